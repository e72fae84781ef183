import { Database } from 'bun:sqlite';
import { Kysely } from 'kysely';
import { WIB_OFFSET_MINUTES } from '../../local-time.ts';
import type { OtomaxTables } from '../../tables.ts';
import { openSandboxDatabase } from '../database.ts';
import { isBusy, sandboxKysely } from '../dialect.ts';
import type { CommitWatch, EngineDatabase } from './database.ts';

/** How long an operator's statement waits for another process's write to end, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;
const STATEMENTS_KEPT = 200;
const PAUSE_MS = { busy: 2, idle: 8 };

/**
 * Opens the sandbox's database for an engine or an operator; a missing file is made and seeded first. A statement
 * waits up to `busyTimeoutMs` for another process's write to end and then throws SQLITE_BUSY.
 */
export async function openSqliteEngine(
  path: string,
  busyTimeoutMs = BUSY_TIMEOUT_MS,
): Promise<EngineDatabase> {
  await openSandboxDatabase(path).destroy();
  const database = new Database(path, { readwrite: true, safeIntegers: true, strict: true });
  try {
    database.run(`pragma busy_timeout = ${busyTimeoutMs}`);
    database.run('pragma synchronous = full');
    // Otomax has none on references; ours looks one up for every message that carries one.
    database.run(
      'create index if not exists ix_transaksi_ref_id on transaksi (kode_reseller, ref_id) where ref_id is not null',
    );
  } catch (error) {
    database.close();
    throw error;
  }
  return wrapSqlite(database, busyTimeoutMs);
}

/** Wraps a database that was opened with `safeIntegers`. */
export function wrapSqlite(database: Database, writeWaitMs = BUSY_TIMEOUT_MS): EngineDatabase {
  // The usual 20 would have most of the engine's statements compiled again and again.
  Database.MAX_QUERY_CACHE_SIZE = Math.max(Database.MAX_QUERY_CACHE_SIZE, STATEMENTS_KEPT);
  const db = new Kysely<OtomaxTables>({ dialect: sandboxKysely({ open: () => database, writeWaitMs }) });
  return {
    db,
    utcOffsetMinutes: WIB_OFFSET_MINUTES,
    isTransient,
    watch: watchCommits(database),
    close: async () => {
      await db.destroy();
      database.close();
    },
  };
}

/** Failures of the disk or of a shared database, which pass. */
export function isTransient(error: unknown): boolean {
  if (isBusy(error)) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(LOCKED|IOERR|FULL|CANTOPEN|NOMEM|PROTOCOL|READONLY|INTERRUPT)/.test(code);
}

/** SQLite's own number changes with every commit of another connection; reading it costs microseconds. */
function watchCommits(database: Database): CommitWatch {
  const version = () =>
    database.query<{ data_version: bigint }, []>('pragma data_version').get()?.data_version;
  let noted: bigint | undefined;
  return {
    pauseMs: PAUSE_MS,
    note: () => {
      noted = version();
    },
    moved: async () => version() !== noted,
  };
}
