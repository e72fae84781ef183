import { describe, expect, test } from 'bun:test';
import type { AdminOrder } from '@hexaflate/contract/admin';
import fc from 'fast-check';
import { anOrder } from './order.test-data.ts';
import { agreesWith, mergeIntoPages, mergeOrder } from './order-lists.ts';

const all = { fits: true, welcome: true };

describe('a changed order in a list', () => {
  test('replaces its row and keeps the place', () => {
    const rows = [anOrder({ id: 'b' }), anOrder({ id: 'a', state: 'processing', version: 2 })];
    const merged = mergeOrder(rows, anOrder({ id: 'a', state: 'success', version: 3 }), all);
    expect(merged.map((row) => [row.id, row.state])).toEqual([
      ['b', 'success'],
      ['a', 'success'],
    ]);
  });

  test('never puts an older form over a newer one', () => {
    const rows = [anOrder({ id: 'a', state: 'success', version: 5 })];
    expect(mergeOrder(rows, anOrder({ id: 'a', state: 'processing', version: 4 }), all)).toBe(rows);
  });

  test('leaves a list whose filter it no longer fits', () => {
    const rows = [anOrder({ id: 'a', state: 'processing', version: 1 })];
    const decided = anOrder({ id: 'a', state: 'success', version: 2 });
    const [page] = mergeIntoPages([{ items: rows }], decided, { state: 'pending' });
    expect(page?.items).toEqual([]);
  });

  test('enters an unfiltered list at its place in time', () => {
    const rows = [anOrder({ id: 'c', createdAt: at(3) }), anOrder({ id: 'a', createdAt: at(1) })];
    const merged = mergeOrder(rows, anOrder({ id: 'b', createdAt: at(2) }), all);
    expect(merged.map((row) => row.id)).toEqual(['c', 'b', 'a']);
  });

  test('stays out of a list that is searched or ends at a day, which only the server can judge', () => {
    const pages = [{ items: [anOrder({ id: 'a' })] }];
    expect(mergeIntoPages(pages, anOrder({ id: 'b', createdAt: at(9) }), { q: '0812' })).toBe(pages);
    expect(mergeIntoPages(pages, anOrder({ id: 'b', createdAt: at(9) }), { to: '2026-01-01' })).toBe(pages);
  });

  test('still follows its changes inside a searched list', () => {
    const pages = [{ items: [anOrder({ id: 'a', state: 'processing', version: 1 })] }];
    const [page] = mergeIntoPages(pages, anOrder({ id: 'a', version: 2 }), { q: '0812' });
    expect(page?.items[0]?.state).toBe('success');
  });

  test('an older order than the first page does not enter it, for the server brings it with a later page', () => {
    const pages = [{ items: [anOrder({ id: 'b', createdAt: at(5) })], next: 'cursor' }];
    expect(mergeIntoPages(pages, anOrder({ id: 'a', createdAt: at(1) }), {})).toBe(pages);
  });

  test('an undecided order counts as pending until Otomax decides', () => {
    expect(agreesWith(anOrder({ state: 'unknown' }), { state: 'pending' })).toBe(true);
    expect(agreesWith(anOrder({ state: 'failed' }), { state: 'pending' })).toBe(false);
  });
});

test('whatever arrives in whatever order, every order stands once, in time order, in its newest form', () => {
  const states = ['accepted', 'processing', 'success'] as const;
  const event = fc.record({ order: fc.integer({ min: 0, max: 4 }), version: fc.integer({ min: 0, max: 2 }) });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      let rows: AdminOrder[] = [];
      const newest = new Map<string, number>();
      for (const { order, version } of events) {
        const id = `order-${order}`;
        const state = states[version];
        rows = mergeOrder(
          rows,
          anOrder({ id, version, createdAt: at(order), ...(state ? { state } : {}) }),
          all,
        );
        newest.set(id, Math.max(newest.get(id) ?? 0, version));
      }
      expect(rows.map((row) => row.id)).toEqual([...newest.keys()].sort().reverse());
      for (const row of rows) expect(row.version).toBe(newest.get(row.id) ?? -1);
    }),
  );
});

function at(minute: number): string {
  return new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
}
