import { type Gateway, OtomaxUnavailableError } from '../gateway.ts';
import { openCommitCounter, openSandboxDatabase } from '../sandbox/database.ts';
import { isBusy } from '../sandbox/dialect.ts';
import * as agents from './agents.ts';
import { capabilities } from './capabilities.ts';
import * as catalog from './catalog.ts';
import type { GatewayContext } from './context.ts';
import { createFeed } from './feed.ts';
import * as ledger from './ledger.ts';
import { sendMessage } from './messages.ts';
import * as orders from './orders.ts';
import * as figures from './sales-figures.ts';
import { sandboxDialect } from './sandbox-dialect.ts';
import { closeNeverSent, submit } from './submit.ts';
import * as transactions from './transactions.ts';

/** How often another process's commits are looked for, in milliseconds. */
const POLL_MS = 8;

export interface SandboxGatewayOptions {
  /** The sandbox's database file; made and seeded when it is not there. */
  path: string;
  clock?: (() => Date) | undefined;
  /** Days of seeded history, for a new file. */
  historyDays?: number | undefined;
}

/**
 * The gateway over the embedded sandbox. Reads, writes and the change feed have connections of their own.
 * `statementCount` leaves the feed out, which asks by itself all day.
 */
export function createSandboxGateway(options: SandboxGatewayOptions): Gateway {
  const { path, historyDays } = options;
  let statements = 0;
  const onStatement = () => {
    statements += 1;
  };
  const now = options.clock ?? (() => new Date());
  const write = openSandboxDatabase(path, { historyDays, now: now(), onStatement });
  const read = openSandboxDatabase(path, { readOnly: true, onStatement });
  const queue = openSandboxDatabase(path);
  const commits = openCommitCounter(path);
  const context: GatewayContext = { read, write, dialect: sandboxDialect, now };
  const feed = createFeed({ queue, dialect: sandboxDialect, now });
  const closing = new AbortController();
  let seenCommit = -1;

  return {
    capabilities: () => reach(() => capabilities(context)),
    ping: () =>
      reach(async () => {
        const start = performance.now();
        await read.selectFrom('parameter').select('nama').limit(1).execute();
        return performance.now() - start;
      }),
    statementCount: () => statements,
    close: async () => {
      closing.abort();
      await Promise.all([read.destroy(), write.destroy(), queue.destroy()]);
      commits.close();
    },
    agentByPhone: (phone) => reach(() => agents.agentByPhone(context, phone)),
    agent: (code) => reach(() => agents.agent(context, code)),
    agents: (filter, page) => reach(() => agents.agents(context, filter, page)),
    senders: (code) => reach(() => agents.senders(context, code)),
    verifyPin: (code, pin) => reach(() => agents.verifyPin(context, code, pin)),
    catalog: (code, category) => reach(() => catalog.catalog(context, code, category)),
    quote: (code, product) => reach(() => catalog.quote(context, code, product)),
    productTimings: (sample) => reach(() => figures.productTimings(context, sample)),
    transactions: (filter, page) => reach(() => transactions.transactions(context, filter, page)),
    transaction: (code) => reach(() => transactions.transaction(context, code)),
    ledger: (code, page) => reach(() => ledger.ledger(context, code, page)),
    ledgerEntry: (code) => reach(() => ledger.ledgerEntry(context, code)),
    salesByHour: (day) => reach(() => figures.salesByHour(context, day)),
    similarToday: (code, product, destination) =>
      reach(() => transactions.similarToday(context, code, product, destination)),
    submit: (request) => reach(() => submit(context, request)),
    closeNeverSent: (request, reason) => reach(() => closeNeverSent(context, request, reason)),
    submission: (orderId) => reach(() => orders.submission(context, orderId)),
    submissionsSince: (since, limit) => reach(() => orders.submissionsSince(context, since, limit)),
    outcome: (inboxCode) => reach(() => orders.outcome(context, inboxCode)),
    sendMessage: (message) => reach(() => sendMessage(context, message)),
    changes: (limit) =>
      reach(() => {
        // Noted before the queue is read: what is committed in between wakes the next wait at once.
        seenCommit = commits.read();
        return feed.changes(limit);
      }),
    acknowledge: (changes) => reach(() => feed.acknowledge(changes)),
    waitForChanges: async (timeoutMs) => {
      const deadline = performance.now() + timeoutMs;
      while (!closing.signal.aborted && commits.read() === seenCommit) {
        const left = deadline - performance.now();
        if (left <= 0) return;
        await new Promise((resolve) => setTimeout(resolve, Math.min(POLL_MS, left)));
      }
    },
  };
}

/** A database that stays locked has not answered; whoever asked does not know what happened. */
async function reach<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isBusy(error)) throw new OtomaxUnavailableError('The sandbox database is busy', { cause: error });
    throw error;
  }
}
