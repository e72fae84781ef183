import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  MssqlAdapter,
  MssqlIntrospector,
  type QueryResult,
} from 'kysely';
import type { Columns } from './columns.ts';
import { OtomaxSqlCompiler } from './compiler.ts';
import type { SqlSession } from './connection.ts';
import type { SqlPool } from './pool.ts';

export interface SqlServerKysely {
  pool: SqlPool;
  columns: Columns;
  /** Tables whose locked rows are passed over when they are read; our queue unless given. */
  skipLocked?: ReadonlySet<string> | undefined;
  /** Told about every statement before it runs. */
  onStatement?: ((sql: string) => void) | undefined;
}

/** Kysely over our pool: its compiler's T-SQL, our typing of parameters and results. The pool outlives it. */
export function sqlServerDialect({ pool, columns, skipLocked, onStatement }: SqlServerKysely): Dialect {
  return {
    createAdapter: () => new ReturningAdapter(),
    createQueryCompiler: () => new OtomaxSqlCompiler(columns, skipLocked),
    createIntrospector: (db) => new MssqlIntrospector(db),
    createDriver: () => createDriver(pool, onStatement),
  };
}

/** The compiler writes `returning` as OUTPUT INTO, so its rows may be believed. */
class ReturningAdapter extends MssqlAdapter {
  override get supportsReturning(): boolean {
    return true;
  }
}

function createDriver(pool: SqlPool, onStatement: SqlServerKysely['onStatement']): Driver {
  const held = new WeakMap<DatabaseConnection, SqlSession>();
  const sessionOf = (connection: DatabaseConnection): SqlSession => {
    const session = held.get(connection);
    if (!session) throw new Error('A connection of another driver');
    return session;
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => {
      const session = await pool.acquire();
      const connection: DatabaseConnection = {
        executeQuery: <Row>(query: CompiledQuery) => {
          onStatement?.(query.sql);
          return execute<Row>(session, query);
        },
        streamQuery: () => {
          throw new Error('Answers are whole; nothing here streams');
        },
      };
      held.set(connection, session);
      return connection;
    },
    beginTransaction: (connection) => sessionOf(connection).begin(),
    commitTransaction: (connection) => sessionOf(connection).commit(),
    rollbackTransaction: async (connection) => {
      const session = sessionOf(connection);
      try {
        await session.rollback();
      } catch {
        // The server undid it already, or is gone. Closing the session undoes it in any case.
        session.close();
      }
    },
    releaseConnection: async (connection) => pool.release(sessionOf(connection)),
    destroy: async () => undefined,
  };
}

async function execute<Row>(session: SqlSession, query: CompiledQuery): Promise<QueryResult<Row>> {
  const { rows, affected } = await session.run<Row>(query.sql, query.parameters);
  return { rows, numAffectedRows: BigInt(affected) };
}
