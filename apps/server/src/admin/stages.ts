import type { Dashboard } from '@hexaflate/contract';
import type { OrdersTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { createLatencyWindow } from '../metrics/latency-window.ts';
import { orderClock } from '../orders/present.ts';

/** Over how many of the newest concluded orders. */
const SAMPLE = 1000;
const BUSIEST = 8;

type Concluded = Pick<
  OrdersTable,
  'product_code' | 'product_name' | 'accepted_at' | 'submitted_at' | 'processing_at' | 'final_at'
>;
type Stage = 'oursMs' | 'otomaxMs' | 'supplierMs';

/** Where the time of recent orders went, in milliseconds: over all of them, and for the busiest products. */
export async function readStages(context: Context): Promise<Pick<Dashboard, 'stages' | 'products'>> {
  const orders = await context.store
    .selectFrom('orders')
    .select(['product_code', 'product_name', 'accepted_at', 'submitted_at', 'processing_at', 'final_at'])
    .where('state', 'in', ['success', 'failed'])
    .where('verb', '!=', 'inquire')
    .where('final_at', 'is not', null)
    .orderBy('accepted_at', 'desc')
    .limit(SAMPLE)
    .execute();
  const busiest = [...Map.groupBy(orders, (order) => order.product_code).values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, BUSIEST);
  return {
    stages: {
      ours: latency(orders, 'oursMs'),
      otomax: latency(orders, 'otomaxMs'),
      supplier: latency(orders, 'supplierMs'),
    },
    products: busiest.map((group) => ({
      code: group[0]?.product_code ?? '',
      name: group[0]?.product_name ?? '',
      count: group.length,
      oursMs: latency(group, 'oursMs')?.p50Ms ?? 0,
      otomaxMs: latency(group, 'otomaxMs')?.p50Ms ?? 0,
      supplierMs: latency(group, 'supplierMs')?.p50Ms ?? 0,
    })),
  };
}

function latency(orders: readonly Concluded[], stage: Stage): Dashboard['stages']['ours'] {
  const samples = createLatencyWindow(SAMPLE);
  for (const order of orders) {
    const ms = orderClock(order)[stage];
    if (ms !== null) samples.record(ms);
  }
  return samples.read();
}
