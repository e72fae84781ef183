import { type Gateway, OtomaxUnavailableError } from '../gateway.ts';
import { openCommitCounter, openSandboxDatabase } from '../sandbox/database.ts';
import { isBusy } from '../sandbox/dialect.ts';
import { capabilities } from './capabilities.ts';
import type { GatewayContext } from './context.ts';
import { createCutoffClock } from './cutoff-clock.ts';
import { createFeed } from './feed.ts';
import { sandboxDialect } from './sandbox-dialect.ts';
import { gatewayVerbs } from './verbs.ts';

/** How often another process's commits are looked for, in milliseconds. */
const POLL_MS = 8;

export interface SandboxGatewayOptions {
  /** The sandbox's database file; made and seeded when it is not there. */
  path: string;
  clock?: (() => Date) | undefined;
  /** Days of seeded history, for a new file. */
  historyDays?: number | undefined;
  /** Whether message formats count as agreed to as they stand: on a sandbox they do, unless one rehearses. */
  formatsAsFound?: boolean | undefined;
}

/**
 * The gateway over the embedded sandbox. Reads, writes and the change feed have connections of their own.
 * `statementCount` leaves the feed out, which asks by itself all day.
 */
export function createSandboxGateway(options: SandboxGatewayOptions): Gateway {
  const { path, historyDays, formatsAsFound = true } = options;
  let statements = 0;
  const onStatement = () => {
    statements += 1;
  };
  const now = options.clock ?? (() => new Date());
  const write = openSandboxDatabase(path, { historyDays, now: now(), onStatement, groupCommits: true });
  const read = openSandboxDatabase(path, { readOnly: true, onStatement });
  let feedStatements = 0;
  const queue = openSandboxDatabase(path, {
    onStatement: () => {
      feedStatements += 1;
    },
  });
  const commits = openCommitCounter(path);
  const formats = { asFound: formatsAsFound, agreed: [] };
  const context: GatewayContext = { read, write, dialect: sandboxDialect, formats, now };
  const feed = createFeed({
    queue,
    clock: createCutoffClock({ queue, dialect: sandboxDialect }),
    dialect: sandboxDialect,
    now,
  });
  const closing = new AbortController();
  let seenCommit = -1;

  return {
    ...gatewayVerbs(context, reach),
    capabilities: () => reach(() => capabilities(context)),
    // Its capabilities are read whenever they are asked for.
    detect: async () => [],
    ping: () =>
      reach(async () => {
        const start = performance.now();
        await read.selectFrom('parameter').select('nama').limit(1).execute();
        return performance.now() - start;
      }),
    statementCount: () => statements,
    feedStatementCount: () => feedStatements,
    close: async () => {
      closing.abort();
      await Promise.all([read.destroy(), write.destroy(), queue.destroy()]);
      commits.close();
    },
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
