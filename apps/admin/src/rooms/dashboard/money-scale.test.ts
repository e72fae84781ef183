import { expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import fc from 'fast-check';
import { moneyScale, shareOfScale } from './money-scale.ts';

test('an axis ends at a round figure just above the highest amount', () => {
  expect(moneyScale([rupiah(4_821_650)]).marks).toEqual([0, 1, 2, 3, 4, 5].map((n) => rupiah(n * 1_000_000)));
  expect(moneyScale([rupiah(730_000)]).top).toBe(rupiah(800_000));
});

test('a day without sales still has an axis to stand on', () => {
  expect(moneyScale([]).top > 0n).toBe(true);
  expect(shareOfScale(0n, moneyScale([0n]))).toBe(0);
});

test('every amount fits between bottom and top, with one to five marks above zero', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 18n }), { maxLength: 24 }), (amounts) => {
      const scale = moneyScale(amounts);
      expect(scale.marks.length).toBeGreaterThanOrEqual(2);
      expect(scale.marks.length).toBeLessThanOrEqual(6);
      for (const amount of amounts) {
        expect(amount <= scale.top).toBe(true);
        expect(shareOfScale(amount, scale)).toBeLessThanOrEqual(1);
      }
    }),
  );
});
