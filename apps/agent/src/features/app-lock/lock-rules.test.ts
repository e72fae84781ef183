import { expect, test } from 'bun:test';
import { isDue, type KeptLock, readKept } from './lock-rules.ts';

const NOW = 1_000_000;
const kept = (more: Partial<KeptLock>): KeptLock => ({
  after: 60_000,
  hiddenAt: NOW,
  locked: false,
  ...more,
});

test('an app that was out of sight for less than its time opens as it was left', () => {
  expect(isDue(kept({}), NOW + 59_999)).toBe(false);
  expect(isDue(kept({}), NOW + 60_000)).toBe(true);
});

test('at once is at once', () => {
  expect(isDue(kept({ after: 0 }), NOW)).toBe(true);
});

test('what was locked stays locked through every reload', () => {
  expect(isDue(kept({ locked: true }), NOW)).toBe(true);
});

test('an app that ended without a word, or a clock that went back, counts as long ago', () => {
  expect(isDue(kept({ hiddenAt: null }), NOW)).toBe(true);
  expect(isDue(kept({}), NOW - 1)).toBe(true);
});

test('what cannot be read is no lock, and a lock that half can be read is locked', () => {
  for (const text of [null, undefined, '', 'x', '{}', '{"after":5}', '[]']) expect(readKept(text)).toBeNull();
  expect(readKept('{"after":60000}')).toEqual({ after: 60_000, hiddenAt: null, locked: true });
});
