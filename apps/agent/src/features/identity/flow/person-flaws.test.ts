import { expect, test } from 'bun:test';
import { mayBeSent, personFlaws } from './person-flaws.ts';

const TODAY = '2026-11-25';
const sari = { nik: '3171015205900001', name: 'Sari Dewi', birthDate: '1990-05-12' };

test('a NIK that fits the birth date, with 40 added for a woman, has nothing against it', () => {
  expect(personFlaws(sari, TODAY)).toEqual({});
});

test('what is missing keeps it from being sent', () => {
  const empty = { nik: '31710', name: ' ', birthDate: '' };
  expect(personFlaws(empty, TODAY)).toEqual({
    nik: { key: 'nikShort', hard: true },
    name: { key: 'nameMissing', hard: true },
    birthDate: { key: 'birthDateMissing', hard: true },
  });
  expect(mayBeSent(empty, TODAY)).toBeFalse();
});

test('a NIK of odd form is pointed out, but the person may insist', () => {
  for (const [nik, key] of [
    ['0071015205900001', 'nikRegion'],
    ['3171019905900001', 'nikDate'],
    ['3171015205900000', 'nikSerial'],
    ['3171011305900001', 'nikBirth'],
  ] as const) {
    expect(personFlaws({ ...sari, nik }, TODAY)).toEqual({ nik: { key, hard: false } });
    expect(mayBeSent({ ...sari, nik }, TODAY)).toBeTrue();
  }
});
