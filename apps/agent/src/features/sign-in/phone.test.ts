import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { cleanPhone, groupPhone, phoneProblem } from './phone.ts';

test.each([
  ['+62 812-3456-7890', '081234567890'],
  ['62812 3456 7890', '081234567890'],
  ['0062 812 3456 7890', '081234567890'],
  ['+62 (0)812 3456 7890', '081234567890'],
  ['81234567890', '081234567890'],
  ['0812.3456.7890', '081234567890'],
])('%s is understood as %s', (typed, phone) => {
  expect(cleanPhone(typed)).toBe(phone);
});

test('cleaning a clean number changes nothing, and grouping it loses nothing', () => {
  const phones = fc.stringMatching(/^08\d{8,12}$/);
  fc.assert(
    fc.property(phones, (phone) => {
      expect(cleanPhone(phone)).toBe(phone);
      expect(cleanPhone(groupPhone(phone))).toBe(phone);
      expect(phoneProblem(phone)).toBeNull();
    }),
  );
});

test('a number that is still being typed is not yet wrong in its start, only short', () => {
  expect(phoneProblem('')).toBe('phoneShort');
  expect(phoneProblem('0812')).toBe('phoneShort');
  expect(phoneProblem('0212345678')).toBe('phoneOdd');
  expect(phoneProblem('081234567890123')).toBe('phoneLong');
});
