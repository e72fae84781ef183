import { type Money, parseMoney } from '@hexaflate/contract';
import type { OrdersTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { dropViews } from '../processes/drop-views.ts';
import { advance, orderById } from './journal.ts';
import { progress } from './progress.ts';

/** How often a lost race against another writer is run again before the next look finds it anyway. */
const RACES = 5;

/**
 * Looks at what Otomax says of a sent order and brings the journal up to it. Idempotent; answers the order as it
 * stands. `committedAt` (ms) is when the change behind this look was committed.
 */
export async function follow(
  context: Context,
  order: OrdersTable,
  committedAt?: number,
): Promise<OrdersTable> {
  let current = order;
  for (let race = 0; race < RACES; race += 1) {
    if (current.inbox_code === null) return current;
    const outcome = await context.otomax.outcome(current.inbox_code);
    const step = progress(current, outcome, context.now(), context.settings.get('orders.unknownAfter'));
    if (!step) return current;
    const advanced = await advance(context, current, step.changes, step.stages, committedAt);
    if (advanced) {
      await comparePrices(context, current, outcome?.transaction?.price);
      return advanced;
    }
    current = (await orderById(context.store, current.id)) ?? current;
  }
  return current;
}

/** The first look at a debit says whether Otomax prices as we do. `order` is as it was before that look. */
async function comparePrices(
  context: Context,
  order: OrdersTable,
  debited: Money | undefined,
): Promise<void> {
  const firstLook = order.transaction_code === null && order.verb !== 'inquire';
  if (!firstLook || debited === undefined || debited === 0n || order.price === null) return;
  if (!context.priceTrust.observe(order.product_code, parseMoney(order.price), debited)) return;
  const distrusted = context.priceTrust.isDistrusted(order.product_code);
  context.log.warn(
    { productCode: order.product_code, distrusted },
    'debits disagree with the computed price',
  );
  await dropViews(context, ['price-trust']);
  context.live.publish('agents', { type: 'catalog.changed' });
}

/** Follows the order behind an inbox row that changed, if it is one of ours. */
export async function followInbox(context: Context, inboxCode: number, committedAt: number): Promise<void> {
  const order = await context.store
    .selectFrom('orders')
    .selectAll()
    .where('inbox_code', '=', inboxCode)
    .executeTakeFirst();
  if (order) await follow(context, order, committedAt);
}
