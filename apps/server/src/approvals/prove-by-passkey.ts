import { type Approval, type Proof, proofDigest } from '@hexaflate/contract';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { ownProof } from '../proofs/answer-proof.ts';
import { giveProof, tellOfProof } from '../proofs/give-proof.ts';
import { presentProof } from '../proofs/present.ts';
import { checkApproval } from './check-approval.ts';
import { provingKeys } from './proving-keys.ts';

/**
 * Gives a proof with a signature over it, of a key that was made on a safe device. Throws `proof.notFound`,
 * `proof.closed`, and what `checkApproval` throws.
 */
export async function proveByPasskey(
  context: Context,
  session: AgentSession,
  id: string,
  approval: Approval,
): Promise<Proof> {
  const proof = await ownProof(context, session, id);
  if (proof.method !== 'passkey' || proof.status !== 'asked') throw new AppError('proof.closed');
  const keyId = approval.kind === 'passkey' ? approval.assertion.id : approval.keyId;
  const proving = await provingKeys(context, context.store, session, await context.settings.exact());
  if (!proving.includes(keyId)) throw new AppError('approval.refused');
  const { purpose } = proof;
  await checkApproval(context, session.agentCode, approval, await proofDigest({ id, purpose }));
  const given = await giveProof(context, context.store, id, null);
  tellOfProof(context, given);
  return presentProof(context, context.store, given);
}
