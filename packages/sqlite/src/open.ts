import { Database } from 'bun:sqlite';

export interface SqliteOptions {
  /** File of the database; created when missing. */
  path: string;
  /** Integers come out of the raw connection as bigint, for columns that hold scaled money. */
  bigints?: boolean;
}

/** Statements that stay prepared on each connection; the library's own 20 are fewer than one sale needs. */
const STATEMENTS_KEPT = 500;

/** How long a statement waits for another process's lock, in milliseconds. */
const BUSY_TIMEOUT_MS = 15_000;

/**
 * Opens a SQLite file for several processes at once: write-ahead log, every commit on disk before it is reported
 * (a sale must survive a power cut), and patient with other writers.
 */
export function openSqlite(options: SqliteOptions): Database {
  Database.MAX_QUERY_CACHE_SIZE = Math.max(Database.MAX_QUERY_CACHE_SIZE, STATEMENTS_KEPT);
  const database = new Database(options.path, {
    create: true,
    readwrite: true,
    safeIntegers: options.bigints ?? false,
    strict: true,
  });
  database.run(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
  enterWal(database);
  database.run('pragma synchronous = full');
  return database;
}

/** The switch to WAL does not honour the busy timeout, so processes that open a new file at once would collide. */
function enterWal(database: Database): void {
  const deadline = performance.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      database.run('pragma journal_mode = wal');
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadline) throw error;
      Bun.sleepSync(5);
    }
  }
}

/** Whether SQLite refused because another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
