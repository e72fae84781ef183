import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import { fromLocalText, localMidnight, localMinuteOfDay, toLocalText } from './local-time.ts';

const dates = fc.date({
  min: new Date('2000-01-01'),
  max: new Date('2100-01-01'),
  noInvalidDate: true,
});

describe('local time', () => {
  test('seven hours ahead of UTC, over the turn of the year', () => {
    expect(toLocalText(new Date('2025-12-31T17:00:00.007Z'))).toBe('2026-01-01 00:00:00.007');
  });

  test('there and back loses nothing, whatever the offset', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -720, max: 840 }), (date, offset) => {
        expect(fromLocalText(toLocalText(date, offset), offset)).toEqual(date);
      }),
    );
  });

  test('text order is time order', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        expect(toLocalText(a) < toLocalText(b)).toBe(a < b);
      }),
    );
  });

  test('midnight is at most a day ago and has minute 0', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const midnight = localMidnight(date);
        expect(toLocalText(midnight).slice(11)).toBe('00:00:00.000');
        expect(toLocalText(midnight).slice(0, 10)).toBe(toLocalText(date).slice(0, 10));
        expect(localMinuteOfDay(midnight)).toBe(0);
      }),
    );
  });

  test.each(['', '2026-01-01', '2026-13-01 00:00:00.000', '2026-01-01T00:00:00Z', 'now'])(
    '%p is no local time',
    (text) => {
      expect(() => fromLocalText(text)).toThrow(RangeError);
    },
  );
});
