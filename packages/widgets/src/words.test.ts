import { expect, test } from 'bun:test';
import { fillIn } from './words.ts';

test('a sentence is filled in wherever it names a fact', () => {
  expect(fillIn('{product} ke {number}, {product}', { product: 'Pulsa', number: 812 })).toBe(
    'Pulsa ke 812, Pulsa',
  );
});

test('a fact that did not come along leaves a gap, never a name in braces', () => {
  expect(fillIn('Gagal. {reason}')).toBe('Gagal. ');
});
