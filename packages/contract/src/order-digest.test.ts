import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { canonicalOrder, type OrderContent, orderDigest } from './order-digest.ts';

const order: OrderContent = {
  attemptId: '0190c0de-0000-7000-8000-000000000001',
  productCode: 'S10',
  destination: '081234569001',
  counter: 1,
  maxPrice: '11000',
};

test('an order has one digest, however its fields are spelled', async () => {
  const digest = await orderDigest(order);
  expect(digest).toBe('19ZOaCE_LeGuvnbUqPM-qdiUuwg3sGwE9_eIxQPeh24');
  expect(
    await orderDigest({
      ...order,
      productCode: ' s10 ',
      maxPrice: '11000.0',
      attemptId: order.attemptId.toUpperCase(),
    }),
  ).toBe(digest);
});

test('every field that is another makes another digest', async () => {
  const others: Partial<OrderContent>[] = [
    { attemptId: '0190c0de-0000-7000-8000-000000000002' },
    { productCode: 'S20' },
    { destination: '081234569002' },
    { amount: 20_000 },
    { buyerPhone: '081298765432' },
    { counter: 2 },
    { inquiryId: 'x' },
    { maxPrice: '11001' },
  ];
  const digests = await Promise.all(
    [order, ...others.map((more) => ({ ...order, ...more }))].map(orderDigest),
  );
  expect(new Set(digests).size).toBe(others.length + 1);
});

test('no two orders share a text, whatever stands in their fields', () => {
  const orders = fc.record({
    attemptId: fc.uuid(),
    productCode: fc.stringMatching(/^[A-Z0-9",[\]]{1,6}$/),
    destination: fc.stringMatching(/^[ -~]{3,12}$/).map((text) => text.trim()),
    amount: fc.option(fc.integer({ min: 1 }), { nil: undefined }),
    buyerPhone: fc.option(fc.stringMatching(/^[0-9",null]{8,12}$/), { nil: undefined }),
    counter: fc.integer({ min: 1, max: 99 }),
    inquiryId: fc.option(fc.stringMatching(/^[ -~]{1,6}$/), { nil: undefined }),
    maxPrice: fc.nat().map(String),
  });
  fc.assert(
    fc.property(orders, orders, (one, other) => {
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(canonicalOrder(one) === canonicalOrder(other)).toBe(same);
    }),
  );
});
