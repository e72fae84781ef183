import type { OrdersTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { closeUnsent, driveOn } from './drive.ts';
import { follow } from './follow.ts';

/** An accepted order younger than this is still in the hands of the request that accepted it. */
const IN_HAND_MS = 3000;
/** At most this many orders of either kind are looked at in one round. */
const ROUND = 200;

/** Where a round ended. */
export type SweepPlace = Pick<OrdersTable, 'accepted_at' | 'id'>;

interface SweepOptions {
  /** Takes the young accepted ones too, at start. */
  eager?: boolean | undefined;
  /** What the round before answered. */
  after?: SweepPlace | undefined;
}

/**
 * One round over orders that are not concluded: drives accepted ones on (or closes those that are too old), and looks
 * again at sent ones, so that no order depends on the change feed alone. The sent ones are taken in turn: a round
 * answers where the next one goes on, so that many orders which Otomax leaves open never hide those behind them.
 */
export async function sweepOrders(
  context: Context,
  { eager = false, after }: SweepOptions = {},
): Promise<SweepPlace | undefined> {
  const now = context.now();
  const accepted = await context.store
    .selectFrom('orders')
    .selectAll()
    .where('state', '=', 'accepted')
    .where('accepted_at', '<=', eager ? now : now - IN_HAND_MS)
    .orderBy('accepted_at')
    .limit(ROUND)
    .execute();
  const sent = await sentAfter(context, after, eager ? now : now - IN_HAND_MS);
  for (const order of [...accepted, ...sent]) {
    await lookAfter(context, order, now).catch((error: unknown) => {
      context.log.warn({ err: error, orderId: order.id }, 'order could not be looked after this round');
    });
  }
  return sent.length === ROUND ? sent.at(-1) : undefined;
}

function sentAfter(context: Context, after: SweepPlace | undefined, until: number): Promise<OrdersTable[]> {
  let query = context.store
    .selectFrom('orders')
    .selectAll()
    .where('state', 'in', ['submitted', 'processing', 'unknown'])
    .where('accepted_at', '<=', until);
  if (after) {
    query = query.where((where) =>
      where.or([
        where('accepted_at', '>', after.accepted_at),
        where.and([where('accepted_at', '=', after.accepted_at), where('id', '>', after.id)]),
      ]),
    );
  }
  return query.orderBy('accepted_at').orderBy('id').limit(ROUND).execute();
}

async function lookAfter(context: Context, order: OrdersTable, now: number): Promise<void> {
  if (order.state !== 'accepted') {
    await follow(context, order);
    return;
  }
  const tooOld = now - order.accepted_at > context.settings.get('orders.neverSentAfter');
  const moved = tooOld ? await closeUnsent(context, order) : await driveOn(context, order);
  if (moved.state === 'submitted') await follow(context, moved);
}
