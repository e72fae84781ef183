import { expect, test } from 'bun:test';
import type { Order } from '@hexaflate/contract/orders';
import { clockShares, fillOf, reversedAt, stagesOf, waitingSince } from './stages.ts';

const at = (second: number) => `2026-11-22T04:52:${String(second).padStart(2, '0')}.000Z`;
const entry = (stage: Order['timeline'][number]['stage'], second: number) => ({ stage, at: at(second) });
const kinds = (state: Order['state'], timeline: Order['timeline']) =>
  stagesOf({ state, timeline }).map(({ kind, status }) => `${kind} ${status}`);

test('a running order shows what it waits for and that its end is ahead', () => {
  expect(kinds('accepted', [entry('accepted', 0)])).toEqual(['accepted done', 'sending active', 'end ahead']);
  expect(kinds('processing', [entry('accepted', 0), entry('submitted', 1), entry('processing', 2)])).toEqual([
    'accepted done',
    'submitted done',
    'processing done',
    'waiting active',
    'end ahead',
  ]);
});

test('a final order has nothing ahead', () => {
  expect(kinds('success', [entry('accepted', 0), entry('success', 4)])).toEqual([
    'accepted done',
    'success done',
  ]);
  expect(kinds('failed', [entry('accepted', 0), entry('failed', 4)])).toEqual([
    'accepted done',
    'failed failed',
  ]);
});

test('an unknown order still has its end ahead', () => {
  expect(kinds('unknown', [entry('accepted', 0), entry('unknown', 50)])).toEqual([
    'accepted done',
    'unknown unsure',
    'end ahead',
  ]);
});

test('each stage tells how long it took, never less than nothing though clocks differ', () => {
  const stages = stagesOf({
    state: 'success',
    timeline: [entry('accepted', 3), entry('processing', 2), entry('success', 9)],
  });
  expect(stages.map(({ tookMs }) => tookMs)).toEqual([null, 0, 7_000]);
});

test('a change by an operator stands in the timeline with its time', () => {
  const timeline = [entry('accepted', 0), entry('success', 4), entry('reversed', 30)];
  expect(kinds('failed', timeline).at(-1)).toBe('reversed changed');
  expect(reversedAt({ timeline, updatedAt: at(31) })).toBe(at(30));
  expect(waitingSince({ timeline, createdAt: at(0) })).toBe(at(30));
});

test('the hexagon only ever fills further on the way to the end', () => {
  const way = ['accepted', 'submitted', 'processing', 'success'] as const;
  const fills = way.map(fillOf);
  expect(fills).toEqual([...fills].sort((one, other) => one - other));
  expect(fills.at(-1)).toBe(1);
});

test('the shares of the clock add up to the whole, and nothing is claimed before the supplier has answered', () => {
  const shares = clockShares({ oursMs: 10, otomaxMs: 40, supplierMs: 150 });
  expect(shares).toEqual({ ours: 0.05, otomax: 0.2, supplier: 0.75, totalMs: 200 });
  expect(clockShares({ oursMs: 10, otomaxMs: null, supplierMs: null })).toBeNull();
});
