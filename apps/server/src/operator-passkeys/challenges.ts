import type { PasskeyChallengeTable, StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import { hashToken } from '../auth/secrets.ts';

/** Milliseconds that a person has for his authenticator. */
export const CHALLENGE_LIFE_MS = 3 * 60_000;

/** What a challenge was given out for; it is taken for nothing else. */
export type ChallengeUse = Pick<PasskeyChallengeTable, 'purpose' | 'session_id'>;

/** Keeps a challenge that was given out, and forgets those that nobody has used in time. `now` in milliseconds. */
export async function keepChallenge(
  store: Kysely<StoreTables>,
  challenge: string,
  use: ChallengeUse,
  now: number,
): Promise<void> {
  await store.deleteFrom('passkey_challenge').where('expires_at', '<=', now).execute();
  await store
    .insertInto('passkey_challenge')
    .values({ ...use, challenge_hash: hashToken(challenge), expires_at: now + CHALLENGE_LIFE_MS })
    .execute();
}

/** Uses a challenge up: true once, for what and whom it was given out, in time. */
export async function takeChallenge(
  store: Kysely<StoreTables>,
  challenge: string,
  { purpose, session_id }: ChallengeUse,
  now: number,
): Promise<boolean> {
  const taken = await store
    .deleteFrom('passkey_challenge')
    .where('challenge_hash', '=', hashToken(challenge))
    .where('purpose', '=', purpose)
    .where('session_id', session_id === null ? 'is' : '=', session_id)
    .where('expires_at', '>', now)
    .returning('challenge_hash')
    .executeTakeFirst();
  return taken !== undefined;
}
