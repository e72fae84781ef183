/** SQLite as several processes can share it, under Kysely. */
export { type BunSqliteConfig, bunSqliteDialect } from './dialect.ts';
export { isBusy, openSqlite, type SqliteOptions } from './open.ts';
export { type Place, prepared } from './prepared.ts';
