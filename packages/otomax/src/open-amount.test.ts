import { describe, expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract/money';
import { amountAllowed, debitOf, OPEN_AMOUNT_FORMULA, pricingOf } from './open-amount.ts';

const product = { rumus_harga: null, qty: null, unit: null, postpaid: 0 };

describe('pricing', () => {
  test('without a formula a product is fixed, or a bill when it is postpaid', () => {
    expect(pricingOf(product)).toEqual({ kind: 'fixed' });
    expect(pricingOf({ ...product, rumus_harga: '  ' })).toEqual({ kind: 'fixed' });
    expect(pricingOf({ ...product, postpaid: 1 })).toEqual({ kind: 'bill' });
  });

  test('our formula with limits makes an open denomination', () => {
    const open = { ...product, rumus_harga: OPEN_AMOUNT_FORMULA, qty: '10000-2000000', unit: 1000 };
    expect(pricingOf(open)).toEqual({ kind: 'open', amount: { min: 10_000, max: 2_000_000, step: 1000 } });
    expect(pricingOf({ ...open, rumus_harga: ' [QTY] + [harga] ', unit: null })).toMatchObject({
      kind: 'open',
      amount: { step: 1 },
    });
  });

  test.each([
    ['another formula', '[qty]*[harga]', '1-9'],
    ['no limits', OPEN_AMOUNT_FORMULA, null],
    ['limits the wrong way round', OPEN_AMOUNT_FORMULA, '9-1'],
    ['a limit of nothing', OPEN_AMOUNT_FORMULA, '0-0'],
  ])('%s is not supported', (_case, rumus_harga, qty) => {
    expect(pricingOf({ ...product, rumus_harga, qty })).toEqual({ kind: 'unsupported' });
  });

  test('an amount is whole, within the limits and on a step', () => {
    const limits = { min: 10_000, max: 20_000, step: 500 };
    expect([10_000, 10_500, 20_000].every((amount) => amountAllowed(limits, amount))).toBe(true);
    for (const wrong of [9_500, 20_500, 10_250, 10_000.5, Number.NaN, -10_000, 2 ** 60]) {
      expect(amountAllowed(limits, wrong)).toBe(false);
    }
  });

  test('the amount comes on top of the price', () => {
    expect(debitOf(rupiah(510), 50_000)).toBe(rupiah(50_510));
    expect(debitOf(rupiah(510), null)).toBe(rupiah(510));
  });
});
