import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { createTokenBuckets } from './token-buckets.ts';

test('a bucket lets its burst through, then says how long to wait, and forgives with time', () => {
  let now = 0;
  const buckets = createTokenBuckets({ burst: 3, perSecond: 0.5 }, 10, () => now);
  expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([0, 0, 0, 2]);
  now = 1000;
  expect(buckets.take('a')).toBe(1);
  now = 2000;
  expect([buckets.take('a'), buckets.take('a')]).toEqual([0, 2]);
  expect(buckets.take('b')).toBe(0);
});

test('forgiving fills a bucket again', () => {
  const buckets = createTokenBuckets({ burst: 1, perSecond: 0.01 }, 10, () => 0);
  buckets.take('a');
  expect(buckets.take('a')).toBeGreaterThan(0);
  buckets.forgive('a');
  expect(buckets.take('a')).toBe(0);
});

test('in any time no more passes than the burst and what flowed in, and a clock that jumps back gives nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -500, max: 2000 }), { maxLength: 200 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 10 }),
      (steps, burst, perSecond) => {
        let now = 1_000_000;
        let forward = 0;
        let passed = 0;
        const buckets = createTokenBuckets({ burst, perSecond }, 5, () => now);
        for (const step of steps) {
          now += step;
          forward += Math.max(0, step);
          if (buckets.take('key') === 0) passed += 1;
        }
        expect(passed).toBeLessThanOrEqual(burst + (forward / 1000) * perSecond + 1e-6);
      },
    ),
  );
});

test('however many keys come, only so many are kept, and the one in use is not forgotten', () => {
  const buckets = createTokenBuckets({ burst: 2, perSecond: 0.001 }, 3, () => 0);
  buckets.take('busy');
  for (let key = 0; key < 50; key += 1) {
    buckets.take(`passer-by ${key}`);
    expect(buckets.take('busy') === 0).toBe(key === 0);
  }
  buckets.take('x');
  buckets.take('y');
  buckets.take('z');
  expect(buckets.take('busy')).toBe(0);
});
