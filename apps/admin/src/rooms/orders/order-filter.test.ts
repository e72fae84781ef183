import { describe, expect, test } from 'bun:test';
import { orderFilterOf, readOrderAddress, withFilters } from './order-filter.ts';

const noon = new Date(2026, 2, 1, 12).getTime();

describe('the filters of a list live in its address', () => {
  test('what makes no sense counts as not said', () => {
    const search = new URLSearchParams('state=lost&day=someday&from=2026-13-40&to=tomorrow&q=%20%20');
    expect(Object.values(readOrderAddress(search)).filter(Boolean)).toEqual([]);
  });

  test('a relative day wins over dates', () => {
    const address = readOrderAddress(new URLSearchParams('day=today&from=2026-01-01'));
    expect(orderFilterOf(address, noon)).toEqual({ from: '2026-03-01' });
  });

  test('changing one filter keeps the others and the open order', () => {
    const next = withFilters(new URLSearchParams('trx=o1&state=failed&q=0812'), {
      state: undefined,
      agent: 'A1',
    });
    expect(next.toString()).toBe('trx=o1&q=0812&agent=A1');
  });
});

describe('relative days', () => {
  test('yesterday crosses the end of February', () => {
    expect(orderFilterOf({ day: 'yesterday' }, noon)).toEqual({ from: '2026-02-28', to: '2026-02-28' });
  });

  test('today and the week stay open at their end, so that new sales come in', () => {
    expect(orderFilterOf({ day: 'today' }, noon).to).toBeUndefined();
    expect(orderFilterOf({ day: 'week' }, noon)).toEqual({ from: '2026-02-23' });
  });
});
