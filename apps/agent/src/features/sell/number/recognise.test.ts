import { expect, test } from 'bun:test';
import type { Operator } from '@hexaflate/contract/catalog';
import fc from 'fast-check';
import { composeGame, destinationProblem, splitGame, wantsServer } from './destination.ts';
import { isUnrecognised, operatorsToChoose, recogniseOperators } from './recognise.ts';

function operator(code: string, prefixes: string[], rules: Partial<Operator> = {}): Operator {
  return {
    code,
    name: code,
    category: 'pulsa',
    prefixes,
    pattern: null,
    minLength: null,
    maxLength: null,
    closed: null,
    products: [],
    ...rules,
  };
}

const telkomsel = operator('TSEL', ['0811', '0812', '0852']);
const byu = operator('BYU', ['085154', '085155']);
const indosat = operator('ISAT', ['0851', '0857']);
const dana = operator('DANA', []);
const all = [telkomsel, byu, indosat, dana];

test('an operator is recognised by its prefix, the longer prefix first', () => {
  expect(recogniseOperators(all, '0812')).toEqual([telkomsel]);
  expect(recogniseOperators(all, '085154321')).toEqual([byu]);
  expect(recogniseOperators(all, '085199')).toEqual([indosat]);
  expect(recogniseOperators(all, '081')).toEqual([]);
});

test('operators that share a prefix are all offered', () => {
  const second = operator('TSELMINI', ['0812']);
  expect(recogniseOperators([telkomsel, second], '0812345')).toEqual([telkomsel, second]);
});

test('whatever is recognised really has a prefix of the number, and no other operator has a longer one', () => {
  const prefix = fc.stringMatching(/^08[0-9]{2,4}$/);
  fc.assert(
    fc.property(
      fc.array(fc.array(prefix, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      fc.stringMatching(/^08[0-9]{6,10}$/),
      (lists, number) => {
        const operators = lists.map((prefixes, index) => operator(`O${index}`, prefixes));
        const longestOf = (each: Operator) =>
          Math.max(0, ...each.prefixes.filter((one) => number.startsWith(one)).map((one) => one.length));
        const best = Math.max(...operators.map(longestOf));
        const expected = best === 0 ? [] : operators.filter((each) => longestOf(each) === best);
        expect(recogniseOperators(operators, number)).toEqual(expected);
      },
    ),
  );
});

test('a number is called unknown only when no further digit could help', () => {
  expect(isUnrecognised(all, '08')).toBe(false);
  expect(isUnrecognised(all, '0852')).toBe(false);
  expect(isUnrecognised(all, '0899')).toBe(true);
  expect(isUnrecognised([dana], '0899')).toBe(false);
});

test('operators without prefixes are chosen by hand', () => {
  expect(operatorsToChoose(all)).toEqual([dana]);
});

test("a destination is checked by the operator's own rules", () => {
  const rules = { minLength: 10, maxLength: 13, pattern: '08\\d+' };
  expect(destinationProblem('', rules)).toBe('empty');
  expect(destinationProblem('08123', rules)).toBe('tooShort');
  expect(destinationProblem('08123456789012', rules)).toBe('tooLong');
  expect(destinationProblem('1812345678', rules)).toBe('wrongShape');
  expect(destinationProblem('0812345678', rules)).toBeNull();
});

test('a pattern that this device cannot read stops no sale', () => {
  expect(destinationProblem('0812345678', { minLength: null, maxLength: null, pattern: '(?<' })).toBeNull();
});

test('account and server are joined only where the pattern wants brackets', () => {
  const rules = { pattern: '\\d+\\(\\d+\\)' };
  expect(wantsServer(rules)).toBe(true);
  expect(composeGame(rules, '628819001', '2101')).toBe('628819001(2101)');
  expect(composeGame(rules, '628819001', '')).toBe('');
  expect(composeGame({ pattern: '\\d+' }, '628819001', '2101')).toBe('628819001');
  expect(splitGame('628819001(2101)')).toEqual({ account: '628819001', server: '2101' });
});
