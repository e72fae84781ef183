import type { OrdersTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { demoAgent } from './context.ts';

/** Puts an order into the journal as if it had been accepted a minute ago; `given` says what is different. */
export async function insertOrder(context: Context, given: Partial<OrdersTable> = {}): Promise<OrdersTable> {
  const acceptedAt = given.accepted_at ?? context.now() - 60_000;
  const order: OrdersTable = {
    id: crypto.randomUUID(),
    agent_code: demoAgent.code,
    attempt_id: crypto.randomUUID(),
    content_hash: 'a'.repeat(64),
    session_id: null,
    verb: 'buy',
    product_code: 'S10',
    product_name: 'Telkomsel 10.000',
    operator_code: 'TSEL',
    operator_name: 'Telkomsel',
    category: 'pulsa',
    destination: '081234567890',
    buyer_phone: null,
    amount: null,
    counter: 1,
    inquiry_id: null,
    max_price: '10350',
    selling_price: null,
    state: 'processing',
    failure_code: null,
    note: null,
    inbox_code: null,
    transaction_code: null,
    otomax_status: null,
    price: '10350',
    balance_before: '1000000',
    serial: null,
    bill: null,
    price_above_max: 0,
    reversed: 0,
    assigned_to: null,
    accepted_at: acceptedAt,
    submitted_at: acceptedAt + 20,
    processing_at: acceptedAt + 100,
    final_at: null,
    unknown_at: null,
    updated_at: acceptedAt + 100,
    version: 3,
    ...given,
  };
  await context.store.insertInto('orders').values(order).execute();
  return order;
}
