import type { FailureCode } from '@hexaflate/contract';
import { moneyToWire } from '@hexaflate/contract';
import { type NeverSentReason, OtomaxUnavailableError, type Submission } from '@hexaflate/otomax';
import type { OrdersTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { changeUnderway } from '../pin/change-journal.ts';
import { dropViews } from '../processes/drop-views.ts';
import { orderTags } from './announce.ts';
import { advance, orderById } from './journal.ts';
import { submissionOf } from './submission.ts';

/**
 * Sends an accepted order, or finds out that it was sent already: safe to call again after any crash, since the
 * gateway finds the submission row of the same order id. Answers the order as it then stands. When Otomax cannot be
 * reached the order stays accepted, and is driven on later.
 */
export async function driveOn(context: Context, order: OrdersTable): Promise<OrdersTable> {
  if (order.state !== 'accepted') return order;
  // Behind a change of the PIN it would reach Otomax with the one from before; it is driven on when that is done.
  if (await changeUnderway(context.store, order.agent_code)) return order;
  try {
    return await record(context, order, await context.otomax.submit(submissionOf(order)));
  } catch (error) {
    if (!(error instanceof OtomaxUnavailableError)) throw error;
    context.log.warn({ orderId: order.id }, 'Otomax could not be reached; the order will be driven on');
    // It waits, and its agent's lists show it.
    await dropViews(context, orderTags(order));
    return order;
  }
}

/** Bars an accepted order that could not be sent in time; if it was sent after all, it goes on as sent. */
export async function closeUnsent(context: Context, order: OrdersTable): Promise<OrdersTable> {
  return record(context, order, await context.otomax.closeNeverSent(submissionOf(order), 'tooOld'));
}

/** Writes into the journal what the submission row says. */
async function record(context: Context, order: OrdersTable, submission: Submission): Promise<OrdersTable> {
  const at = submission.at.getTime();
  const sent = submission.state === 'sent';
  const advanced = sent
    ? await advance(
        context,
        order,
        {
          state: 'submitted',
          inbox_code: submission.inboxCode,
          submitted_at: at,
          price: submission.price === null ? null : moneyToWire(submission.price),
        },
        [{ stage: 'submitted', at }],
      )
    : await advance(
        context,
        order,
        { state: 'failed', failure_code: failureOf(submission.reason), price: null, final_at: at },
        [{ stage: 'failed', at }],
      );
  if (advanced) return advanced;
  // Somebody else recorded it first: what stands in the journal is as good.
  return (await orderById(context.store, order.id)) ?? order;
}

function failureOf(reason: NeverSentReason | null): FailureCode {
  if (reason === 'priceMoved') return 'priceMoved';
  if (reason === 'closed') return 'closed';
  return 'neverSent';
}
