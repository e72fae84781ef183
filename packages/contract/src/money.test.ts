import { expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { formatRupiah, moneyToWire, parseMoney, rupiah } from './money.ts';

test('every amount survives the wire unchanged', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
      (amount) => parseMoney(moneyToWire(amount)) === amount,
    ),
  );
});

test('an amount with more than four places, an exponent or a comma is refused', () => {
  for (const text of ['1.23456', '1e3', '1,5', '', ' 1', '0x10', 'NaN', '1.', '.5', '--1']) {
    expect(() => parseMoney(text)).toThrow(RangeError);
  }
});

test('people read rupiah with dots, and decimals only when there are any', () => {
  expect(formatRupiah(rupiah(1_284_500))).toBe('Rp1.284.500');
  expect(formatRupiah('25150')).toBe('Rp25.150');
  expect(formatRupiah('-1000.5')).toBe('−Rp1.000,50');
  expect(formatRupiah(0n)).toBe('Rp0');
});
