import { expect, test } from 'bun:test';
import { ageOf, clockTime, dayHeading, durationText, rowTime, shortTime } from './dates.ts';
import { inGroups, initialsOf, inThousands } from './groups.ts';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();

test('a row of today shows its time, an older one its day', () => {
  expect(rowTime(at(22, 12, 4), 'id', at(22, 20))).toBe('12.04');
  expect(rowTime(at(20, 12, 4), 'id', at(22, 20))).toBe('20 Nov');
  expect(shortTime(at(20, 12, 4), 'id', at(22, 20))).toBe('20 Nov, 12.04');
});

test("a time of day has two digits everywhere, with the language's own mark between them", () => {
  expect(clockTime(at(22, 7, 4), 'id', true)).toBe('07.04.00');
  expect(clockTime(at(22, 0, 4), 'en')).toBe('00:04');
});

test('days are headed by their nearness', () => {
  const words = { today: 'Hari ini', yesterday: 'Kemarin' };
  expect(dayHeading(at(22, 0, 1), 'id', words, at(22, 23))).toBe('Hari ini');
  expect(dayHeading(at(21, 23, 59), 'id', words, at(22, 0, 1))).toBe('Kemarin');
  expect(dayHeading(at(19, 8), 'id', words, at(22, 8))).toBe('Kamis, 19 November');
});

test('ages are coarse and never negative, even with a clock that is behind', () => {
  expect(ageOf(at(22, 12), at(22, 12) + 59_000)).toEqual({ unit: 'now', count: 0 });
  expect(ageOf(at(22, 12), at(22, 12, 5))).toEqual({ unit: 'minutes', count: 5 });
  expect(ageOf(at(22, 12), at(22, 11))).toEqual({ unit: 'now', count: 0 });
  expect(ageOf(at(20, 12), at(22, 13))).toEqual({ unit: 'days', count: 2 });
});

test('durations are said in the unit that people would use', () => {
  expect(durationText(38, 'id')).toBe('38 md');
  expect(durationText(4_200, 'id')).toBe('4 dtk');
  expect(durationText(240_000, 'en')).toBe('4 min');
});

test('counts have a dot before every three digits', () => {
  expect([0, 999, 1_000, 12_500, 1_234_567, -1_000].map(inThousands)).toEqual([
    '0',
    '999',
    '1.000',
    '12.500',
    '1.234.567',
    '-1.000',
  ]);
});

test('numbers stand in groups of four; other text is left alone', () => {
  expect(inGroups('081234567890')).toBe('0812 3456 7890');
  expect(inGroups('AB-1234567')).toBe('AB-1234567');
  expect(initialsOf('  Maju   Jaya Cell ')).toBe('MJ');
});
