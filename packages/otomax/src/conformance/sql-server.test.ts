import { describe } from 'bun:test';
import { agentsConformance } from './agents.ts';
import { feedConformance } from './feed.ts';
import { formatsConformance } from './formats.ts';
import { ordersConformance } from './orders.ts';
import { pricesConformance } from './prices.ts';
import { serviceConformance } from './service.ts';
import { faultRules } from './sql-server-faults.ts';
import { installRules } from './sql-server-install.ts';
import { openSqlServer } from './sql-server-subject.ts';
import { transactionsConformance } from './transactions.ts';

const url = process.env.OTOMAX_TEST_URL;

// Nothing stands here without a server: a rule that nobody can break on this machine is not a rule that was kept.
if (url !== undefined && url !== '') {
  const open = () => openSqlServer(url);
  describe('SQL Server is a gateway', () => {
    pricesConformance(open);
    agentsConformance(open);
    transactionsConformance(open);
    ordersConformance(open);
    formatsConformance(open);
    feedConformance(open);
    serviceConformance(open);
    installRules(open);
    faultRules(open);
  });
}
