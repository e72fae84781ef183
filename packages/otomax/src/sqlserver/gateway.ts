import { Kysely } from 'kysely';
import type { FormatPolicy } from '../formats-agreement.ts';
import type { GatewayContext, SqlDialect } from '../gateway/context.ts';
import { gatewayVerbs } from '../gateway/verbs.ts';
import { type Gateway, OtomaxUnavailableError } from '../gateway.ts';
import type { OtomaxTables } from '../tables.ts';
import { createChanges } from './changes.ts';
import { openSession } from './connection.ts';
import { createDetector } from './detector.ts';
import { sqlServerExpressions } from './dialect.ts';
import { isRefusal, isUnavailable } from './errors.ts';
import { sqlServerDialect } from './kysely.ts';
import { eventTables } from './polling/events.ts';
import { type PollingPace, usualPace } from './polling/poller.ts';
import { createPool, type SqlPool } from './pool.ts';
import type { SqlServerSettings } from './settings.ts';

export interface SqlServerGatewayOptions {
  settings: SqlServerSettings;
  clock?: (() => Date) | undefined;
  /** Whether message formats count as agreed to as they stand: only in a database that we made, unless one rehearses. */
  formatsAsFound?: boolean | undefined;
  /** How often the tables without triggers are looked at. */
  pace?: PollingPace | undefined;
}

/**
 * The gateway over an Otomax database on SQL Server. Looks at the installation first, so it rejects with
 * OtomaxUnavailableError when the server cannot be reached; `detect` looks again, and a statement that the server
 * refuses is tried once more when the columns turn out to have changed. `statementCount` leaves the feed out, which
 * asks by itself all day.
 */
export async function createSqlServerGateway(options: SqlServerGatewayOptions): Promise<Gateway> {
  const { settings } = options;
  const now = options.clock ?? (() => new Date());
  const pool = openPool(settings);
  const closing = async (error: unknown): Promise<never> => {
    await pool.close();
    throw error;
  };
  const detector = await answered(() => createDetector(pool, settings, now)).catch(closing);
  let statements = 0;
  const { columns } = detector;
  const dialect: SqlDialect = {
    ...sqlServerExpressions(0),
    get utcOffsetMinutes() {
      return detector.utcOffsetMinutes();
    },
    get longestMessage() {
      return detector.detected().installation.messageLength;
    },
  };
  const db = new Kysely<OtomaxTables>({
    dialect: sqlServerDialect({
      pool,
      columns,
      onStatement: () => {
        statements += 1;
      },
    }),
  });
  let feedStatements = 0;
  const countFeed = () => {
    feedStatements += 1;
  };
  const queue = new Kysely<OtomaxTables>({
    dialect: sqlServerDialect({ pool, columns, onStatement: countFeed }),
  });
  const formats: FormatPolicy = {
    get asFound() {
      return options.formatsAsFound ?? detector.detected().staging;
    },
    agreed: [],
  };
  const context: GatewayContext = {
    read: db,
    write: db,
    dialect,
    formats,
    now,
    senderType: settings.senderType,
  };
  const quiet: GatewayContext = { ...context, read: queue, write: queue };
  await answered(() => detector.detect(quiet)).catch(closing);
  const polling = new Kysely<OtomaxTables>({
    dialect: sqlServerDialect({
      pool,
      columns,
      skipLocked: new Set(eventTables),
      onStatement: countFeed,
    }),
  });
  const changes = createChanges({
    mode: settings.changes,
    queue,
    polling,
    polledTables: () => detector.detected().installation.polledTables,
    knownTriggers: () => detector.detected().state,
    pace: options.pace ?? usualPace,
    dialect,
    now,
  });
  const reach = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await answered(work);
    } catch (error) {
      if (!isRefusal(error) || !(await detector.columnsMoved())) throw error;
      return await answered(work);
    }
  };
  const verbs = gatewayVerbs(context, reach);
  return {
    ...verbs,
    settleReplies: async (limit) =>
      detector.offered().missing.some(({ feature }) => feature === 'replies')
        ? 0
        : await verbs.settleReplies(limit),
    capabilities: async () => detector.offered(),
    detect: () => answered(() => detector.detect(quiet)),
    ping: () =>
      reach(async () => {
        const start = performance.now();
        await db.selectFrom('parameter').select('nama').limit(1).execute();
        return performance.now() - start;
      }),
    statementCount: () => statements,
    feedStatementCount: () => feedStatements,
    changes: (limit) => reach(() => changes.changes(limit)),
    acknowledge: (seen) => reach(() => changes.acknowledge(seen)),
    waitForChanges: (timeoutMs) => reach(() => changes.wait(timeoutMs)),
    close: async () => {
      changes.close();
      await Promise.all([db.destroy(), queue.destroy(), polling.destroy()]);
      await pool.close();
    },
  };
}

/** The pool of one process. */
export function openPool(settings: SqlServerSettings): SqlPool {
  return createPool({
    open: () => openSession(settings),
    max: settings.poolMax,
    waitMs: settings.connectTimeoutMs + settings.requestTimeoutMs,
  });
}

/** No answer, or an answer that leaves open what happened, is told as such. */
async function answered<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isUnavailable(error)) throw new OtomaxUnavailableError('SQL Server did not answer', { cause: error });
    throw error;
  }
}
