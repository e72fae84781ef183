import type { PinChange } from '@hexaflate/contract';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { useProof } from '../proofs/use-proof.ts';
import { askChange, resumeChange } from './ask-change.ts';
import { changeByAttempt } from './change-journal.ts';
import { refuseWeakPin } from './new-pin.ts';
import { presentChange } from './standing.ts';

interface Wanted {
  attemptId: string;
  newPin: string;
  proofId?: string | undefined;
}

/**
 * Puts a new PIN in place of one that its agent has forgotten, after a strong proof, which is used up together with
 * writing the reset down. Nobody is told the old one: it goes from Otomax's table into Otomax's message. Works for a
 * locked and a disabled PIN as well, and opens it again when Otomax has said yes. Throws `proof.required`,
 * `proof.impossible`, `pin.weak`, `pin.changing`, `feature.missing`.
 */
export async function resetPin(context: Context, session: AgentSession, wanted: Wanted): Promise<PinChange> {
  const { attemptId, newPin, proofId } = wanted;
  const { agentCode } = session;
  const earlier = await changeByAttempt(context.store, agentCode, attemptId);
  // What lets one be finished is not what lets the other begin.
  if (earlier && earlier.kind !== 'reset') throw new AppError('pin.changing');
  if (earlier && earlier.state !== 'asked') return presentChange(earlier);
  if (!context.features.canSay('changePin')) throw new AppError('feature.missing');
  await refuseWeakPin(context, agentCode, newPin);
  if (earlier) return presentChange(await resumeChange(context, session, earlier, newPin));
  const asked = await askChange(context, session, { attemptId, kind: 'reset', newPin }, (transaction) =>
    useProof(context, transaction, { id: proofId, session, purpose: 'pin.reset', subject: null }),
  );
  return presentChange(asked);
}
