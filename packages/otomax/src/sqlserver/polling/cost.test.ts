import { expect, test } from 'bun:test';
import { pollingCost } from './cost.ts';

test('small tables cost a page each time, and never more than the pace allows', () => {
  const small = pollingCost(new Map([['produk', 400]]));
  const large = pollingCost(new Map([['produk', 400_000]]));
  expect(small.statementsPerSecond).toBeLessThan(large.statementsPerSecond);
  // Four looks at numbered rows and four pages a second are the most.
  expect(large.statementsPerSecond).toBe(12);
});

test('tables that are too large for their pace are seen later, and it is said', () => {
  expect(pollingCost(new Map([['produk', 400]])).masterSeconds).toBe(30);
  expect(pollingCost(new Map([['reseller', 400_000]])).masterSeconds).toBeGreaterThan(100);
});
