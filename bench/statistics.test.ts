import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { median, percentile, slope, spread } from './statistics.ts';

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });

test('the median is the middle value, and the mean of the two middle ones of an even number', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([7])).toBe(7);
});

test('a percentile is a value that was measured, and the share that it speaks of lies at or below it', () => {
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
      const found = percentile(list, share);
      expect(list).toContain(found);
      const below = list.filter((value) => value <= found).length;
      expect(below / list.length).toBeGreaterThanOrEqual(share - 1e-12);
      const less = list.filter((value) => value < found).length;
      if (less > 0) expect(less / list.length).toBeLessThan(share);
    }),
  );
});

test('p99 of a hundred values leaves only the slowest out, and of a few values it is the slowest', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(percentile(hundred, 0.99)).toBe(99);
  expect(percentile(hundred, 0.5)).toBe(50);
  expect(percentile([3, 1, 2], 0.99)).toBe(3);
});

test('the median and every value lie within the spread', () => {
  fc.assert(
    fc.property(values, (list) => {
      const { min, max } = spread(list);
      for (const value of [...list, median(list)]) {
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(max);
      }
    }),
  );
});

test('the order in which values came does not matter', () => {
  fc.assert(
    fc.property(values, (list) => {
      const turned = list.toReversed();
      expect(median(turned)).toBe(median(list));
      expect(percentile(turned, 0.9)).toBe(percentile(list, 0.9));
    }),
  );
});

test('a difference of minus zero is zero', () => {
  expect(median([-0])).toBe(0);
  expect(percentile([-0, 0], 0.5)).toBe(0);
});

test('nothing measured, or something that is no number, gives no figure at all', () => {
  for (const figure of [median, spread, (list: number[]) => percentile(list, 0.5)]) {
    expect(() => figure([])).toThrow(RangeError);
    expect(() => figure([1, Number.NaN])).toThrow(RangeError);
  }
});

test('the slope is what one more costs, whatever was there before', () => {
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -9999, max: 9999 }), (each, base) => {
      const points = [0, 100, 700, 2000].map((x) => ({ x, y: base + each * x }));
      expect(slope(points)).toBeCloseTo(each, 6);
    }),
  );
  expect(() => slope([{ x: 1, y: 1 }])).toThrow(RangeError);
});
