import { orderDigest, type SubmitOrder } from '@hexaflate/contract';
import { checkApproval } from '../approvals/check-approval.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { changeUnderway } from '../pin/change-journal.ts';
import { checkPin } from '../pin/check-pin.ts';

/**
 * Makes sure that the agent wants exactly this order: by his PIN, or by a key of his that has signed the order's digest
 * in its place. Throws `pin.changing` while Otomax changes the PIN, and what `checkPin` and `checkApproval` throw.
 */
export async function approve(context: Context, agentCode: string, wanted: SubmitOrder): Promise<void> {
  if (await changeUnderway(context.store, agentCode)) throw new AppError('pin.changing');
  const { pin, approval } = wanted;
  if (approval) await checkApproval(context, agentCode, approval, await orderDigest(wanted));
  else await checkPin(context, agentCode, pin ?? '');
}
