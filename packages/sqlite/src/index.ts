import { Database } from 'bun:sqlite';
import { type Dialect, type SqliteDatabase, SqliteDialect } from 'kysely';

export interface SqliteOptions {
  /** File of the database; created when missing. */
  path: string;
  /** Integers come back as bigint, for columns that hold scaled money. */
  bigints?: boolean;
  /** How long a statement waits for another process's lock, in milliseconds. */
  busyTimeoutMs?: number;
  /** Called with every statement sent, for counting. */
  onStatement?: (sql: string) => void;
}

/**
 * Opens a SQLite file for several processes at once: write-ahead log, every commit on disk before it is reported
 * (a sale must survive a power cut), and patient with other writers.
 */
export function openSqlite(options: SqliteOptions): Database {
  const database = new Database(options.path, {
    create: true,
    safeIntegers: options.bigints ?? false,
    strict: true,
  });
  database.run(`pragma busy_timeout = ${options.busyTimeoutMs ?? 10_000}`);
  database.run('pragma journal_mode = wal');
  database.run('pragma synchronous = full');
  database.run('pragma foreign_keys = on');
  return database;
}

/**
 * Kysely's own SQLite dialect over bun:sqlite. A transaction takes the write lock when it begins: a deferred one
 * that first reads and then writes fails at once when another process wrote in between.
 */
export function sqliteDialect(database: Database, onStatement?: (sql: string) => void): Dialect {
  const adapter: SqliteDatabase = {
    close: () => database.close(),
    prepare(sql) {
      onStatement?.(sql);
      const statement = database.query(sql === 'begin' ? 'begin immediate' : sql);
      return {
        reader: statement.columnNames.length > 0,
        all: (parameters) => statement.all(...bindings(parameters)),
        iterate: (parameters) => statement.iterate(...bindings(parameters)) as IterableIterator<unknown>,
        run: (parameters) => {
          const { changes, lastInsertRowid } = statement.run(...bindings(parameters));
          return { changes, lastInsertRowid };
        },
      };
    },
  };
  return new SqliteDialect({ database: adapter });
}

type Binding = string | number | bigint | Uint8Array | null;

function bindings(parameters: readonly unknown[]): Binding[] {
  return parameters.map((value) => {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
    if (typeof value === 'boolean') return value ? 1 : 0;
    if (value instanceof Uint8Array) return value;
    throw new TypeError(`SQLite cannot hold a ${typeof value}`);
  });
}
