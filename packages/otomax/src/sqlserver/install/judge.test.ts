import { describe, expect, test } from 'bun:test';
import { stopSign, type Window } from './judge.ts';
import type { Sample } from './movement.ts';

const quiet: Sample = {
  inbox: 100,
  outbox: 100,
  transaksi: 100,
  mutasi: 100,
  waiting: 0,
  oldest: 0,
  open: 0,
  logs: 0,
  complaints: 0,
};
const window = (end: Partial<Sample>, start: Partial<Sample> = {}): Window => ({
  start: { ...quiet, ...start },
  end: { ...quiet, ...start, ...end },
});
const busy = window({ inbox: 120, outbox: 120, transaksi: 110, mutasi: 110 });

describe('a trigger is taken off again when Otomax stops moving', () => {
  test('what goes on as before speaks for it', () => {
    expect(stopSign(busy, busy)).toBeUndefined();
    expect(stopSign(busy, window({ inbox: 101, outbox: 101, transaksi: 101, mutasi: 101 }))).toBeUndefined();
  });

  test('where nothing moved before, silence says nothing', () => {
    expect(stopSign(window({}), window({}))).toBeUndefined();
    expect(stopSign(window({ outbox: 103 }), window({}))).toBeUndefined();
  });

  test.each([
    ['noRequests', { inbox: 100, outbox: 120, transaksi: 110, mutasi: 110 }],
    ['noAnswers', { inbox: 120, waiting: 20, outbox: 120, transaksi: 110, mutasi: 110 }],
    ['noTransactions', { inbox: 120, outbox: 120, transaksi: 100, mutasi: 110 }],
    ['noOutcomes', { inbox: 120, outbox: 120, transaksi: 110, open: 10, mutasi: 110 }],
    ['noReplies', { inbox: 120, outbox: 100, transaksi: 110, mutasi: 110 }],
    ['noLedger', { inbox: 120, outbox: 120, transaksi: 110, mutasi: 100 }],
  ] as const)('%s: one thing that moved has stopped', (sign, end) => {
    expect(stopSign(busy, window(end))).toBe(sign);
  });

  test('a single request that waits is enough, when the one before was answered', () => {
    const one = window({ inbox: 101 });
    expect(stopSign(one, window({}, { waiting: 1, oldest: 101 }))).toBe('requestStuck');
    expect(stopSign(window({}), window({}, { waiting: 1, oldest: 101 }))).toBeUndefined();
  });

  test('an error that speaks of triggers is enough', () => {
    expect(stopSign(busy, window({ ...busy.end, logs: 1, complaints: 1 }))).toBe('complaint');
  });

  test('errors that become many are enough, those that were always many are not', () => {
    expect(stopSign(busy, window({ ...busy.end, logs: 11 }))).toBe('moreErrors');
    const grumpy = window({ ...busy.end, logs: 20 });
    expect(stopSign(grumpy, grumpy)).toBeUndefined();
  });
});
