import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { fittingFormats, matchMessage, readFormats, renderFormat, type SaleVerb } from './formats.ts';
import { parameters } from './sandbox/seed/parameters.ts';
import { prepaidProducts } from './sandbox/seed/products.ts';
import { digitalProducts } from './sandbox/seed/products-digital.ts';

const formats = readFormats(
  parameters.flatMap(([grup, nama, nilai]) => (grup === 'Format' ? [{ nama, nilai, tgl_data: null }] : [])),
);
const productCodes = [...prepaidProducts, ...digitalProducts].map((product) => product.code);

const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));
const words = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ,'/-]{0,20}$/);
const values: Record<string, fc.Arbitrary<string>> = {
  kodeproduk: fc.constantFrom(...productCodes),
  tujuan: fc.oneof(digits(5, 16), fc.stringMatching(/^[0-9]{5,12}\([0-9]{3,5}\)$/)),
  pin: digits(4, 6),
  pinlama: digits(4, 6),
  pinbaru: digits(4, 6),
  trxid: fc.stringMatching(/^[A-Za-z0-9]{1,40}$/),
  counter: digits(1, 2),
  qty: digits(4, 7),
  jumlah: digits(4, 7),
  markup: digits(1, 5),
  enduser: fc.stringMatching(/^08[0-9]{8,11}$/),
  nomorhp: fc.stringMatching(/^08[0-9]{8,11}$/),
  kodereseller: fc.stringMatching(/^[A-Z]{2}[0-9]{4}$/),
  kode: fc.stringMatching(/^[A-Z0-9]{2,8}$/),
  nama: words,
  alamat: words,
};

test('every format of the seeded installation can be read and is known here', () => {
  expect(formats.length).toBeGreaterThan(20);
  for (const format of formats) {
    expect(Object.keys(values)).toEqual(expect.arrayContaining(format.placeholders));
  }
});

test('PROPERTY: a message of one seeded format is never read as another one, nor with other values', () => {
  fc.assert(
    fc.property(fc.constantFrom(...formats), fc.record(values), (format, all) => {
      const given = Object.fromEntries(format.placeholders.map((name) => [name, all[name]]));
      const message = renderFormat(format, given);
      expect(matchMessage(formats, message)).toEqual({ format, values: given as Record<string, string> });
      expect(matchMessage(formats, message.toLowerCase())?.format.name).toBe(format.name);
    }),
    { numRuns: 1_000 },
  );
});

test('no product code is a keyword, which would turn a purchase into a command', () => {
  const first = formats.flatMap(({ tokens: [token] }) =>
    token?.kind === 'literal' ? [token.text.toUpperCase()] : [],
  );
  expect(productCodes.filter((code) => first.includes(code.toUpperCase()))).toEqual([]);
});

test.each([
  ['buy', { counter: 1, amount: null, buyerPhone: null }],
  ['buy', { counter: 2, amount: null, buyerPhone: null }],
  ['buy', { counter: 1, amount: 50_000, buyerPhone: null }],
  ['buy', { counter: 2, amount: 50_000, buyerPhone: null }],
  ['buy', { counter: 1, amount: null, buyerPhone: '0812' }],
  ['buy', { counter: 2, amount: null, buyerPhone: '0812' }],
  ['inquire', { counter: 1, amount: null, buyerPhone: null }],
  ['pay', { counter: 1, amount: null, buyerPhone: null }],
] as const)('the seeded installation has a format for %s with %o', (verb: SaleVerb, fields) => {
  expect(fittingFormats(formats, verb, fields)[0]).toBeDefined();
});
