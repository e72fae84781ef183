import { expect, test } from 'bun:test';
import { ApiError } from '@hexaflate/contract/client';
import type { ErrorCode } from '@hexaflate/contract/errors';
import { orderWith } from '../order.fixture.ts';
import { problemOf } from './refusal.ts';

function refused(code: ErrorCode, details: Record<string, unknown> = {}) {
  return problemOf(new ApiError(code, 422, 'message', details, 'r'), '25150');
}

test('a wrong PIN tells how many tries are left, a locked one until when', () => {
  expect(refused('pin.wrong', { left: 2 })).toEqual({ kind: 'pinWrong', left: 2 });
  expect(refused('pin.locked', { minutes: 15, until: '2026-11-22T05:00:00.000Z' })).toEqual({
    kind: 'pinLocked',
    minutes: 15,
    until: '2026-11-22T05:00:00.000Z',
  });
});

test('a moved price shows the old and the new one', () => {
  expect(refused('order.priceMoved', { price: '25650', maxPrice: '25150' })).toEqual({
    kind: 'priceMoved',
    from: '25150',
    to: '25650',
  });
});

test('a repeat names the earlier order', () => {
  const earlier = orderWith({ id: 'before' });
  expect(refused('order.repeat', { earlier, nextCounter: 2 })).toEqual({
    kind: 'repeat',
    nextCounter: 2,
    earlier: { id: 'before', state: 'success', money: 'debited', createdAt: earlier.createdAt },
  });
});

test('details that cannot be read leave the message that the server gave, and never let a sale through', () => {
  for (const [code, details] of [
    ['order.priceMoved', { price: 'free' }],
    ['order.repeat', { earlier: { id: 1 }, nextCounter: 2 }],
    ['order.repeat', { earlier: orderWith({}), nextCounter: 'two' }],
  ] as const)
    expect(refused(code, details)).toEqual({ kind: 'refused', code, message: 'message' });
});

test('a held order leads to how it stands, and a doubted one to a confirmation', () => {
  expect(refused('order.held', { caseId: 'c1' })).toEqual({ kind: 'held', caseId: 'c1', message: 'message' });
  expect(refused('order.held')).toEqual({ kind: 'refused', code: 'order.held', message: 'message' });
  expect(refused('order.proofRequired', { methods: [] })).toEqual({
    kind: 'proofRequired',
    message: 'message',
  });
});
