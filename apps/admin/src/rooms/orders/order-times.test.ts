import { describe, expect, test } from 'bun:test';
import { anOrder } from '../../live/order.test-data.ts';
import { orderDuration, timelineSteps, unknownSince } from './order-times.ts';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const stage = (name: 'accepted' | 'success' | 'failed' | 'unknown' | 'reversed', second: number) => ({
  stage: name,
  at: at(second),
});

describe('how long an order took', () => {
  test('a decided order took until its first outcome, whatever an operator changed later', () => {
    const order = anOrder({
      createdAt: at(0),
      updatedAt: at(50),
      timeline: [stage('accepted', 0), stage('success', 3), stage('reversed', 50), stage('failed', 50)],
    });
    expect(orderDuration(order, Date.parse(at(59)))).toEqual({ ms: 3000, running: false });
  });

  test('an order without a timeline took until its last change', () => {
    const order = anOrder({ createdAt: at(1), updatedAt: at(5), timeline: [] });
    expect(orderDuration(order, 0)).toEqual({ ms: 4000, running: false });
  });

  test('a running order counts until now', () => {
    const order = anOrder({ state: 'processing', createdAt: at(0), timeline: [stage('accepted', 0)] });
    expect(orderDuration(order, Date.parse(at(7)))).toEqual({ ms: 7000, running: true });
  });
});

test('the age of an undecided order counts from when it became so, not from when it was sold', () => {
  const order = anOrder({
    state: 'unknown',
    createdAt: at(0),
    timeline: [stage('accepted', 0), stage('unknown', 30)],
  });
  expect(unknownSince(order)).toBe(at(30));
  expect(unknownSince(anOrder({ state: 'success' }))).toBeUndefined();
});

test('each stage of a timeline tells what passed since the one before', () => {
  const steps = timelineSteps([stage('accepted', 0), stage('success', 4)]);
  expect(steps.map(({ afterMs }) => afterMs)).toEqual([null, 4000]);
});
