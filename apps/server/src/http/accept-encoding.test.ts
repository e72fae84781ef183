import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { acceptedCodings } from './accept-encoding.ts';

test.each([
  [null, []],
  ['', []],
  ['identity', []],
  ['gzip, deflate, br, zstd', ['br', 'gzip']],
  ['gzip, deflate', ['gzip']],
  ['x-gzip', ['gzip']],
  ['GZIP', ['gzip']],
  ['*', ['br', 'gzip']],
  ['br;q=0, *', ['gzip']],
  ['*;q=0', []],
  ['gzip;q=0', []],
  ['gzip;q=0.000', []],
  ['gzip; q=1.0 , br;q=0.5', ['gzip', 'br']],
  ['gzip;q=0.5, identity', []],
  ['gzip;q=0.5, identity;q=0.5', ['gzip']],
  ['gzip;q=0.001', ['gzip']],
  [', gzip,', ['gzip']],
  ['gzipped, brotli', []],
  ['deflate', []],
] as const)('%p means %p', (header, codings) => {
  expect(acceptedCodings(header)).toEqual([...codings]);
});

test.each(['gzip;q=2', 'gzip;level=9', 'gzip;q=', 'gzip br', 'gzip;q=0.1234'])(
  'what is malformed (%p) is answered with plain bytes, never guessed',
  (header) => expect(acceptedCodings(header)).toEqual([]),
);

test('whatever stands in a header, it is read the same again, and means only codings that it names', () => {
  const piece = fc.constantFrom(
    'gzip',
    'br',
    '*',
    ';q=0',
    ';q=0.5',
    ';q=1',
    ',',
    ' ',
    'identity',
    'x',
    '\u0000',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const header = pieces.join('');
      const codings = acceptedCodings(header);
      expect(acceptedCodings(header)).toEqual(codings);
      for (const coding of codings) expect(header.includes(coding) || header.includes('*')).toBe(true);
    }),
  );
});
