import type { ProofTable, StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';

/**
 * Gives a proof that is still asked for, after its method was verified; from now on it can be used, once. Of several
 * who answer at the same time one is heard. `answeredBy`: the session whose yes it was, where it was another's.
 * Throws `proof.closed`.
 */
export async function giveProof(
  context: Context,
  store: Kysely<StoreTables>,
  proofId: string,
  answeredBy: string | null,
): Promise<ProofTable> {
  const now = context.now();
  const given = await store
    .updateTable('proof')
    .set((field) => ({
      status: 'given',
      answered_by: answeredBy,
      expires_at: now + context.settings.get('proofs.useWithin'),
      version: field('version', '+', 1),
    }))
    .where('id', '=', proofId)
    .where('status', '=', 'asked')
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
  if (!given) throw new AppError('proof.closed');
  return given;
}

/** Tells the agent's devices, and whoever waits for this proof, that it has changed. */
export function tellOfProof(context: Context, proof: Pick<ProofTable, 'id' | 'agent_code'>): void {
  context.orderSignals.changed(proof.id);
  context.live.publish({ agent: proof.agent_code }, { type: 'proofs.changed' });
}
