import { type AuditEntryTable, type StoreTables, takeTurn } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import { FIRST_LINK, hashOf } from './chain.ts';
import { lastEntry } from './last-entry.ts';

/** What an entry says, before it has its place in a chain. */
export type EntryText = Omit<AuditEntryTable, 'chain' | 'seq' | 'at' | 'previous_hash' | 'hash'>;

/** Adds an entry at the end of a chain, whose other writers wait until the transaction ends. `at` in milliseconds. */
export async function appendEntry(
  transaction: Transaction<StoreTables>,
  at: number,
  text: EntryText,
  chain: string,
): Promise<void> {
  await takeTurn(transaction, `audit ${chain}`);
  const last = await lastEntry(transaction, chain);
  const entry = { chain, seq: (last?.seq ?? 0) + 1, at, ...text, previous_hash: last?.hash ?? FIRST_LINK };
  await transaction
    .insertInto('audit_entry')
    .values({ ...entry, hash: hashOf(entry) })
    .execute();
}
