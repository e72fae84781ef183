import type { SignedByPasskey } from '@hexaflate/contract';
import type { OperatorPasskeyTable, StoreTables } from '@hexaflate/store';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { type ChallengeUse, takeChallenge } from './challenges.ts';
import type { PanelPlace } from './panel-origin.ts';

/** A passkey whose signature holds, and what it says of itself now. */
export interface Shown {
  passkey: OperatorPasskeyTable;
  counter: number;
  backedUp: boolean;
}

/**
 * Whether a passkey has signed this challenge of ours, at this address of the panel, with its holder recognised by it.
 * The challenge is used up either way. Undefined when anything does not fit.
 */
export async function verifySigned(
  { store, now, log }: Context,
  { origin, rpId }: PanelPlace,
  { passkey, signed }: { passkey: OperatorPasskeyTable; signed: SignedByPasskey },
  use: ChallengeUse,
): Promise<Shown | undefined> {
  const verified = await verifyAuthenticationResponse({
    response: signed,
    expectedChallenge: (challenge) => takeChallenge(store, challenge, use, now()),
    expectedOrigin: origin,
    expectedRPID: rpId,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
      counter: passkey.counter,
    },
    requireUserVerification: true,
  }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message.replace(/"[^"]*"/g, '…') : 'unknown';
    log.warn({ operator: passkey.username, why }, 'a passkey was refused');
    return undefined;
  });
  if (!verified?.verified || passkey.rp_id !== rpId) return undefined;
  const { newCounter, credentialBackedUp } = verified.authenticationInfo;
  return { passkey, counter: newCounter, backedUp: credentialBackedUp };
}

/**
 * Notes that a passkey was used. False when it is gone, or its counter has moved since it was read: then somebody else
 * was faster, or there are two of it.
 */
export async function noteUse(
  transaction: Transaction<StoreTables>,
  { passkey, counter, backedUp }: Shown,
  now: number,
): Promise<boolean> {
  const noted = await transaction
    .updateTable('operator_passkey')
    .set({ counter, backed_up: backedUp ? 1 : 0, last_used_at: now })
    .where('id', '=', passkey.id)
    .where('counter', '=', passkey.counter)
    .returning('id')
    .executeTakeFirst();
  return noted !== undefined;
}
