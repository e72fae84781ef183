import { expect, test } from 'bun:test';
import { findFlaw } from './new-password.ts';

test('a short password is told how much is missing, counting characters as people do', () => {
  expect(findFlaw('lama', 'pendek', 'pendek')).toEqual({ flaw: 'tooShort', missing: 6 });
  expect(findFlaw('lama', '🐢🐢🐢', '')).toEqual({ flaw: 'tooShort', missing: 9 });
});

test('the one-time password cannot stay', () => {
  const once = 'sekali-pakai-123';
  expect(findFlaw(once, once, once)).toEqual({ flaw: 'same' });
});

test('a mistyped repetition is caught before it locks anyone out', () => {
  expect(findFlaw('lama', 'kuda baterai stapler', 'kuda baterai staplar')).toEqual({ flaw: 'differs' });
  expect(findFlaw('lama', 'kuda baterai stapler', 'kuda baterai stapler')).toBeUndefined();
});
