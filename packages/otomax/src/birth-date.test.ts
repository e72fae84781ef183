import { expect, test } from 'bun:test';
import { birthDateOf } from './birth-date.ts';

const now = new Date('2026-03-10T05:00:00Z');

test.each([
  ['3204110708900001', '1990-08-07'],
  ['3204114708900001', '1990-08-07'],
  ['32.0411.010203.0001', '2003-02-01'],
  ['3204113112990001', '1999-12-31'],
])('the identity number %s tells %s, women by a day above 40', (number, date) => {
  expect(birthDateOf(number, now)).toBe(date);
});

test.each(['', '123', '3204113102900001', '3204110013900001', 'tidak ada'])(
  'no date is made up from %p',
  (number) => {
    expect(birthDateOf(number, now)).toBeNull();
  },
);
