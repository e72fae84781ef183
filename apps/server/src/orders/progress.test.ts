import { describe, expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract';
import type { InboxOutcome, Transaction } from '@hexaflate/otomax';
import type { OrdersTable } from '@hexaflate/store';
import * as fc from 'fast-check';
import { isFinal, progress } from './progress.ts';

const NOW = 1_000_000;
const UNKNOWN_AFTER = 120_000;

const order: OrdersTable = {
  id: 'o',
  agent_code: 'AG0001',
  attempt_id: 'a',
  content_hash: 'h',
  session_id: null,
  verb: 'buy',
  product_code: 'T25',
  product_name: 'Telkomsel 25.000',
  operator_code: 'TSEL',
  operator_name: 'Telkomsel',
  category: 'pulsa',
  destination: '081234567890',
  buyer_phone: null,
  amount: null,
  counter: 1,
  inquiry_id: null,
  max_price: '25150',
  selling_price: null,
  state: 'submitted',
  failure_code: null,
  note: null,
  inbox_code: 7,
  transaction_code: null,
  otomax_status: null,
  price: '25150',
  balance_before: null,
  serial: null,
  bill: null,
  price_above_max: 0,
  reversed: 0,
  assigned_to: null,
  accepted_at: NOW - 1000,
  submitted_at: NOW - 990,
  processing_at: null,
  final_at: null,
  unknown_at: null,
  updated_at: NOW - 990,
  version: 2,
};

const transaction: Transaction = {
  code: 99,
  agentCode: 'AG0001',
  productCode: 'T25',
  productName: 'Telkomsel 25.000',
  operatorCode: 'TSEL',
  operatorName: 'Telkomsel',
  category: 'pulsa',
  destination: '081234567890',
  price: rupiah(25_150),
  quantity: null,
  balanceBefore: rupiah(100_000),
  state: 'pending',
  status: 2,
  statusName: 'awaitingAnswer',
  serial: null,
  note: null,
  ownReference: null,
  inboxCode: 7,
  points: 0,
  inquiry: false,
  bill: null,
  enteredAt: new Date(NOW - 900),
  statusAt: null,
};

const waiting: InboxOutcome = {
  inboxCode: 7,
  status: 0,
  statusName: 'new',
  state: 'waiting',
  transaction: null,
  reply: null,
};
const outcome = (changes: Partial<Transaction>): InboxOutcome => ({
  ...waiting,
  status: 22,
  state: 'transaction',
  transaction: { ...transaction, ...changes },
});
const success = outcome({ state: 'success', status: 20, serial: '123', statusAt: new Date(NOW - 100) });
const failure = outcome({ state: 'failed', status: 40, note: 'Gangguan', statusAt: new Date(NOW - 100) });
const look = (from: Partial<OrdersTable>, seen: InboxOutcome | undefined, now = NOW) =>
  progress({ ...order, ...from }, seen, now, UNKNOWN_AFTER);
const after = (from: Partial<OrdersTable>, seen: InboxOutcome | undefined, now = NOW): OrdersTable => ({
  ...order,
  ...from,
  ...look(from, seen, now)?.changes,
});

describe('an order follows Otomax', () => {
  test('an inbox row that waits changes nothing', () => {
    expect(look({}, waiting)).toBeUndefined();
  });

  test('a success carries serial, price and both stages', () => {
    const step = look({}, success);
    expect(step?.changes).toMatchObject({
      state: 'success',
      serial: '123',
      price: '25150',
      final_at: NOW - 100,
    });
    expect(step?.stages.map(({ stage }) => stage)).toEqual(['processing', 'success']);
  });

  test('a refusal by Otomax ends the order without money moving', () => {
    const refused: InboxOutcome = { ...waiting, status: 43, state: 'refused', reply: 'Saldo tidak cukup' };
    expect(look({}, refused)?.changes).toMatchObject({
      state: 'failed',
      failure_code: 'balanceTooLow',
      price: null,
    });
  });

  test('silence becomes unknown, and unknown leaves by itself when Otomax decides', () => {
    const unknown = after({}, waiting, NOW + UNKNOWN_AFTER);
    expect(unknown.state).toBe('unknown');
    expect(after(unknown, success, NOW + UNKNOWN_AFTER + 1).state).toBe('success');
  });

  test('an inbox row that was cleared away leaves the order unknown, not in limbo', () => {
    expect(look({}, undefined)).toBeUndefined();
    expect(after({}, undefined, NOW + UNKNOWN_AFTER).state).toBe('unknown');
    expect(look(after({}, success), undefined, NOW + UNKNOWN_AFTER)).toBeUndefined();
  });

  test('an unknown order whose row appears but stays pending is still unknown', () => {
    const unknown = after({}, waiting, NOW + UNKNOWN_AFTER);
    expect(after(unknown, outcome({}), NOW + UNKNOWN_AFTER + 5).state).toBe('unknown');
  });

  test('an operator who flips a final row is shown, in either direction', () => {
    const sold = after({}, success);
    const flipped = after(sold, failure);
    expect(flipped).toMatchObject({ state: 'failed', reversed: 1 });
    expect(look(sold, failure)?.stages.map(({ stage }) => stage)).toEqual(['reversed']);
    expect(after(flipped, success)).toMatchObject({ state: 'success', reversed: 1, failure_code: null });
  });

  test('a debit above the agreed price is flagged', () => {
    expect(after({}, outcome({ price: rupiah(25_650) })).price_above_max).toBe(1);
    expect(after({}, outcome({ price: rupiah(25_150) })).price_above_max).toBe(0);
  });

  test('applying the same look twice changes nothing the second time', () => {
    const looks = fc.constantFrom(waiting, outcome({}), success, failure);
    fc.assert(
      fc.property(fc.array(looks, { maxLength: 8 }), looks, (before, last) => {
        const current = before.reduce<OrdersTable>((from, seen) => after(from, seen), order);
        return look(after(current, last), last) === undefined;
      }),
    );
  });

  test('whatever was seen before, the last final row decides', () => {
    const looks = fc.constantFrom(waiting, outcome({}), success, failure);
    fc.assert(
      fc.property(fc.array(looks, { maxLength: 8 }), fc.constantFrom(success, failure), (before, last) => {
        const end = [...before, last].reduce<OrdersTable>((from, seen) => after(from, seen), order);
        return end.state === last.transaction?.state && isFinal(end.state);
      }),
    );
  });
});
