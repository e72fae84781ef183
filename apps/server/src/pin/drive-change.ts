import type { PinChangeSubmission } from '@hexaflate/otomax';
import type { PinChangeTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { advanceChange } from './change-journal.ts';

/** How long Otomax may take to have the new PIN stand after it has answered, in milliseconds. */
const SETTLING_MS = 10_000;

/**
 * Has Otomax asked for the change, or finds out that it was asked already: safe to call again after any crash. The new
 * PIN is in this call alone; who does not have it can only close the change. Throws OtomaxUnavailableError, and then
 * nothing is known about what was sent.
 */
export async function sendChange(
  context: Context,
  change: PinChangeTable,
  newPin: string,
): Promise<PinChangeTable> {
  if (change.state !== 'asked') return change;
  return record(context, change, await context.otomax.changePin(requestOf(change), newPin));
}

/** Bars a change that could not be sent; if it was sent after all, it goes on as sent. */
export async function closeChange(
  context: Context,
  change: PinChangeTable,
  reason: 'saleUnderway' | 'tooOld',
): Promise<PinChangeTable> {
  return record(context, change, await context.otomax.closePinChange(requestOf(change), reason));
}

/** Looks at what Otomax says of a sent change and brings the journal up to it. Idempotent. */
export async function followChange(context: Context, change: PinChangeTable): Promise<PinChangeTable> {
  if (change.state !== 'sent' && change.state !== 'unknown') return change;
  const outcome = await context.otomax.pinChangeOutcome(change.id);
  const now = context.now();
  if (outcome?.state === 'refused')
    return advanceChange(context, change, { state: 'refused', failure: 'refused' });
  if (outcome?.state === 'answered') {
    // Where it cannot be read any more, Otomax's answer alone has to be believed.
    if (outcome.stands !== false) return advanceChange(context, change, { state: 'done' });
    if (now - (outcome.at?.getTime() ?? 0) > SETTLING_MS)
      return advanceChange(context, change, { state: 'refused', failure: 'refused' });
  }
  if (change.state === 'sent' && now - change.asked_at > context.settings.get('orders.unknownAfter'))
    return advanceChange(context, change, { state: 'unknown' });
  return change;
}

async function record(
  context: Context,
  change: PinChangeTable,
  submission: PinChangeSubmission,
): Promise<PinChangeTable> {
  if (submission.state === 'sent')
    return advanceChange(context, change, { state: 'sent', inbox_code: submission.inboxCode });
  return advanceChange(context, change, { state: 'refused', failure: failureOf(submission.reason) });
}

function failureOf(reason: PinChangeSubmission['reason']): NonNullable<PinChangeTable['failure']> {
  switch (reason) {
    case 'samePin':
    case 'saleUnderway':
      return reason;
    case 'noFormat':
    case 'unknownAgent':
      return 'unavailable';
    default:
      return 'notSent';
  }
}

function requestOf({ id, agent_code, attempt_id, kind }: PinChangeTable) {
  return { id, agentCode: agent_code, attemptId: attempt_id, kind };
}
