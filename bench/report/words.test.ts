import { expect, test } from 'bun:test';
import { showTarget, showValue } from './words.ts';

test('a value keeps the digits that mean something, and no zeros behind them', () => {
  expect(showValue(0.0712, 'ms')).toBe('0.07 ms');
  expect(showValue(4, 'ms')).toBe('4 ms');
  expect(showValue(12.345, 'times')).toBe('12.3×');
  expect(showValue(100.4, 'points')).toBe('100');
  expect(showValue(9399.6, 'perSecond')).toBe('9,400/s');
});

test('a target says on which side of it the figure must lie', () => {
  const figure = { key: 'x', label: 'X', unit: 'ms' } as const;
  expect(showTarget({ ...figure, target: { atMost: 150 } })).toBe('at most 150 ms');
  expect(showTarget({ ...figure, target: { atLeast: 90 } })).toBe('at least 90 ms');
  expect(showTarget(figure)).toBe('');
});
