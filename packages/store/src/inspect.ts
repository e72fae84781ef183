import { Database } from 'bun:sqlite';
import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import type { StorePlace } from './index.ts';
import { migrations } from './migrate.ts';
import { withPostgres } from './postgres.ts';

/** What can be told about a store without changing it. */
export interface StoreReport {
  /** The engine's own version. */
  version: string;
  /** Newest migration in the store; undefined while it has none. */
  migration: number | undefined;
  /** Newest migration that this program knows. */
  known: number;
}

const NEWEST = 'select max(number) as number from migration';

/**
 * Looks at a store and changes nothing. Throws StoreUnavailableError when PostgreSQL cannot be reached,
 * StoreRefusedError when it does not take us, and SQLite's own error for a file that is no database.
 */
export async function inspectStore(place: StorePlace): Promise<StoreReport> {
  const known = migrations.at(-1)?.number ?? 0;
  if ('path' in place) return { known, ...inspectSqlite(place.path) };
  return await withPostgres(place.url, async (store) => {
    const { rows } = await sql<{ version: string; migrations: string | null }>`
      select current_setting('server_version') as version,
        to_regclass('migration')::text as migrations`.execute(store);
    const [server] = rows;
    const newest = server?.migrations
      ? await sql<{ number: number | null }>`${sql.raw(NEWEST)}`.execute(store)
      : undefined;
    return { known, version: server?.version ?? '', migration: newest?.rows[0]?.number ?? undefined };
  });
}

function inspectSqlite(path: string): Omit<StoreReport, 'known'> {
  const database = existsSync(path) ? new Database(path, { readonly: true }) : new Database(':memory:');
  try {
    const one = <Row>(text: string) => database.query<Row, []>(text).get();
    const version = one<{ version: string }>('select sqlite_version() as version')?.version ?? '';
    const has = one("select 1 from sqlite_schema where type = 'table' and name = 'migration'") !== null;
    const number = has ? one<{ number: number | null }>(NEWEST)?.number : undefined;
    return { version, migration: number ?? undefined };
  } finally {
    database.close();
  }
}
