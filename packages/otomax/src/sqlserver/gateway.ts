import { Kysely } from 'kysely';
import type { GatewayContext } from '../gateway/context.ts';
import { createFeed } from '../gateway/feed.ts';
import { gatewayVerbs } from '../gateway/verbs.ts';
import { type Gateway, OtomaxUnavailableError } from '../gateway.ts';
import type { OtomaxTables } from '../tables.ts';
import { sqlServerCapabilities } from './capabilities.ts';
import { openSession } from './connection.ts';
import { sqlServerExpressions } from './dialect.ts';
import { isUnavailable } from './errors.ts';
import { sqlServerDialect } from './kysely.ts';
import { createPool, type SqlPool } from './pool.ts';
import { columnsOf, findColumns, measureOffset } from './probe.ts';
import type { SqlServerSettings } from './settings.ts';
import { createWatch } from './watch.ts';

export interface SqlServerGatewayOptions {
  settings: SqlServerSettings;
  clock?: (() => Date) | undefined;
}

/**
 * The gateway over an Otomax database on SQL Server. Reads the installation's columns and clock first, so it
 * rejects with OtomaxUnavailableError when the server cannot be reached. `statementCount` leaves the feed out,
 * which asks by itself all day.
 */
export async function createSqlServerGateway(options: SqlServerGatewayOptions): Promise<Gateway> {
  const { settings } = options;
  const pool = openPool(settings);
  const { columns, utcOffsetMinutes } = await reach(() => probe(pool, settings)).catch(
    async (error: unknown) => {
      await pool.close();
      throw error;
    },
  );
  let statements = 0;
  const dialect = sqlServerExpressions(utcOffsetMinutes);
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
  const queue = new Kysely<OtomaxTables>({
    dialect: sqlServerDialect({
      pool,
      columns,
      onStatement: () => {
        feedStatements += 1;
      },
    }),
  });
  const now = options.clock ?? (() => new Date());
  const context: GatewayContext = { read: db, write: db, dialect, now };
  const feed = createFeed({ queue, dialect, now });
  const watch = createWatch(queue);
  return {
    ...gatewayVerbs(context, reach),
    capabilities: () => reach(() => sqlServerCapabilities(context, pool)),
    ping: () =>
      reach(async () => {
        const start = performance.now();
        await db.selectFrom('parameter').select('nama').limit(1).execute();
        return performance.now() - start;
      }),
    statementCount: () => statements,
    feedStatementCount: () => feedStatements,
    changes: (limit) =>
      reach(async () => {
        const changes = await feed.changes(limit);
        watch.seen(changes.length);
        return changes;
      }),
    acknowledge: (changes) => reach(() => feed.acknowledge(changes)),
    waitForChanges: (timeoutMs) => reach(() => watch.wait(timeoutMs)),
    close: async () => {
      watch.close();
      await Promise.all([db.destroy(), queue.destroy()]);
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

async function probe(pool: SqlPool, settings: SqlServerSettings) {
  const session = await pool.acquire();
  try {
    return {
      columns: columnsOf(await findColumns(session)),
      utcOffsetMinutes: settings.utcOffsetMinutes ?? (await measureOffset(session)),
    };
  } finally {
    pool.release(session);
  }
}

/** No answer, or an answer that leaves open what happened, is told as such. */
async function reach<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isUnavailable(error)) throw new OtomaxUnavailableError('SQL Server did not answer', { cause: error });
    throw error;
  }
}
