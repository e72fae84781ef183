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
import { isBusy } from './open.ts';

/** How long a write transaction waits for another process's to end unless told otherwise, in milliseconds. */
const WRITE_WAIT_MS = 15_000;

export interface BunSqliteConfig {
  /** Opens the connection; called once, before the first statement. */
  open: () => Database;
  /** Columns that come out as bigint where the connection has `bigints`; all other integers are numbers. */
  bigintColumns?: ReadonlySet<string>;
  /** Told about every statement before it runs. */
  onStatement?: ((sql: string) => void) | undefined;
  /** Longest wait of a write transaction for another process's, in milliseconds. */
  writeWaitMs?: number | undefined;
}

/**
 * Kysely over one bun:sqlite connection. Statements are synchronous, so only one holder at a time is let in.
 * A transaction takes the write lock when it begins, without blocking the event loop: a deferred one that first
 * reads and then writes would fail when another process wrote in between.
 */
export function bunSqliteDialect(config: BunSqliteConfig): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(config),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

function createDriver(config: BunSqliteConfig): Driver {
  const { open, bigintColumns = new Set(), onStatement, writeWaitMs = WRITE_WAIT_MS } = config;
  const gate = createGate();
  let opened: Database | undefined;
  const connected = () => {
    opened ??= open();
    return opened;
  };
  const connection: DatabaseConnection = {
    executeQuery: async <Row>(query: CompiledQuery) => {
      onStatement?.(query.sql);
      return execute<Row>(connected(), query, bigintColumns);
    },
    streamQuery: () => {
      throw new Error('SQLite answers whole results; it does not stream');
    },
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => {
      await gate.enter();
      return connection;
    },
    beginTransaction: () => beginImmediate(connected(), writeWaitMs),
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

function execute<Row>(
  database: Database,
  query: CompiledQuery,
  bigintColumns: ReadonlySet<string>,
): QueryResult<Row> {
  const statement = database.query<Row, SQLQueryBindings[]>(query.sql);
  const parameters = query.parameters.map(toBinding);
  if (statement.columnNames.length === 0) {
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }
  const rows = statement.all(...parameters);
  const counts = statement.columnNames.filter((name) => !bigintColumns.has(name));
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

async function beginImmediate(database: Database, waitMs: number): Promise<void> {
  const deadline = performance.now() + waitMs;
  while (!tryBegin(database, waitMs, performance.now() >= deadline)) {
    await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 3));
  }
}

function tryBegin(database: Database, waitMs: number, last: boolean): boolean {
  database.run('pragma busy_timeout = 0');
  try {
    database.run('begin immediate');
    return true;
  } catch (error) {
    if (last || !isBusy(error)) throw error;
    return false;
  } finally {
    database.run(`pragma busy_timeout = ${waitMs}`);
  }
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
