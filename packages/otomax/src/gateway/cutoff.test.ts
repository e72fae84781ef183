import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import { crossedCutoff, cutoffBounds, inCutoff } from './cutoff.ts';

const hours = (from: string | null, to: string | null) => ({ cutoff_awal: from, cutoff_akhir: to });
const time = fc
  .integer({ min: 0, max: 1439 })
  .map(
    (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
  );

describe('cutoff hours', () => {
  test('the beginning counts, the end does not, and midnight is no obstacle', () => {
    expect([539, 540, 599, 600].map((minute) => inCutoff(hours('09:00', '10:00'), minute))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([1424, 1425, 0, 14, 15].map((minute) => inCutoff(hours('23.45', '00.15'), minute))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  test.each([
    [null, null],
    ['23:45', null],
    ['late', 'early'],
    ['25:00', '26:00'],
    ['10:00', '10:00'],
  ])('%p to %p closes nothing', (from, to) => {
    expect(cutoffBounds(hours(from, to))).toBeUndefined();
    expect(inCutoff(hours(from, to), 600)).toBe(false);
    expect(crossedCutoff(hours(from, to), 0, 10 ** 10, 420)).toBe(false);
  });

  test('whenever the state differs between two moments, a bound was crossed', () => {
    fc.assert(
      fc.property(time, time, fc.nat(10 ** 9), fc.nat(2 * 86_400_000), (from, to, since, passed) => {
        const closedAt = (at: number) => inCutoff(hours(from, to), (Math.floor(at / 60_000) + 420) % 1440);
        if (closedAt(since) !== closedAt(since + passed)) {
          expect(crossedCutoff(hours(from, to), since, since + passed, 420)).toBe(true);
        }
      }),
    );
  });

  test('a bound is crossed once, however often one looks', () => {
    fc.assert(
      fc.property(time, time, fc.nat(86_400_000), fc.nat(86_399_999), (from, to, start, step) => {
        fc.pre(from !== to);
        const crossings = [0, 1].filter((part) => {
          const since = start + part * step;
          return crossedCutoff(hours(from, to), since, since + step, 420);
        });
        const whole = crossedCutoff(hours(from, to), start, start + 2 * step, 420);
        expect(crossings.length > 0).toBe(whole);
      }),
    );
  });
});
