import type { ProofPurpose } from '@hexaflate/contract';
import type { StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { proofRefusal } from './methods.ts';

/** A deed that needs a proof. */
interface ProvedDeed {
  /** The proof that the device says it has; undefined where it named none. */
  id: string | undefined;
  session: AgentSession;
  purpose: ProofPurpose;
  /** Digest of exactly what is done; null where the purpose says it all. */
  subject: string | null;
}

/**
 * Uses a given proof up, in the transaction of the deed that it stands for: exactly once, by the session that asked for
 * it, for this purpose and this subject alone. Throws `proof.required` with the methods that are possible, or
 * `proof.impossible` where none is.
 */
export async function useProof(
  context: Context,
  transaction: Transaction<StoreTables>,
  deed: ProvedDeed,
): Promise<void> {
  if (await takeProof(context, transaction, deed)) return;
  const settings = await context.settings.exact(transaction);
  throw await proofRefusal(context, transaction, { ...deed, settings });
}

/** As `useProof`, for those who know themselves what to say: whether there was such a proof. */
export async function takeProof(
  context: Context,
  transaction: Transaction<StoreTables>,
  { id, session, purpose, subject }: ProvedDeed,
): Promise<boolean> {
  if (id === undefined) return false;
  const used = await transaction
    .updateTable('proof')
    .set((field) => ({ status: 'used', version: field('version', '+', 1) }))
    .where('id', '=', id)
    .where('agent_code', '=', session.agentCode)
    .where('session_id', '=', session.id)
    .where('purpose', '=', purpose)
    .where('subject', subject === null ? 'is' : '=', subject)
    .where('status', '=', 'given')
    .where('expires_at', '>', context.now())
    .returning('id')
    .executeTakeFirst();
  return used !== undefined;
}
