import { expect, test } from 'bun:test';
import type { SettingForm } from '@hexaflate/contract/settings';
import { entryOf, inBestUnit, readEntry } from './entry.ts';

const word = { id: 'x', en: 'x' };
const duration: SettingForm = { type: 'duration', min: 60_000, max: 86_400_000 };
const rupiah: SettingForm = { type: 'rupiah', min: '0', max: '1000000' };
const template: SettingForm = {
  type: 'template',
  longest: 20,
  placeholders: [{ name: 'code', meaning: word, required: true }],
};

test('a duration is shown in the biggest unit that it is a whole number of', () => {
  expect([60_000, 90_000, 5_400_000, 86_400_000, 0].map(inBestUnit)).toEqual([
    { count: 1, unit: 'min' },
    { count: 90, unit: 's' },
    { count: 90, unit: 'min' },
    { count: 1, unit: 'd' },
    { count: 0, unit: 'd' },
  ]);
});

test('what a field shows reads back as the value that it came from', () => {
  const cases: [SettingForm, string | number | boolean | string[]][] = [
    [{ type: 'wholeNumber', min: 3, max: 10, unit: null }, 5],
    [duration, 900_000],
    [rupiah, '250000'],
    [{ type: 'yesNo' }, false],
    [{ type: 'codes', most: 3, choices: null }, ['a', 'b']],
    [{ type: 'codes', most: 3, choices: [{ value: 'a', label: word }] }, ['a']],
    [template, 'Kode {code}'],
  ];
  for (const [form, value] of cases) expect(readEntry(form, entryOf(form, value))).toEqual({ value });
});

test('a number that is none, or out of bounds, says which', () => {
  expect(readEntry(duration, { amount: '1,5', unit: 'h' })).toEqual({ flaw: 'whole' });
  expect(readEntry(duration, { amount: '2', unit: 'd' })).toEqual({ flaw: 'range' });
  expect(readEntry(rupiah, '1.000.000')).toEqual({ value: '1000000' });
  expect(readEntry(rupiah, '1.000.001')).toEqual({ flaw: 'range' });
  expect(readEntry(rupiah, '12,5')).toEqual({ flaw: 'amount' });
});

test('a text says which of its places is missing or not known', () => {
  expect(readEntry(template, ' ')).toEqual({ flaw: 'empty' });
  expect(readEntry(template, 'tanpa kode')).toEqual({ flaw: 'missing', name: 'code' });
  expect(readEntry(template, '{code} {kode}')).toEqual({ flaw: 'unknown', name: 'kode' });
  expect(readEntry(template, `{code}${'x'.repeat(20)}`)).toEqual({ flaw: 'long', n: 20 });
});

test('a list is read by line or comma, without repeats, up to its most', () => {
  const form: SettingForm = { type: 'codes', most: 2, choices: null };
  expect(readEntry(form, 'a\n b, a\n')).toEqual({ value: ['a', 'b'] });
  expect(readEntry(form, 'a b c')).toEqual({ flaw: 'many', n: 2 });
});
