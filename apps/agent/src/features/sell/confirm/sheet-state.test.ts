import { expect, test } from 'bun:test';
import type { Product } from '@hexaflate/contract/catalog';
import type { Inquiry } from '@hexaflate/contract/orders';
import fc from 'fast-check';
import { orderWith } from '../order.fixture.ts';
import { amountProblem, quickAmounts, typedRupiah } from './amounts.ts';
import {
  canPay,
  costOfSheet,
  openSheet,
  type SheetEvent,
  type SheetState,
  sellingPriceOfSheet,
  sheetReducer,
} from './sheet-state.ts';

function product(parts: Partial<Product> = {}): Product {
  return {
    code: 'T25',
    name: 'Telkomsel 25.000',
    note: null,
    price: '25150',
    nominal: 25_000,
    pricing: 'fixed',
    amount: null,
    wantsBuyerPhone: false,
    inquiry: false,
    points: 0,
    closed: null,
    typicalMs: 4_000,
    successRate: 0.99,
    ...parts,
  };
}

const earlier = orderWith({ id: 'earlier' });
const answered = { type: 'answered', order: orderWith({ id: 'new' }) } as const;

function open(parts: Partial<Product> = {}): SheetState {
  return openSheet(
    {
      product: product(parts),
      operator: { code: 'TSEL', name: 'Telkomsel' },
      category: 'pulsa',
      destination: '081234567890',
    },
    'a',
  );
}

function after(state: SheetState, ...events: (SheetEvent | SheetEvent['type'])[]): SheetState {
  return events
    .map((event) => (typeof event === 'string' ? ({ type: event } as SheetEvent) : event))
    .reduce(sheetReducer, state);
}

test('a second tap on Bayar and a second PIN change nothing', () => {
  const pin = after(open(), 'payTapped');
  expect(after(pin, 'payTapped')).toBe(pin);
  const sending = after(pin, 'pinEntered');
  expect(after(sending, 'pinEntered')).toBe(sending);
  expect(after(sending, 'payTapped')).toBe(sending);
});

test('while a try is under way nothing of its content can change', () => {
  const sending = after(open(), 'payTapped', 'pinEntered');
  for (const event of [
    { type: 'amountChosen', amount: 9 },
    { type: 'sellingPriceTyped', price: '1' },
    { type: 'buyerPhoneTyped', phone: '0812' },
    { type: 'similarFound', earlier, nextCounter: 2 },
    { type: 'repeatChosen' },
    { type: 'backTapped' },
  ] satisfies SheetEvent[])
    expect(after(sending, event)).toBe(sending);
});

test('no answer keeps the attempt id, and the answer that comes later is shown', () => {
  const silent = after(open(), 'payTapped', 'pinEntered', 'silenced', 'silenced');
  expect(silent).toMatchObject({ step: 'silent', mayHaveArrived: true, attemptId: 'a' });
  expect(after(silent, answered)).toMatchObject({ step: 'accepted', order: { id: 'new' } });
});

test('after an answer nothing can turn the sheet back', () => {
  const done = after(open(), 'payTapped', 'pinEntered', answered);
  for (const event of ['silenced', 'gaveUp', 'payTapped', 'pinEntered', 'backTapped'] as const)
    expect(after(done, event)).toBe(done);
  expect(after(done, { type: 'refused', problem: { kind: 'notKept' } })).toBe(done);
});

test('a wrong PIN asks for the PIN again, a locked one does not', () => {
  const sending = after(open(), 'payTapped', 'pinEntered');
  expect(after(sending, { type: 'refused', problem: { kind: 'pinWrong', left: 2 } }).step).toBe('pin');
  const locked = after(sending, {
    type: 'refused',
    problem: { kind: 'pinLocked', until: null, minutes: 15 },
  });
  expect(locked.step).toBe('confirm');
});

test('a moved price is asked again and becomes the new ceiling', () => {
  const moved = after(open(), 'payTapped', 'pinEntered', {
    type: 'refused',
    problem: { kind: 'priceMoved', from: '25150', to: '25650' },
  });
  expect(moved.step).toBe('confirm');
  expect(costOfSheet(moved)).toBe('25650');
  expect(after(moved, 'payTapped').step).toBe('pin');
});

test('a repeat is bought only after the explicit choice, with the counter that the server named', () => {
  const asked = after(open(), { type: 'similarFound', earlier, nextCounter: 3 });
  expect(canPay(asked)).toBe(false);
  expect(after(asked, 'payTapped')).toBe(asked);
  const chosen = after(asked, 'repeatChosen');
  expect(chosen.counter).toBe(3);
  expect(after(chosen, 'payTapped').step).toBe('pin');
  expect(after(chosen, { type: 'similarFound', earlier, nextCounter: 3 })).toBe(chosen);
});

test('where the server takes no repeat there is nothing to choose and nothing to pay', () => {
  const asked = after(open(), { type: 'similarFound', earlier, nextCounter: null });
  expect(after(asked, 'repeatChosen')).toBe(asked);
  expect(after(asked, 'payTapped')).toBe(asked);
});

test('an open amount comes first and is part of the price', () => {
  const sheet = open({ pricing: 'open', price: '1000', amount: { min: 10_000, max: 500_000, step: 1_000 } });
  expect(sheet.step).toBe('amount');
  const chosen = after(sheet, { type: 'amountChosen', amount: 50_000 });
  expect(costOfSheet(chosen)).toBe('51000');
  expect(sellingPriceOfSheet(chosen, '2000')).toBe('53000');
  expect(after(chosen, 'backTapped').step).toBe('amount');
});

test('a bill cannot be paid before its total is known', () => {
  const inquiry: Inquiry = {
    id: 'i',
    state: 'ready',
    productCode: 'PDAM',
    destination: '1',
    bill: { customerName: 'SITI', amount: '86500', details: [] },
    price: '2500',
    total: '89000',
    note: null,
    expiresAt: '2026-11-22T05:00:00.000Z',
    version: 2,
  };
  const sheet = open({ pricing: 'bill', price: '2500' });
  expect(after(sheet, 'payTapped')).toBe(sheet);
  expect(after(sheet, { type: 'inquiryArrived', inquiry: { ...inquiry, state: 'pending' } }).step).toBe(
    'inquiry',
  );
  const ready = after(sheet, { type: 'inquiryArrived', inquiry });
  expect(costOfSheet(ready)).toBe('89000');
  expect(canPay(ready)).toBe(true);
});

test("a product that wants the buyer's number waits for it", () => {
  const sheet = open({ wantsBuyerPhone: true });
  expect(canPay(sheet)).toBe(false);
  expect(canPay(after(sheet, { type: 'buyerPhoneTyped', phone: '081234567890' }))).toBe(true);
});

test('whatever happens in whatever order, a try starts only from the PIN, and the attempt id never changes', () => {
  const problem = fc.constantFrom(
    { kind: 'pinWrong', left: 1 } as const,
    { kind: 'priceMoved', from: '25150', to: '26000' } as const,
    { kind: 'repeat', earlier, nextCounter: 2 } as const,
    { kind: 'notKept' } as const,
  );
  const event: fc.Arbitrary<SheetEvent> = fc.oneof(
    fc.constantFrom<SheetEvent>(
      { type: 'payTapped' },
      { type: 'pinEntered' },
      { type: 'backTapped' },
      { type: 'silenced' },
      { type: 'gaveUp' },
      { type: 'repeatChosen' },
      answered,
      { type: 'similarFound', earlier, nextCounter: 2 },
    ),
    problem.map((each): SheetEvent => ({ type: 'refused', problem: each })),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      let state = open();
      for (const each of events) {
        const next = sheetReducer(state, each);
        expect(next.attemptId).toBe('a');
        if (next.step === 'sending' && state.step !== 'sending') expect(state.step).toBe('pin');
        if (next.counter !== state.counter) expect(each.type).toBe('repeatChosen');
        if (state.step === 'accepted') expect(next).toBe(state);
        state = next;
      }
    }),
  );
});

test('amounts stay inside their limits and steps', () => {
  const limits = { min: 20_000, max: 300_000, step: 1_000 };
  expect(amountProblem(19_999, limits)).toBe('tooSmall');
  expect(amountProblem(300_001, limits)).toBe('tooLarge');
  expect(amountProblem(20_500, limits)).toBe('wrongStep');
  for (const amount of quickAmounts(limits)) expect(amountProblem(amount, limits)).toBeNull();
  expect(typedRupiah('Rp 27.000')).toBe('27000');
  expect(typedRupiah('')).toBeNull();
});

test('a doubted order cannot be paid until it is confirmed, and then goes out with that proof under the same attempt', () => {
  const sent = sheetReducer(sheetReducer(open(), { type: 'payTapped' }), { type: 'pinEntered' });
  const problem = { kind: 'proofRequired', message: 'm' } as const;
  const doubted = sheetReducer(sent, { type: 'refused', problem });
  expect([doubted.step, canPay(doubted)]).toEqual(['confirm', false]);
  const proved = sheetReducer(doubted, { type: 'proofGiven', proofId: 'p1' });
  expect(proved).toMatchObject({ proofId: 'p1', attemptId: sent.attemptId, problem: null });
  expect(canPay(proved)).toBe(true);
  // A proof that nobody asked for changes nothing.
  expect(sheetReducer(open(), { type: 'proofGiven', proofId: 'p2' }).proofId).toBeNull();
});

test('a released order is sent with the attempt, the price and everything else that it was held with', () => {
  const { purchase } = open();
  const wanted = {
    attemptId: '019aa000-0000-7000-8000-000000000001',
    productCode: purchase.product.code,
    productName: purchase.product.name,
    category: 'pulsa',
    destination: purchase.destination,
    counter: 3,
    maxPrice: '24999',
  };
  const state = openSheet(purchase, 'another', { wanted, inquiry: null });
  expect(state).toMatchObject({ attemptId: wanted.attemptId, counter: 3, step: 'confirm' });
  expect([costOfSheet(state), canPay(state)]).toEqual(['24999', true]);
});
