import { expect, test } from 'bun:test';
import * as fc from 'fast-check';
import { readNik } from './nik.ts';

const today = '2026-06-15';

test('a NIK tells province, sex and date of birth, with 40 added to the day of a woman', () => {
  expect(readNik('3273011708900001', { today })).toEqual({
    flaws: [],
    province: 'Jawa Barat',
    sex: 'male',
    birthDate: '1990-08-17',
  });
  expect(readNik('3273015708900001', { today })).toMatchObject({ sex: 'female', birthDate: '1990-08-17' });
});

test('anything but sixteen digits is none', () => {
  for (const text of ['', '327301170890000', '32730117089000011', '32730117O8900001', ' 3273011708900001'])
    expect(readNik(text, { today }).flaws).toEqual(['length']);
});

test('unknown provinces, regency or district 00, and serial 0000 are flaws', () => {
  expect(readNik('2073011708900001', { today }).flaws).toEqual(['region']);
  expect(readNik('3200011708900001', { today }).flaws).toEqual(['region']);
  expect(readNik('3273001708900001', { today }).flaws).toEqual(['region']);
  expect(readNik('3273011708900000', { today }).flaws).toEqual(['serial']);
});

test('days that no month has are a flaw, and so are those between men and women', () => {
  for (const day of [
    '000890',
    '320890',
    '400890',
    '720890',
    '300290',
    '710290',
    '171390',
    '170090',
    '290201',
  ])
    expect(readNik(`327301${day}0001`, { today }).flaws).toEqual(['date']);
  expect(readNik('3273012902000001', { today }).flaws).toEqual([]);
});

test('the century is the later one in which the holder is seventeen', () => {
  expect(readNik('3273011506090001', { today }).birthDate).toBe('2009-06-15');
  expect(readNik('3273011606090001', { today }).birthDate).toBe('1909-06-16');
});

test('another date of birth than the one given beside it is a flaw, another century is not', () => {
  expect(readNik('3273011708900001', { today, birthDate: '1990-08-18' }).flaws).toEqual(['birthDateDiffers']);
  expect(readNik('3273011708900001', { today, birthDate: '1990-08-17' }).flaws).toEqual([]);
  expect(readNik('3273011708100001', { today, birthDate: '2010-08-17' }).flaws).toEqual([]);
});

test('whatever is typed, reading it never throws, and a NIK made of a person reads back as that person', () => {
  fc.assert(fc.property(fc.string(), (text) => expect(readNik(text, { today })).toBeDefined()));
  const birthdays = fc.date({
    min: new Date('1930-01-01'),
    max: new Date('2009-06-15'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(birthdays, fc.boolean(), fc.integer({ min: 1, max: 9999 }), (born, woman, serial) => {
      const date = born.toISOString().slice(0, 10);
      const day = String(Number(date.slice(8)) + (woman ? 40 : 0)).padStart(2, '0');
      const nik = `357801${day}${date.slice(5, 7)}${date.slice(2, 4)}${String(serial).padStart(4, '0')}`;
      const read = readNik(nik, { today, birthDate: date });
      expect(read).toMatchObject({ flaws: [], province: 'Jawa Timur', sex: woman ? 'female' : 'male' });
      expect(read.birthDate?.slice(2)).toBe(date.slice(2));
    }),
  );
});
