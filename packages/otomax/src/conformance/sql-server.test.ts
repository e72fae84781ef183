import { describe, setDefaultTimeout } from 'bun:test';
import { agentsConformance } from './agents.ts';
import { feedConformance } from './feed.ts';
import { ordersConformance } from './orders.ts';
import { pricesConformance } from './prices.ts';
import { serviceConformance } from './service.ts';
import { faultRules } from './sql-server-faults.ts';
import { installRules } from './sql-server-install.ts';
import { openSqlServer } from './sql-server-subject.ts';
import { transactionsConformance } from './transactions.ts';

const url = process.env.OTOMAX_TEST_URL;

// Making the installation anew takes seconds on a server that has other things to do.
const LONGEST_MS = 180_000;

// Nothing stands here without a server: a rule that nobody can break on this machine is not a rule that was kept.
if (url !== undefined && url !== '') {
  setDefaultTimeout(LONGEST_MS);
  const open = () => openSqlServer(url);
  describe('SQL Server is a gateway', () => {
    pricesConformance(open);
    agentsConformance(open);
    transactionsConformance(open);
    ordersConformance(open);
    feedConformance(open);
    serviceConformance(open);
    installRules(open);
    faultRules(open);
  });
}
