import { expect, test } from 'bun:test';
import { createPriceTrust } from './price-trust.ts';

test('a product is distrusted when three debits in a row disagree, and not for fewer', () => {
  const trust = createPriceTrust(() => 3);
  expect(trust.observe('S10', 10n, 15n)).toBe(false);
  expect(trust.observe('S10', 10n, 15n)).toBe(false);
  expect(trust.isDistrusted('S10')).toBe(false);
  expect(trust.observe('S10', 10n, 15n)).toBe(true);
  expect(trust.isDistrusted('S10')).toBe(true);
  expect(trust.isDistrusted('S5')).toBe(false);
});

test('a debit that agrees in between starts the count anew', () => {
  const trust = createPriceTrust(() => 3);
  for (const debited of [15n, 15n, 10n, 15n, 15n]) trust.observe('S10', 10n, debited);
  expect(trust.isDistrusted('S10')).toBe(false);
});

test('an edit of prices gives every product a new chance', () => {
  const trust = createPriceTrust(() => 3);
  for (let n = 0; n < 3; n += 1) trust.observe('S10', 10n, 15n);
  trust.forget();
  expect(trust.isDistrusted('S10')).toBe(false);
});
