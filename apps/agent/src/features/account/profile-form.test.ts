import { expect, test } from 'bun:test';
import { ProfileFieldsSchema } from '@hexaflate/contract/profile';
import { profileProblem } from './profile-form.ts';

const empty = ProfileFieldsSchema.parse({
  storeName: '',
  ownerName: '',
  phone: '',
  province: '',
  city: '',
  street: '',
  postcode: '',
  email: '',
});

test('an empty profile has no problem', () => {
  for (const name of ProfileFieldsSchema.keyof().options) expect(profileProblem(name, empty)).toBeNull();
});

test.each([
  ['postcode', '4012'],
  ['postcode', '40123'],
  ['postcode', 'abcde'],
  ['phone', '0812 3456 7890'],
  ['phone', '(022) 250-1234'],
  ['phone', 'telepon'],
  ['phone', '+62 812 3456 7890 123'],
  ['email', 'budi@example.com'],
  ['email', 'budi@'],
  ['email', 'budi@toko'],
  ['email', 'budi toko@example.com'],
  ['email', `${'x'.repeat(120)}@example.com`],
  ['storeName', 'Maju Jaya'],
  ['storeName', 'x'.repeat(61)],
  ['street', 'x'.repeat(121)],
] as const)('%s "%s" has a problem exactly when the API refuses it', (name, text) => {
  const fields = { ...empty, [name]: text };
  const accepted = ProfileFieldsSchema.safeParse(fields).success;
  expect(profileProblem(name, fields) === null).toBe(accepted);
});
