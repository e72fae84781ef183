import { expect, test } from 'bun:test';
import { findSecrets } from './secrets.ts';

const secrets = new Map([
  ['258036', 'PIN'],
  ['tok_abcdef', 'token'],
]);

test('a secret is found wherever it stands', () => {
  for (const text of ['{"pin":"258036"}', 'S10.081234567890.258036', 'PIN 258036.', 'pin=258036&x=1'])
    expect(findSecrets(text, secrets)).toEqual(['the PIN 258036']);
  expect(findSecrets('https://shop.test/?t=tok_abcdef', secrets)).toEqual(['the token tok_abcdef']);
});

test('digits inside a longer number, a fraction or a hash are no PIN', () => {
  for (const text of ['1258036', '2580360', '0.258036', 'ab258036cd', '12.258036'])
    expect(findSecrets(text, secrets)).toEqual([]);
});
