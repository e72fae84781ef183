import { describe, expect, test } from 'bun:test';
import { moneyToWire, parseMoney } from '@hexaflate/contract/money';
import fc from 'fast-check';
import { TYPES } from 'tedious';
import { bindParameter, TypedValue } from './parameters.ts';
import { readValue } from './rows.ts';

const bound = (type: string, value: unknown) => bindParameter(new TypedValue(type, value));
/** Any amount that a money column holds. */
const amounts = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

describe('parameters', () => {
  test('text goes as its column: varchar to varchar, in the column’s own length', () => {
    expect(bound('varchar(20)', 'CA3')).toEqual({
      type: TYPES.VarChar,
      value: 'CA3',
      options: { length: 20 },
    });
    expect(bound('char(1)', 'S')).toMatchObject({ type: TYPES.VarChar, options: { length: 1 } });
    expect(bound('nvarchar(20)', 'CA3')).toMatchObject({ type: TYPES.NVarChar, options: { length: 20 } });
    expect(bindParameter('CA3').type).toBe(TYPES.VarChar);
  });

  test('text that is too long for its column is never cut to something that could match', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 21, maxLength: 9000 }), (text) => {
        const { value, options } = bound('varchar(20)', text);
        expect(value).toBe(text);
        expect(options.length ?? 0).toBeGreaterThanOrEqual(text.length);
      }),
    );
  });

  test('money travels as decimal text, both ways, to the last of its four places', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const { type, value } = bound('money', amount);
        expect([type, value]).toEqual([TYPES.VarChar, moneyToWire(amount)]);
        expect(readValue('saldo', 'BIGVARCHR', value)).toBe(amount);
      }),
    );
    expect(readValue('harga', 'BIGVARCHR', '-1709.5678')).toBe(parseMoney('-1709.5678'));
  });

  test('money as a float is refused in both directions', () => {
    expect(() => bound('money', 1.5)).toThrow(TypeError);
    expect(() => readValue('saldo', 'MONEYN', 1.5)).toThrow(TypeError);
  });

  test('a local time stays the time that is written, whatever zone this process is in', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2079-01-01'), noInvalidDate: true }),
        (at) => {
          const text = at.toISOString().slice(0, 23).replace('T', ' ');
          const { value } = bound('datetime', text);
          expect(readValue('tgl_entri', 'DATETIMN', value)).toBe(text);
        },
      ),
    );
    expect(() => bound('datetime', '2026-03-10T05:00:00Z')).toThrow(TypeError);
    expect(() => bound('datetime', new Date())).toThrow(TypeError);
  });

  test('numbers go in their column’s size; one beyond int is asked for as bigint instead of overflowing', () => {
    expect(bound('tinyint', 20).type).toBe(TYPES.TinyInt);
    expect(bound('int', 20).type).toBe(TYPES.Int);
    expect(bound('int', 3_000_000_000).type).toBe(TYPES.BigInt);
    expect(() => bound('int', 0.5)).toThrow(TypeError);
    expect(readValue('kode', 'INT8', '10050000')).toBe(10_050_000);
  });

  test('null is null in every type', () => {
    for (const type of [
      'varchar(20)',
      'varchar(max)',
      'money',
      'datetime',
      'int',
      'tinyint',
      'uniqueidentifier',
    ]) {
      expect(bound(type, null).value).toBeNull();
    }
  });
});
