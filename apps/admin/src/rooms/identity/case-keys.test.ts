import { expect, test } from 'bun:test';
import { caseKeys, readCaseKey } from './case-keys.ts';

const NAMES: Record<string, string> = {
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
};

test('every key of the list of shortcuts does something', () => {
  for (const key of caseKeys.flatMap(({ keys }) => keys))
    expect([key, readCaseKey(NAMES[key] ?? key)]).not.toEqual([key, undefined]);
});

test('capitals mean the same, and other keys nothing', () => {
  expect(readCaseKey('A')).toEqual({ type: 'approve' });
  for (const key of ['Enter', 'Escape', 'Tab', 'j', 'g', 'x']) expect(readCaseKey(key)).toBeUndefined();
});

test('the keys of a case are none of those that work everywhere', () => {
  for (const key of ['j', 'k', 'g', '/', '?']) expect(readCaseKey(key)).toBeUndefined();
});
