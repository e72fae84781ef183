import { expect, test } from 'bun:test';
import { greetingAt, greetingSteps } from './greetings.ts';

test.each([
  [0, 'evening'],
  [3, 'evening'],
  [4, 'morning'],
  [10, 'morning'],
  [11, 'noon'],
  [14, 'noon'],
  [15, 'afternoon'],
  [17, 'afternoon'],
  [18, 'evening'],
  [23, 'evening'],
] as const)('at %d one says %s, as Indonesians part the day', (hour, word) => {
  expect(greetingAt(hour)).toBe(word);
});

test('the steps for the first frame begin at midnight and go up', () => {
  const hours = greetingSteps('id').map(({ from }) => from);
  expect(hours[0]).toBe(0);
  expect(hours).toEqual(hours.toSorted((a, b) => a - b));
});
