import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { canonicalJson, type Json } from './canonical-json.ts';

const anyJson = fc.jsonValue().map((value): Json => JSON.parse(JSON.stringify(value)));

test('what is the same has one text, whatever the order in which its keys were written', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'ä"\n' }], a: true })).toBe(
    '{"a":true,"b":[1,{"c":"ä\\"\\n","d":null}]}',
  );
  expect(canonicalJson({ b: 1, a: 2 })).toBe(canonicalJson({ a: 2, b: 1 }));
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(RangeError);
});

test('the text reads back as what it was', () => {
  fc.assert(
    fc.property(anyJson, (value) =>
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value))),
    ),
  );
});
