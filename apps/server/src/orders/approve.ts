import { orderDigest, type SubmitOrder } from '@hexaflate/contract';
import { checkApproval } from '../approvals/check-approval.ts';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { changeUnderway } from '../pin/change-journal.ts';
import { checkPinOn } from '../pin/check-pin-on.ts';

/**
 * Makes sure that the agent wants exactly this order: by his PIN, or by a key of his that has signed the order's digest
 * in its place. Throws `pin.changing` while Otomax changes the PIN, and what `checkPinOn` and `checkApproval` throw.
 */
export async function approve(context: Context, session: AgentSession, wanted: SubmitOrder): Promise<void> {
  const { agentCode } = session;
  if (await changeUnderway(context.store, agentCode)) throw new AppError('pin.changing');
  const { pin, approval } = wanted;
  if (approval) await checkApproval(context, agentCode, approval, await orderDigest(wanted));
  else await checkPinOn(context, session, pin ?? '');
}
