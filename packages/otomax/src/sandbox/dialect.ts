import type { Database, SQLQueryBindings } from 'bun:sqlite';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { moneyColumns } from '../tables.ts';

/** How long a write transaction waits for another process's to end, in milliseconds. */
const WRITE_WAIT_MS = 15_000;

export interface BunSqliteConfig {
  /** Opens the connection with `safeIntegers`; called once, before the first statement. */
  open: () => Database;
  /** Told about every statement before it runs. */
  onStatement?: ((sql: string) => void) | undefined;
}

/**
 * Kysely over one bun:sqlite connection: columns named as money come out as
 * bigint, all other integers as number. Statements are synchronous, so only one holder at a time is let in.
 */
export function createBunSqliteDialect(config: BunSqliteConfig): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(config),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

function createDriver({ open, onStatement }: BunSqliteConfig): Driver {
  const gate = createGate();
  let opened: Database | undefined;
  const connected = () => {
    opened ??= open();
    return opened;
  };
  const connection: DatabaseConnection = {
    executeQuery: async <Row>(query: CompiledQuery) => {
      onStatement?.(query.sql);
      return execute<Row>(connected(), query);
    },
    streamQuery: () => {
      throw new Error('The sandbox reads whole results; it does not stream');
    },
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => {
      await gate.enter();
      return connection;
    },
    // "immediate", so that two writers queue up at the start instead of failing in the middle.
    beginTransaction: () => beginImmediate(connected()),
    commitTransaction: async () => {
      connected().run('commit');
    },
    rollbackTransaction: async () => {
      if (connected().inTransaction) connected().run('rollback');
    },
    releaseConnection: async () => gate.leave(),
    destroy: async () => opened?.close(),
  };
}

function execute<Row>(database: Database, query: CompiledQuery): QueryResult<Row> {
  const statement = database.query<Row, SQLQueryBindings[]>(query.sql);
  const parameters = query.parameters.map(toBinding);
  if (statement.columnNames.length === 0) {
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }
  const rows = statement.all(...parameters);
  const counts = statement.columnNames.filter((name) => !Object.hasOwn(moneyColumns, name));
  for (const row of rows) {
    if (typeof row === 'object' && row !== null) toNumbers(row, counts);
  }
  return { rows };
}

function toNumbers(row: object, columns: readonly string[]): void {
  for (const column of columns) {
    const value: unknown = Reflect.get(row, column);
    if (typeof value === 'bigint') Reflect.set(row, column, Number(value));
  }
}

function toBinding(value: unknown): SQLQueryBindings {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'bigint' || typeof value === 'number') return value;
  throw new TypeError(`Cannot bind a ${typeof value} to an SQL parameter`);
}

/** Waits for the write lock without blocking the event loop, which bun:sqlite's own busy timeout would. */
async function beginImmediate(database: Database): Promise<void> {
  const deadline = performance.now() + WRITE_WAIT_MS;
  for (;;) {
    if (tryBegin(database, performance.now() >= deadline)) return;
    await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 3));
  }
}

function tryBegin(database: Database, last: boolean): boolean {
  database.run('pragma busy_timeout = 0');
  try {
    database.run('begin immediate');
    return true;
  } catch (error) {
    if (last || !isBusy(error)) throw error;
    return false;
  } finally {
    database.run(`pragma busy_timeout = ${WRITE_WAIT_MS}`);
  }
}

/** Whether SQLite refused because another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('SQLITE_BUSY')
  );
}

/** Lets one holder in at a time, in the order of asking. */
function createGate(): { enter(): Promise<void>; leave(): void } {
  const waiting: (() => void)[] = [];
  let held = false;
  return {
    enter: async () => {
      if (held) await new Promise<void>((resolve) => waiting.push(resolve));
      held = true;
    },
    leave: () => {
      const next = waiting.shift();
      if (next) next();
      else held = false;
    },
  };
}
