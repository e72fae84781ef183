import { describe, setDefaultTimeout } from 'bun:test';
import { agentsConformance } from './agents.ts';
import { feedConformance } from './feed.ts';
import { formatsConformance } from './formats.ts';
import { ordersConformance } from './orders.ts';
import { pinChangeConformance } from './pin-change.ts';
import { pricesConformance } from './prices.ts';
import { repliesConformance } from './replies.ts';
import { serviceConformance } from './service.ts';
import { faultRules } from './sql-server-faults.ts';
import { installRules } from './sql-server-install.ts';
import { parameterRules } from './sql-server-parameter.ts';
import { pollingRules } from './sql-server-polling.ts';
import { restartRules } from './sql-server-restart.ts';
import { senderRules } from './sql-server-senders.ts';
import { openPolledSqlServer, openSqlServer } from './sql-server-subject.ts';
import { triggerRules } from './sql-server-triggers.ts';
import { watchRules } from './sql-server-watch.ts';
import { transactionsConformance } from './transactions.ts';

const url = process.env.OTOMAX_TEST_URL;
/** Kills the server and starts it again; only for one that is nobody else's. */
const restart = process.env.OTOMAX_TEST_RESTART;

/** Making the installation anew takes seconds on a server that has other things to do; milliseconds. */
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
    pinChangeConformance(open);
    formatsConformance(open);
    feedConformance(open);
    serviceConformance(open);
    repliesConformance(open);
    installRules(open);
    senderRules(open);
    watchRules(open);
    triggerRules(open);
    parameterRules(open);
    pollingRules(() => openPolledSqlServer(url));
    faultRules(open);
    if (restart !== undefined && restart !== '') restartRules(open, restart);
  });
  describe('SQL Server without triggers is a gateway', () => {
    feedConformance(() => openPolledSqlServer(url), true);
  });
}
