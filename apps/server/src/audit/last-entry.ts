import type { StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';

/** An entry by its number and hash. */
export interface Head {
  seq: number;
  hash: string;
}

/** The newest entry of a chain, or undefined while it is empty. */
export async function lastEntry(store: Kysely<StoreTables>, chain: string): Promise<Head | undefined> {
  return store
    .selectFrom('audit_entry')
    .select(['seq', 'hash'])
    .where('chain', '=', chain)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}
