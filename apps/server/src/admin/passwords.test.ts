import { expect, test } from 'bun:test';
import { requireStrongPassword } from './password-strength.ts';
import { hashPassword, oneTimePassword, verifyPassword } from './passwords.ts';

test('short, leaked and guessable passwords are refused', () => {
  for (const weak of [
    'Tr0ub4dor&3',
    'aaaaaaaaaaaa',
    'abababababab',
    '123456789012',
    '987654321098',
    'qwertyuiopasdf',
    'password1234',
    'Password2026!',
    'hexaflate2026',
    'OtomaxPulsa123',
    'operator123456',
    'ratna-1234567',
    'sayangkamu123',
    'bismillah1234',
    'passwordpassword',
    '1qaz2wsx3edc4rfv',
    'liverpoolfc2024',
  ])
    expect(() => requireStrongPassword(weak, 'ratna')).toThrow('auth.passwordWeak');
});

test('long and unusual ones pass, words and spaces included', () => {
  for (const strong of [
    'kopi susu gula aren',
    'Zr8#kQ2!vLp0',
    'operator kereta malam',
    'ぱすわーどをかえるのはいいことです',
  ])
    expect(() => requireStrongPassword(strong, 'operator')).not.toThrow();
});

test('every one-time password is strong and another one', () => {
  const made = Array.from({ length: 50 }, oneTimePassword);
  expect(new Set(made).size).toBe(50);
  for (const password of made) expect(() => requireStrongPassword(password, 'operator')).not.toThrow();
});

test('a password fits its own hash only, and nobody’s hash fits anything', async () => {
  const hash = await hashPassword('kopi susu gula aren');
  expect(await verifyPassword('kopi susu gula aren', hash)).toBe(true);
  expect(await verifyPassword('kopi susu gula aren ', hash)).toBe(false);
  expect(await verifyPassword('kopi susu gula aren', undefined)).toBe(false);
});
