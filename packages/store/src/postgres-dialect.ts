import {
  AbortedTransactionError,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { QueryResult as PgResult, Pool, PoolClient } from 'pg';
import { asConnectError, asStoreError, StoreUnavailableError } from './errors.ts';

interface Held {
  client: PoolClient;
  /** Set once the connection has failed: it must not serve anybody else. */
  broken: boolean;
}

/**
 * Kysely's PostgreSQL over a pool of `pg`. Its own driver would lend a connection again whose statement timed out and
 * still hangs; this one drops it, and tells a database that is away from one that says no.
 */
export function postgresDialect(pool: Pool): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => createDriver(pool),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

function createDriver(pool: Pool): Driver {
  const lent = new WeakMap<DatabaseConnection, Held>();
  // A connection that breaks between two statements fails the next one; an error that nobody hears ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const heldBy = (connection: DatabaseConnection) => {
    const held = lent.get(connection);
    if (!held) throw new Error('This connection was not lent by this driver');
    return held;
  };
  return {
    init: async () => undefined,
    async acquireConnection() {
      const client = await pool.connect().catch((error: unknown) => {
        throw asConnectError(error);
      });
      const held: Held = { client, broken: false };
      const connection: DatabaseConnection = {
        executeQuery: (query) => execute(held, query),
        streamQuery: () => {
          throw new Error('Results are read whole');
        },
      };
      lent.set(connection, held);
      return connection;
    },
    async beginTransaction(connection) {
      // Said each time, because a server may be set to another isolation, which fails where this one waits.
      await send(heldBy(connection), 'begin isolation level read committed');
    },
    async commitTransaction(connection) {
      const { command } = await send(heldBy(connection), 'commit');
      // COMMIT after a statement that failed is answered with ROLLBACK.
      if (command === 'ROLLBACK') throw new AbortedTransactionError();
    },
    async rollbackTransaction(connection) {
      const held = heldBy(connection);
      // The reason for rolling back is what the caller must hear; a lost connection has rolled back by itself.
      if (!held.broken) await send(held, 'rollback').catch(() => undefined);
    },
    async releaseConnection(connection) {
      const { client, broken } = heldBy(connection);
      client.release(broken);
    },
    destroy: () => pool.end(),
  };
}

async function execute<Row>(held: Held, query: CompiledQuery): Promise<QueryResult<Row>> {
  const { command, rows, rowCount } = await send(held, query.sql, query.parameters);
  const wrote = ['INSERT', 'UPDATE', 'DELETE'].includes(command);
  return wrote ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows };
}

async function send(held: Held, text: string, parameters: readonly unknown[] = []): Promise<PgResult> {
  try {
    return await held.client.query(text, [...parameters]);
  } catch (error) {
    const named = asStoreError(error);
    held.broken ||= named instanceof StoreUnavailableError;
    throw named;
  }
}
