import type { AddApprovalKey, ApprovalKey } from '@hexaflate/contract';
import {
  type ApprovalChallengeTable,
  type ApprovalKeyTable,
  isUniqueViolation,
  takeTurn,
} from '@hexaflate/store';
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { tellPin } from '../pin/tell-pin.ts';
import { takeChallenge } from './challenges.ts';
import { presentKey, refuseMoreKeys } from './keys.ts';
import { verifyEs256 } from './verify-signature.ts';

type MadeKey = Pick<ApprovalKeyTable, 'id' | 'kind' | 'public_key' | 'sign_count' | 'rp_id' | 'origin'>;

/**
 * Adds a key that has signed the challenge for which the PIN was shown, and tells the agent's other devices. Throws
 * `approval.expired`, `approval.notMade` for a key that has not signed it with its owner recognised, `approval.off`,
 * `approval.tooMany`.
 */
export async function addKey(
  context: Context,
  session: AgentSession,
  { challengeId, key }: AddApprovalKey,
): Promise<ApprovalKey> {
  const challenge = await takeChallenge(context, session, challengeId);
  const made =
    key.kind === 'passkey' ? await madePasskey(context, key, challenge) : await deviceKey(key, challenge);
  if (!made) throw new AppError('approval.notMade');
  const { agentCode } = session;
  const row: ApprovalKeyTable = {
    ...made,
    agent_code: agentCode,
    last_digest: null,
    name: session.deviceName,
    session_id: session.id,
    failures: 0,
    created_at: context.now(),
    last_used_at: null,
  };
  try {
    await context.store.transaction().execute(async (transaction) => {
      await takeTurn(transaction, `approval keys ${agentCode}`);
      await refuseMoreKeys(context, transaction, agentCode);
      await transaction.insertInto('approval_key').values(row).execute();
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('approval.notMade');
    throw error;
  }
  await tellPin(context, agentCode, 'approvalKey.added', row.id, { device: row.name });
  return presentKey(row, session);
}

async function madePasskey(
  context: Context,
  { attestation }: Extract<AddApprovalKey['key'], { kind: 'passkey' }>,
  { challenge, origin, rp_id }: ApprovalChallengeTable,
): Promise<MadeKey | undefined> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: attestation,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rp_id,
      requireUserVerification: true,
    });
    if (!verified) return undefined;
    const { id, publicKey, counter } = registrationInfo.credential;
    const public_key = Buffer.from(publicKey).toString('base64url');
    return { id, kind: 'passkey', public_key, sign_count: counter, rp_id, origin };
  } catch (error) {
    context.log.warn(
      { why: error instanceof Error ? error.message : 'unreadable' },
      'a passkey was not made',
    );
    return undefined;
  }
}

async function deviceKey(
  { publicJwk, signature }: Extract<AddApprovalKey['key'], { kind: 'device' }>,
  { challenge }: ApprovalChallengeTable,
): Promise<MadeKey | undefined> {
  if (!(await verifyEs256(publicJwk, signature, challenge))) return undefined;
  return {
    id: crypto.randomUUID(),
    kind: 'device',
    public_key: JSON.stringify(publicJwk),
    sign_count: 0,
    rp_id: null,
    origin: null,
  };
}
