import { expect, test } from 'bun:test';
import { endOf, numbersHidden, numbersHiddenIn } from './hide-numbers.ts';

test('of a number its end is told, and nothing of how long it was', () => {
  expect([endOf('081277778888'), endOf('6281277778888'), endOf('12')]).toEqual(['•••888', '•••888', '•••12']);
});

test('phone numbers, NIKs and e-mail addresses in a sentence are hidden, however they are written', () => {
  for (const [written, told] of [
    ['Pemilik 081277778888 menelepon', 'Pemilik •••888 menelepon'],
    ['WA +62 812-7777-8888.', 'WA •••888.'],
    ['(0812.7777.8888)', '(•••888)'],
    ['021 5551234 kantor', '•••234 kantor'],
    ['NIK 3273011708900001 cocok', 'NIK •••001 cocok'],
    ['NIK 3273 0117 0890 0001 cocok', 'NIK •••001 cocok'],
    ['kirim ke budi.santoso@toko.co.id ya', 'kirim ke •••@toko.co.id ya'],
  ])
    expect(numbersHidden(written ?? '')).toBe(told ?? '');
});

test('in facts they are hidden at every depth, and numbers stay numbers', () => {
  expect(numbersHiddenIn({ a: { b: ['081277778888', 6281277778888, null, true] } })).toEqual({
    a: { b: ['•••888', 6281277778888, null, true] },
  });
});

test('ids, digests, amounts, dates and codes of agents stay as they are', () => {
  for (const text of [
    '0192f3a1-0812-7345-8123-081234567890',
    `digest ${'0812345678'.repeat(6)}ab12`,
    'Rp10.425 pada 2026-11-26 pukul 08.15',
    'AG0001 kasus 4F2A1C',
    '192.0.2.10',
  ])
    expect(numbersHidden(text)).toBe(text);
});
