import type { OrdersTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { closeUnsent, driveOn } from './drive.ts';
import { follow } from './follow.ts';

/** An accepted order younger than this is still in the hands of the request that accepted it. */
const IN_HAND_MS = 3000;
/** At most this many orders are looked at in one round; the oldest first. */
const ROUND = 200;

/**
 * One round over orders that are not concluded: drives accepted ones on (or closes those that are too old), and looks
 * again at sent ones, so that no order depends on the change feed alone. `eager` takes the young ones too, at start.
 */
export async function sweepOrders(context: Context, eager = false): Promise<void> {
  const now = context.now();
  const open = await context.store
    .selectFrom('orders')
    .selectAll()
    .where('state', 'in', ['accepted', 'submitted', 'processing', 'unknown'])
    .orderBy('accepted_at')
    .limit(ROUND)
    .execute();
  for (const order of open) {
    if (!eager && now - order.accepted_at < IN_HAND_MS) continue;
    await lookAfter(context, order, now).catch((error: unknown) => {
      context.log.warn({ err: error, orderId: order.id }, 'order could not be looked after this round');
    });
  }
}

async function lookAfter(context: Context, order: OrdersTable, now: number): Promise<void> {
  if (order.state !== 'accepted') {
    await follow(context, order);
    return;
  }
  const tooOld = now - order.accepted_at > context.config.neverSentAfterMs;
  const moved = tooOld ? await closeUnsent(context, order) : await driveOn(context, order);
  if (moved.state === 'submitted') await follow(context, moved);
}
