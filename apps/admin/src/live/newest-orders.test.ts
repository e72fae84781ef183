import { expect, test } from 'bun:test';
import { createNewestOrders } from './newest-orders.ts';

test('a list read before an event never puts the older row back', () => {
  const newest = createNewestOrders<{ id: string; version: number; state: string }>(10);
  newest.note({ id: 'a', version: 3, state: 'success' });
  const read = { id: 'a', version: 2, state: 'processing', agentName: 'Rizky Cell' };
  expect(newest.freshen(read)).toEqual({ id: 'a', version: 3, state: 'success', agentName: 'Rizky Cell' });
});

test('a row that is newer than the last event stays as it was read', () => {
  const newest = createNewestOrders<{ id: string; version: number }>(10);
  newest.note({ id: 'a', version: 3 });
  const read = { id: 'a', version: 4 };
  expect(newest.freshen(read)).toBe(read);
});

test('a late event is recognised, a repeated one is taken again', () => {
  const newest = createNewestOrders<{ id: string; version: number }>(10);
  expect(newest.note({ id: 'a', version: 2 })).toBe(true);
  expect(newest.note({ id: 'a', version: 1 })).toBe(false);
  expect(newest.note({ id: 'a', version: 2 })).toBe(true);
});

test('only the latest orders are kept in memory', () => {
  const newest = createNewestOrders<{ id: string; version: number }>(2);
  for (const id of ['a', 'b', 'c']) newest.note({ id, version: 2 });
  const read = { id: 'a', version: 1 };
  expect(newest.freshen(read)).toBe(read);
  expect(newest.freshen({ id: 'c', version: 1 }).version).toBe(2);
});
