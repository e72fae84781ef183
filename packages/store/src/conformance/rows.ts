import type { AuditEntryTable, NotificationTable, OrderNoteTable, OrdersTable } from '../tables.ts';

/** An entry of the audit trail. */
export function auditRow(given: Partial<AuditEntryTable> = {}): AuditEntryTable {
  return {
    chain: 'panel',
    seq: 1,
    at: 1,
    actor: 'operator:budi',
    verb: 'order.noted',
    subject: 'order:1',
    before: null,
    after: null,
    reason: null,
    address: null,
    session_id: null,
    previous_hash: '0'.repeat(64),
    hash: 'a'.repeat(64),
    ...given,
  };
}

/** A note; `given` says what matters to the test. */
export function noteRow(given: Partial<OrderNoteTable> = {}): OrderNoteTable {
  return { id: crypto.randomUUID(), order_id: 'o', author: 'op', text: 'x', at: 1, ...given };
}

export function notificationRow(given: Partial<NotificationTable> = {}): NotificationTable {
  return {
    id: crypto.randomUUID(),
    agent_code: 'AG1',
    kind: 'order.success',
    params: '{}',
    order_id: null,
    dedupe_key: crypto.randomUUID(),
    read_at: null,
    created_at: 1,
    ...given,
  };
}

export function orderRow(given: Partial<OrdersTable> = {}): OrdersTable {
  return {
    id: crypto.randomUUID(),
    agent_code: 'AG1',
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
    accepted_at: 1,
    submitted_at: null,
    processing_at: null,
    final_at: null,
    unknown_at: null,
    updated_at: 1,
    version: 1,
    ...given,
  };
}
