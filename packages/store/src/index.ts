import { bunSqliteDialect, openSqlite } from '@hexaflate/sqlite';
import { Kysely } from 'kysely';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import type { StoreTables } from './tables.ts';

export { type Place, prepared } from '@hexaflate/sqlite';
export { backupSqlite } from './backup.ts';
export { copyStore } from './copy-store.ts';
export { isUniqueViolation, isUnstorableText, StoreRefusedError, StoreUnavailableError } from './errors.ts';
export { inspectStore, type StoreReport } from './inspect.ts';
export { readPostgresUrl } from './postgres-url.ts';
export type * from './tables.ts';
export { takeTurn } from './turn.ts';

/** Our own data, in a typed query builder. */
export type Store = Kysely<StoreTables>;

/** A SQLite file, or a database on PostgreSQL as `postgres://user:password@host:port/database?sslmode=…`. */
export type StorePlace = { path: string } | { url: string };

export type StoreOptions = StorePlace & {
  now?: () => number;
  /** PostgreSQL: told when a connection that nobody is using breaks. */
  onConnectionLost?: (error: Error) => void;
  /** PostgreSQL: milliseconds after which a statement without an answer counts as a lost connection. */
  patienceMs?: number;
};

/** Below the time after which an app gives a request up, so that it hears why. */
const PATIENCE_MS = 8000;

/**
 * Opens the store and brings it to the newest schema; several processes may do so at once. Close it with `destroy()`.
 * Throws StoreUnavailableError when PostgreSQL cannot be reached, StoreRefusedError when it does not take us.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { now = Date.now, onConnectionLost = () => undefined, patienceMs = PATIENCE_MS } = options;
  if ('url' in options) return openPostgres({ url: options.url, now, onConnectionLost, patienceMs });
  const { path } = options;
  const store: Store = new Kysely<StoreTables>({
    dialect: bunSqliteDialect({ open: () => openSqlite({ path }), groupCommits: true }),
  });
  await migrate(store, now);
  return store;
}
