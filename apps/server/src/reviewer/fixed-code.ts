import { type StoreTables, takeTurn } from '@hexaflate/store';
import type { Kysely, Transaction } from 'kysely';
import type { Context } from '../context.ts';

/** Whoever opens, closes or uses a reviewer's access waits for the others. */
export const REVIEWER_TURN = 'reviewer access';

/** What a fixed code is sealed for. */
export function aboutAccess(accessId: string): string {
  return `reviewer:${accessId}`;
}

/** The access that lets reviewers in by this number now. */
export async function openAccess(store: Kysely<StoreTables>, phone: string, now: number) {
  return store
    .selectFrom('reviewer_access')
    .selectAll()
    .where('phone', '=', phone)
    .where('closed_at', 'is', null)
    .where('expires_at', '>', now)
    .where('tries_left', '>', 0)
    .executeTakeFirst();
}

/**
 * The code that is asked for instead of one by message, where the operator lets reviewers in by this number and it
 * still belongs to the member that he named.
 */
export async function fixedCodeFor(
  context: Context,
  transaction: Transaction<StoreTables>,
  phone: string,
  agentCode: string | null,
): Promise<{ accessId: string; code: string } | undefined> {
  if (!(await openAccess(transaction, phone, context.now()))) return undefined;
  // Looked at again in turn: an access that is being closed voids the challenges from before.
  await takeTurn(transaction, REVIEWER_TURN);
  const access = await openAccess(transaction, phone, context.now());
  if (!access || access.agent_code !== agentCode) return undefined;
  const code = new TextDecoder().decode(context.serverKey.open(access.code, aboutAccess(access.id)));
  return { accessId: access.id, code };
}

/** Wrong codes count over the whole life of an access, since its code stays the same; the last one ends it. */
export async function countWrongFixedCode(context: Context, accessId: string): Promise<void> {
  const counted = await context.store
    .updateTable('reviewer_access')
    .set((field) => ({ tries_left: field('tries_left', '-', 1) }))
    .where('id', '=', accessId)
    .where('tries_left', '>', 0)
    .returning('tries_left')
    .executeTakeFirst();
  if (counted?.tries_left === 0)
    context.log.warn({ access: accessId }, "a reviewer's access ended: its code was guessed at too often");
}
