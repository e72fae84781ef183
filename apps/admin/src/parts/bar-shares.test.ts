import { expect, test } from 'bun:test';
import { barShares } from './bar-shares.ts';

test('a millisecond beside seconds is still seen in the bar, nothing is not', () => {
  expect(barShares([1, 0, 9000], 9001)).toEqual([1, 0, 100]);
  expect(barShares([0, 0], 0)).toEqual([0, 0]);
});
