import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { orderWith } from '../../sell/order.fixture.ts';
import { countSet, type HistoryFilter, lastDays, readFilter, toQuery, writeFilter } from './filter.ts';
import { groupDays } from './group-days.ts';

const none: HistoryFilter = { state: null, category: '', q: '', from: '', to: '' };

test('a filter survives the address that it is written to', () => {
  const filter = fc.record<HistoryFilter>({
    state: fc.constantFrom(null, 'pending', 'success', 'failed'),
    category: fc.constantFrom('', 'pulsa', 'pln-token'),
    q: fc.string({ maxLength: 60 }),
    from: fc.constantFrom('', '2026-11-01'),
    to: fc.constantFrom('', '2026-11-30'),
  });
  fc.assert(
    fc.property(filter, (each) => {
      expect(readFilter(new URLSearchParams(writeFilter(each).toString()))).toEqual(each);
    }),
  );
});

test('nonsense in the address filters nothing', () => {
  expect(readFilter(new URLSearchParams('state=all&from=yesterday&to=1'))).toEqual(none);
});

test('a number is searched without the spaces that people type, words stay as they are', () => {
  expect(toQuery({ ...none, q: '0812 3456-7890' })).toEqual({ q: '081234567890' });
  expect(toQuery({ ...none, q: ' SITI AMINAH ' })).toEqual({ q: 'SITI AMINAH' });
  expect(toQuery(none)).toEqual({});
});

test('a range of days counts as one filter', () => {
  expect(countSet({ ...none, from: '2026-11-01', to: '2026-11-30' })).toBe(1);
  expect(countSet({ ...none, category: 'pulsa', from: '2026-11-01' })).toBe(2);
});

test('seven days end today and begin six days before', () => {
  expect(lastDays(7, new Date(2026, 10, 3, 12))).toEqual({ from: '2026-10-28', to: '2026-11-03' });
  expect(lastDays(1, new Date(2026, 10, 3, 12))).toEqual({ from: '2026-11-03', to: '2026-11-03' });
});

test('orders stand under their day, each once, in the order given', () => {
  const at = (id: string, day: number, hour: number) =>
    orderWith({ id, createdAt: new Date(2026, 10, day, hour).toISOString() });
  const groups = groupDays([at('c', 3, 9), at('b', 3, 8), at('b', 3, 8), at('a', 2, 23)]);
  expect(groups.map(({ orders }) => orders.map(({ id }) => id))).toEqual([['c', 'b'], ['a']]);
});
