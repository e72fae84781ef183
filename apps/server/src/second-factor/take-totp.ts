import type { StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import type { ServerKey } from './server-key.ts';
import { matchStep } from './totp.ts';

/** What a secret is sealed for. */
export function sealedFor(username: string): string {
  return `totp ${username}`;
}

/**
 * Takes a code of an operator's app once: a code of the same or an earlier half minute than one that was taken before
 * is refused, whichever process took it. `now` in milliseconds.
 */
export async function takeTotp(
  store: Kysely<StoreTables>,
  key: ServerKey,
  { username, code, now }: { username: string; code: string; now: number },
): Promise<boolean> {
  const row = await store
    .selectFrom('operator_totp')
    .selectAll()
    .where('username', '=', username)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  const step = row && matchStep(key.open(row.secret, sealedFor(username)), code, now);
  if (step === undefined) return false;
  const taken = await store
    .updateTable('operator_totp')
    .set({ last_step: step })
    .where('username', '=', username)
    .where('last_step', '<', step)
    .returning('username')
    .executeTakeFirst();
  return taken !== undefined;
}
