import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { weaknessOf } from './new-pin.ts';

const nobody = { phones: [], birthDates: [] };
const budi = { phones: ['081234567890', '+6285700990031'], birthDates: ['1990-08-07'], present: '258036' };

test.each([
  ['123456', 'run'],
  ['654321', 'run'],
  ['890123', 'run'],
  ['321098', 'run'],
  ['000000', 'repeated'],
  ['777777', 'repeated'],
  ['121212', 'pattern'],
  ['123123', 'pattern'],
  ['123321', 'pattern'],
  ['112233', 'pattern'],
  ['998877', 'pattern'],
  ['159753', 'common'],
  ['12345', 'length'],
  ['1234567', 'length'],
  ['12345a', 'length'],
  ['', 'length'],
] as const)('%s is refused: %s', (pin, why) => {
  expect(weaknessOf(pin, 6, nobody)).toBe(why);
});

test.each([
  ['258036', 'present'],
  ['070890', 'birthDate'],
  ['900807', 'birthDate'],
  ['080790', 'birthDate'],
  ['071990', 'birthDate'],
  ['567890', 'run'],
  ['346789', null],
  ['081234', 'phone'],
  ['990031', 'phone'],
  ['857009', 'phone'],
  ['085700', 'phone'],
] as const)("%s, where the person's own digits are known: %s", (pin, why) => {
  expect(weaknessOf(pin, 6, budi)).toBe(why);
});

test.each([
  ['1234', 'run'],
  ['1990', 'birthDate'],
  ['0807', 'birthDate'],
  ['2580', 'common'],
  ['1221', 'pattern'],
  ['4821', null],
] as const)('on an installation with four digits %s: %s', (pin, why) => {
  expect(weaknessOf(pin, 4, budi)).toBe(why);
});

test('a person who has digits of his own to hide still has nine tenths of all PINs to choose from', () => {
  let [free, all] = [0, 0];
  // Every 37th: none of the rules has that rhythm.
  for (let pin = 0; pin < 1_000_000; pin += 37) {
    all += 1;
    if (weaknessOf(String(pin).padStart(6, '0'), 6, budi) === null) free += 1;
  }
  expect(free / all).toBeGreaterThan(0.9);
});

test('whatever is typed is judged, and never throws', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 4, max: 10 }), fc.array(fc.string()), (pin, length, any) => {
      const why = weaknessOf(pin, length, { phones: any, birthDates: any });
      if (why === null) expect(pin).toMatch(new RegExp(`^\\d{${length}}$`));
    }),
  );
});
