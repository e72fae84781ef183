import { expect, test } from 'bun:test';
import { localDayStart } from './local-day.ts';

test('a day in Jakarta begins at 17.00 UTC of the day before', () => {
  expect(localDayStart('2026-01-31', 420).toISOString()).toBe('2026-01-30T17:00:00.000Z');
  expect(localDayStart('2026-01-31', 420, 1).toISOString()).toBe('2026-01-31T17:00:00.000Z');
});
