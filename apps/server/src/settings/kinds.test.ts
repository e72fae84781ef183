import { expect, test } from 'bun:test';
import { rupiah } from '@hexaflate/contract';
import * as z from 'zod';
import { codes, duration, fillTemplate, oneOf, rupiahAmount, template, wholeNumber, yesNo } from './kinds.ts';

const word = (text: string) => ({ id: text, en: text });
const takes = ({ schema }: { schema: z.ZodType }, value: unknown) => schema.safeParse(value).success;

test('a whole number is whole and within its bounds, both included', () => {
  const kind = wholeNumber({ min: 3, max: 10 });
  expect([3, 10].map((value) => takes(kind, value))).toEqual([true, true]);
  expect([2, 11, 3.5, '5', null].map((value) => takes(kind, value))).toEqual(Array(5).fill(false));
});

test('an amount is a decimal string on the wire and Money in the code, within its bounds', () => {
  const kind = rupiahAmount({ min: '0', max: '1000000' });
  expect(kind.schema.parse('250000')).toBe(rupiah(250_000));
  expect(['-1', '1000000.01', '12,5', 250_000].map((value) => takes(kind, value))).toEqual(
    Array(4).fill(false),
  );
});

test('a duration is whole seconds in milliseconds, within its bounds', () => {
  const kind = duration({ min: 1000, max: 60_000 });
  expect([1000, 60_000].map((value) => takes(kind, value))).toEqual([true, true]);
  expect([999, 1500, 61_000].map((value) => takes(kind, value))).toEqual([false, false, false]);
});

test('a choice is one of its words, and yes or no is nothing else', () => {
  const kind = oneOf(['off', 'watch'], { off: word('mati'), watch: word('pantau') });
  expect([takes(kind, 'watch'), takes(kind, 'on')]).toEqual([true, false]);
  expect([takes(yesNo(), true), takes(yesNo(), 'true')]).toEqual([true, false]);
});

test('a list has no repeats, no more than its most, and only its choices or codes of its form', () => {
  const chosen = codes({
    most: 2,
    choices: [
      { value: 'a', label: word('A') },
      { value: 'b', label: word('B') },
    ],
  });
  expect([takes(chosen, []), takes(chosen, ['b', 'a'])]).toEqual([true, true]);
  expect([['a', 'a'], ['c'], 'a'].map((value) => takes(chosen, value))).toEqual([false, false, false]);
  const free = codes({ most: 2, code: z.ipv4() });
  expect([
    takes(free, ['203.0.113.1']),
    takes(free, ['x']),
    takes(free, ['1.1.1.1', '1.1.1.2', '1.1.1.3']),
  ]).toEqual([true, false, false]);
});

test('a template names no unknown place and every required one, and is filled without looking twice', () => {
  const kind = template({
    longest: 40,
    placeholders: [
      { name: 'code', meaning: word('kode'), required: true },
      { name: 'brand', meaning: word('merek'), required: false },
    ],
  });
  expect(takes(kind, 'Kode {brand}: {code}')).toBe(true);
  expect(
    ['tanpa kode', '{code} {kode}', `{code}${'x'.repeat(40)}`].map((value) => takes(kind, value)),
  ).toEqual([false, false, false]);
  expect(fillTemplate('{brand}: {code} {code}', { brand: '{code}', code: '1' })).toBe('{code}: 1 1');
});
