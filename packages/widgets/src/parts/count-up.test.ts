import { expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import fc from 'fast-check';
import { amountBetween } from './count-up.tsx';

test('counting ends at exactly the amount, to the last decimal', () => {
  expect(amountBetween(rupiah(10), 123_456_789n, 1)).toBe(123_456_789n);
});

test('while it counts it stays between the two amounts and shows whole rupiah', () => {
  const amounts = fc.bigInt({ min: 0n, max: rupiah(1_000_000_000) });
  fc.assert(
    fc.property(amounts, amounts, fc.double({ min: 0, max: 0.999, noNaN: true }), (from, to, share) => {
      const value = amountBetween(from, to, share);
      const [low, high] = from < to ? [from, to] : [to, from];
      expect(value % 10_000n).toBe(0n);
      expect(value > low - 10_000n && value <= high).toBe(true);
    }),
  );
});
