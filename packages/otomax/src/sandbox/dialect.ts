import { type BunSqliteConfig, bunSqliteDialect } from '@hexaflate/sqlite';
import type { Dialect } from 'kysely';
import { moneyColumns } from '../tables.ts';

export { isBusy } from '@hexaflate/sqlite';

/** Kysely over SQLite, in which columns named as money come out as bigint. `open` opens with bigints. */
export function sandboxKysely(config: Omit<BunSqliteConfig, 'bigintColumns'>): Dialect {
  return bunSqliteDialect({ ...config, bigintColumns: new Set(Object.keys(moneyColumns)) });
}
