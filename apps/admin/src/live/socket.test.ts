import { expect, test } from 'bun:test';
import { retryDelay } from './socket.ts';

test('the wait doubles from one second and stops growing at thirty', () => {
  expect([1, 2, 3, 5, 6, 50].map((failures) => retryDelay(failures, 1))).toEqual([
    1000, 2000, 4000, 16_000, 30_000, 30_000,
  ]);
});

test('panels that lost the server together come back spread over half of the wait', () => {
  expect(retryDelay(4, 0)).toBe(4000);
  expect(retryDelay(4, 1)).toBe(8000);
});
