import {
  BillSchema,
  FailureCodeSchema,
  moneyToWire,
  type Order,
  parseMoney,
  type TimelineEntry,
} from '@hexaflate/contract';
import type { Transaction } from '@hexaflate/otomax';
import type { OrderEventTable, OrdersTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { failureCode } from './progress.ts';

/** One row of the journal, as it was read, is presented once: devices are told of it and its agent is answered with it. */
const presented = new WeakMap<OrdersTable, Promise<Order>>();

/** One order of the journal as the wire wants it. */
export function presentOrder(context: Context, order: OrdersTable): Promise<Order> {
  const before = presented.get(order);
  if (before) return before;
  const now = presentOne(context, order);
  presented.set(order, now);
  now.catch(() => presented.delete(order));
  return now;
}

async function presentOne(context: Context, order: OrdersTable): Promise<Order> {
  const [one] = await presentOrders(context, [order]);
  if (!one) throw new Error(`Order ${order.id} could not be presented`);
  return one;
}

/** Orders of the journal as the wire wants them, in the same order. */
export async function presentOrders(context: Context, orders: readonly OrdersTable[]): Promise<Order[]> {
  if (orders.length === 0) return [];
  const events = await context.store
    .selectFrom('order_event')
    .selectAll()
    .where(
      'order_id',
      'in',
      orders.map((order) => order.id),
    )
    .orderBy('order_id')
    .orderBy('seq')
    .execute();
  const byOrder = Map.groupBy(events, (event) => event.order_id);
  return orders.map((order) =>
    orderView(order, byOrder.get(order.id) ?? [], typicalOf(context, order.product_code)),
  );
}

function orderView(order: OrdersTable, events: readonly OrderEventTable[], typical: Order['typical']): Order {
  const debited = order.transaction_code !== null && order.price !== '0';
  return {
    id: order.id,
    attemptId: order.attempt_id,
    agentCode: order.agent_code,
    verb: order.verb === 'pay' ? 'pay' : 'buy',
    state: order.state,
    product: {
      code: order.product_code,
      name: order.product_name,
      operatorCode: order.operator_code,
      operatorName: order.operator_name,
      category: order.category,
    },
    destination: order.destination,
    buyerPhone: order.buyer_phone,
    amount: order.amount,
    counter: order.counter,
    price: order.price ?? (order.state === 'failed' ? null : order.max_price),
    maxPrice: order.max_price,
    sellingPrice: order.selling_price,
    balanceBefore: order.balance_before,
    balanceAfter: balanceAfter(order.balance_before, order.price, order.state === 'failed'),
    money: debited ? (order.state === 'failed' ? 'refunded' : 'debited') : 'untouched',
    serial: order.serial,
    failure:
      order.state === 'failed'
        ? { code: FailureCodeSchema.catch('refused').parse(order.failure_code), note: order.note }
        : null,
    bill: order.bill === null ? null : BillSchema.parse(JSON.parse(order.bill)),
    transactionCode: order.transaction_code,
    priceAboveMax: order.price_above_max === 1,
    reversed: order.reversed === 1,
    timeline: events.map(({ stage, at }): TimelineEntry => ({ stage, at: instant(at) })),
    clock: orderClock(order),
    typical,
    createdAt: instant(order.accepted_at),
    updatedAt: instant(order.updated_at),
    version: order.version,
  };
}

/** A transaction that reached Otomax without us, as the wire wants it. */
export function transactionView(
  context: Context,
  transaction: Transaction,
  sellingPrice: string | null,
): Order {
  const state = transaction.state === 'pending' ? 'processing' : transaction.state;
  const enteredAt = transaction.enteredAt.getTime();
  const finalAt = transaction.state === 'pending' ? null : (transaction.statusAt?.getTime() ?? enteredAt);
  const timeline: TimelineEntry[] = [{ stage: 'processing', at: instant(enteredAt) }];
  if (finalAt !== null) timeline.push({ stage: state, at: instant(finalAt) });
  const price = moneyToWire(transaction.price);
  const balanceBefore = transaction.balanceBefore === null ? null : moneyToWire(transaction.balanceBefore);
  return {
    id: transactionId(transaction.code),
    attemptId: null,
    agentCode: transaction.agentCode,
    verb: transaction.bill ? 'pay' : 'buy',
    state,
    product: {
      code: transaction.productCode,
      name: transaction.productName,
      operatorCode: transaction.operatorCode,
      operatorName: transaction.operatorName,
      category: transaction.category,
    },
    destination: transaction.destination,
    buyerPhone: null,
    amount: null,
    counter: 1,
    price,
    maxPrice: null,
    sellingPrice,
    balanceBefore,
    balanceAfter: balanceAfter(balanceBefore, price, state === 'failed'),
    money: transaction.price === 0n ? 'untouched' : state === 'failed' ? 'refunded' : 'debited',
    serial: transaction.serial,
    failure: state === 'failed' ? { code: failureCode(transaction.status), note: transaction.note } : null,
    bill: transaction.bill && { ...transaction.bill, amount: moneyToWire(transaction.bill.amount) },
    transactionCode: transaction.code,
    priceAboveMax: false,
    reversed: false,
    timeline,
    clock: { oursMs: null, otomaxMs: null, supplierMs: finalAt === null ? null : finalAt - enteredAt },
    typical: typicalOf(context, transaction.productCode),
    createdAt: instant(enteredAt),
    updatedAt: instant(finalAt ?? enteredAt),
    version: transaction.status,
  };
}

/** The public id of a transaction that is not in our journal. */
export function transactionId(code: number): string {
  return `trx-${code}`;
}

/** The transaction number in such an id, or undefined. */
export function transactionCodeOf(id: string): number | undefined {
  const match = /^trx-(\d{1,10})$/.exec(id);
  return match ? Number(match[1]) : undefined;
}

/** Where an order's time went, in milliseconds. Clocks of two machines may disagree; nothing is shown below 0. */
export function orderClock(
  order: Pick<OrdersTable, 'accepted_at' | 'submitted_at' | 'processing_at' | 'final_at'>,
): Order['clock'] {
  return {
    oursMs: span(order.accepted_at, order.submitted_at),
    otomaxMs: span(order.submitted_at, order.processing_at),
    supplierMs: span(order.processing_at, order.final_at),
  };
}

function span(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : Math.max(0, to - from);
}

function balanceAfter(before: string | null, price: string | null, refunded: boolean): string | null {
  if (before === null) return null;
  return refunded || price === null ? before : moneyToWire(parseMoney(before) - parseMoney(price));
}

function typicalOf(context: Context, productCode: string): Order['typical'] {
  const timing = context.timings.of(productCode);
  return timing ? { p50Ms: timing.p50Ms, p95Ms: timing.p95Ms } : null;
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
