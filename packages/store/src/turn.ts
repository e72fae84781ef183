import { type Kysely, PostgresAdapter, sql, type Transaction } from 'kysely';
import type { StoreTables } from './tables.ts';

/**
 * Makes transactions that name the same key wait for one another until they end. For rules that look first and write
 * then: on SQLite only one write transaction is let in at a time anyway, on PostgreSQL two would look at once.
 * Call it before the look.
 */
export async function takeTurn(transaction: Transaction<StoreTables>, key: string): Promise<void> {
  if (!isPostgres(transaction)) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`hexaflate:${key}`}, 0))`.execute(transaction);
}

/** Which engine is behind a query builder. */
export function isPostgres(store: Kysely<StoreTables>): boolean {
  return store.getExecutor().adapter instanceof PostgresAdapter;
}
