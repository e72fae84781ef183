import { moneyToWire } from '@hexaflate/contract';
import type { Submission } from '@hexaflate/otomax';
import type { OrdersTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { driveOn } from './drive.ts';
import { follow } from './follow.ts';
import { orderById, writeAccepted } from './journal.ts';
import { type SweepPlace, sweepOrders } from './sweep.ts';

/** Attempt ids are accepted again for this long, so submissions this young must stand in the journal. */
const ATTEMPT_LIFE_MS = 7 * 24 * 3600 * 1000;
const PAGE = 500;

/**
 * What a start owes to the run before it: orders that stand in the submission table but not in the journal (lost or
 * restored from a backup) are written back, and everything unconcluded is driven on. Answers how many were restored.
 */
export async function recoverOrders(context: Context): Promise<number> {
  const restored = await restoreJournal(context);
  let next: SweepPlace | undefined;
  do next = await sweepOrders(context, { eager: true, after: next });
  while (next);
  return restored;
}

async function restoreJournal(context: Context): Promise<number> {
  let restored = 0;
  const since = new Date(context.now() - ATTEMPT_LIFE_MS);
  let cursor: string | undefined;
  do {
    const page = await context.otomax.submissionsSince(since, { limit: PAGE, cursor });
    for (const submission of page.items) {
      if (await orderById(context.store, submission.orderId)) continue;
      await restore(context, submission);
      restored += 1;
    }
    cursor = page.next;
  } while (cursor !== undefined);
  return restored;
}

async function restore(context: Context, submission: Submission): Promise<void> {
  const order = await rebuilt(context, submission);
  if (!(await writeAccepted(context, order))) return;
  await follow(context, await driveOn(context, order));
}

/** A journal row in state `accepted`; driving it on finds the submission row and takes it from there. */
async function rebuilt(context: Context, submission: Submission): Promise<OrdersTable> {
  const { request } = submission;
  const quote = await context.otomax.quote(submission.agentCode, request.productCode);
  const at = submission.at.getTime();
  return {
    id: submission.orderId,
    agent_code: submission.agentCode,
    attempt_id: submission.attemptId,
    content_hash: submission.contentHash,
    session_id: null,
    verb: request.verb,
    product_code: request.productCode,
    product_name: quote?.product.name ?? request.productCode,
    operator_code: quote?.operator.code ?? '',
    operator_name: quote?.operator.name ?? '',
    category: quote?.operator.category ?? '',
    destination: request.destination,
    buyer_phone: request.buyerPhone,
    amount: request.amount,
    counter: request.counter,
    inquiry_id: null,
    max_price: moneyToWire(request.maxPrice),
    selling_price: null,
    state: 'accepted',
    failure_code: null,
    note: null,
    inbox_code: null,
    transaction_code: null,
    otomax_status: null,
    price: null,
    balance_before: null,
    serial: null,
    bill: null,
    price_above_max: 0,
    reversed: 0,
    assigned_to: null,
    accepted_at: at,
    submitted_at: null,
    processing_at: null,
    final_at: null,
    unknown_at: null,
    updated_at: context.now(),
    version: 1,
  };
}
