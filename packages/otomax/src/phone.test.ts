import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import { normalizePhone, phoneSpellings, senderAddress } from './phone.ts';

describe('phone numbers', () => {
  test.each([
    '081234567890',
    '+6281234567890',
    '6281234567890',
    '006281234567890',
    '81234567890',
    '+62 812-3456-7890',
    '(0812) 3456 7890',
    '0812.3456.7890',
    '+62 0812 3456 7890',
    '\u202a+62 812\u20113456\u20117890\u202c',
  ])('%s is one number', (text) => {
    expect(normalizePhone(text)).toBe('081234567890');
  });

  test.each(['', '0', '08', '0212345678', '+6512345678', '08123456789012345', '0812345x678', '12345678901'])(
    '%p is none',
    (text) => {
      expect(normalizePhone(text)).toBeUndefined();
    },
  );

  test('every spelling of a number leads back to it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^08\d{8,12}$/), (phone) => {
        for (const spelling of [
          ...phoneSpellings(phone),
          senderAddress(phone, 'S'),
          senderAddress(phone, 'W'),
        ]) {
          expect(normalizePhone(spelling)).toBe(phone);
        }
      }),
    );
  });
});
