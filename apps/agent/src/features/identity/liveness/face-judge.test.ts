import { expect, test } from 'bun:test';
import { isTooSlow } from './face-judge.ts';

test('a phone whose looks take two seconds is too slow, one hiccup is not', () => {
  expect(isTooSlow([2_000, 2_000, 2_000, 2_000, 2_000])).toBeTrue();
  expect(isTooSlow([100, 120, 9_000, 110, 100])).toBeFalse();
});

test('slow first looks are not held against a phone', () => {
  expect(isTooSlow([4_000, 3_000])).toBeFalse();
  expect(isTooSlow([4_000, 3_000, 2_000, 200, 200, 200, 200])).toBeFalse();
});
