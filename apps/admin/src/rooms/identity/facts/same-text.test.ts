import { expect, test } from 'bun:test';
import { sameText } from './same-text.ts';

test('capitals, spaces and marks make no difference, letters and digits do', () => {
  expect(sameText('Sari  Dewi, S.E.', 'SARI DEWI SE')).toBeTrue();
  expect(sameText('3171 0152 0590 0001', '3171015205900001')).toBeTrue();
  expect(sameText('SARI DEWI', 'SARI DEW1')).toBeFalse();
});
