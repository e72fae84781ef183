import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { cleanDestination, cleanDigits, cleanPhone } from './clean-number.ts';

const digit = fc.constantFrom(...'0123456789');
const mobile = fc
  .tuple(
    fc.constantFrom('11', '12', '21', '31', '57', '78', '96'),
    fc.array(digit, { minLength: 6, maxLength: 9 }),
  )
  .map(([operator, rest]) => `08${operator}${rest.join('')}`);
const kinds = ['phone', 'meter', 'customer', 'ewallet', 'game'] as const;
const separator = fc.constantFrom('', '', ' ', '-', '.', ' - ', '\u00a0', '\u2011', '\u202a');

test('every spelling that people paste becomes the same 08… number', () => {
  fc.assert(
    fc.property(
      mobile,
      fc.constantFrom('0', '+62', '62', '0062', '+62 ', '+62-', '(+62) ', ''),
      fc.array(separator, { minLength: 20, maxLength: 20 }),
      (number, prefix, separators) => {
        const national = number.slice(1);
        const spelled =
          prefix + [...national].map((each, index) => each + (separators[index] ?? '')).join('');
        expect(cleanPhone(spelled)).toBe(number);
      },
    ),
  );
});

test('the number is found inside a chat message', () => {
  expect(cleanPhone('Kak tolong isi 25rb ke +62 812-3456-7890 ya, makasih')).toBe('081234567890');
  expect(cleanPhone('order 3: 0812 3456 7890')).toBe('081234567890');
});

test('cleaning again changes nothing, whatever was typed', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), mobile), fc.constantFrom(...kinds), (text, kind) => {
      const once = cleanDestination(kind, text);
      expect(cleanDestination(kind, once)).toBe(once);
    }),
  );
});

test('typing digit by digit arrives at the same number as pasting', () => {
  fc.assert(
    fc.property(mobile, fc.constantFrom('0', '+62', '62'), (number, prefix) => {
      let typed = '';
      for (const key of prefix + number.slice(1)) typed = cleanPhone(typed + key);
      expect(typed).toBe(number);
    }),
  );
});

test('a meter number loses its spaces, and of a message only the longest number stays', () => {
  expect(cleanDigits('1412 3456 781')).toBe('14123456781');
  expect(cleanDigits('ID Pel: 5321-0004-5678 (2 bulan)')).toBe('532100045678');
});

test('brackets of a game account are left to the server field', () => {
  expect(cleanDestination('game', ' 628819001(2101) ')).toBe('6288190012101');
});
