import type { OrdersTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { notify } from '../notify/notify.ts';
import { dropViews } from '../processes/drop-views.ts';
import { type OwedNews, type Stage, settleNews } from '../processes/owed-news.ts';
import { presentOrder } from './present.ts';

/** Tags of the views that show this order. */
export function orderTags(order: Pick<OrdersTable, 'id' | 'agent_code'>): string[] {
  return [`order:${order.id}`, `orders:${order.agent_code}`];
}

/** Tells views, waiting requests, devices and the panel that an order changed. `committedAt` in ms. */
export async function announce(
  context: Context,
  order: OrdersTable,
  owed: OwedNews,
  committedAt?: number,
): Promise<void> {
  const followed = await dropViews(context, owed.tags);
  await tellOfOrder(context, order, owed.stages ?? [], committedAt);
  if (followed) await settleNews(context, owed);
}

/** Everything of `announce` but the views. Telling twice is harmless. */
export async function tellOfOrder(
  context: Context,
  order: OrdersTable,
  stages: readonly Stage[],
  committedAt?: number,
): Promise<void> {
  context.orderSignals.changed(order.id);
  if (order.verb === 'inquire') return;
  const presented = await presentOrder(context, order);
  context.live.publish({ agent: order.agent_code }, { type: 'order.changed', order: presented }, committedAt);
  context.live.publish('operators', { type: 'order.changed', order: presented }, committedAt);
  context.live.publish('operators', { type: 'dashboard.changed' });
  if (stages.includes('unknown') || order.unknown_at !== null)
    context.live.publish('operators', { type: 'unknown.changed' });
  for (const stage of stages) await notifyStage(context, order, stage);
  if (order.price_above_max === 1) await tell(context, order, 'order.priceAboveMax', '');
}

async function notifyStage(context: Context, order: OrdersTable, stage: Stage): Promise<void> {
  if (stage === 'success') return tell(context, order, 'order.success', '');
  if (stage === 'failed') return tell(context, order, 'order.failed', '');
  if (stage === 'unknown') return tell(context, order, 'order.unknown', '');
  // An operator may flip the same order more than once; each flip is news.
  if (stage === 'reversed') return tell(context, order, 'order.reversed', `:${order.version}`);
}

function tell(
  context: Context,
  order: OrdersTable,
  kind: 'order.success' | 'order.failed' | 'order.unknown' | 'order.reversed' | 'order.priceAboveMax',
  suffix: string,
): Promise<void> {
  return notify(context, {
    agentCode: order.agent_code,
    kind,
    params: {
      product: order.product_name,
      destination: order.destination,
      amount: order.price ?? order.max_price,
      state: order.state,
    },
    orderId: order.id,
    dedupeKey: `${kind}:${order.id}${suffix}`,
  });
}
