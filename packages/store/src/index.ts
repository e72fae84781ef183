import { bunSqliteDialect, openSqlite } from '@hexaflate/sqlite';
import { Kysely } from 'kysely';
import { migrate } from './migrate.ts';
import type { StoreTables } from './tables.ts';

export type * from './tables.ts';

/** Our own data, in a typed query builder. */
export type Store = Kysely<StoreTables>;

/** Opens the store's SQLite file and brings it to the newest schema. Close it with `destroy()`. */
export async function openStore(options: { path: string; now?: () => number }): Promise<Store> {
  const store: Store = new Kysely<StoreTables>({
    dialect: bunSqliteDialect({ open: () => openSqlite({ path: options.path }) }),
  });
  await migrate(store, options.now ?? Date.now);
  return store;
}

/** True for the error of a unique key that is taken already, on either engine. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}
