import { expect, test } from 'bun:test';
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { fromBase64, toBase64, toBase64url } from './base64.ts';
import { publicJwk } from './public-jwk.ts';
import { rawSignature } from './raw-signature.ts';

const number = fc.uint8Array({ minLength: 32, maxLength: 32 });
/** Numbers whose first bytes are zero or look negative are where DER goes wrong. */
const awkward = fc
  .tuple(number, fc.integer({ min: 0, max: 31 }), fc.constantFrom(0x00, 0x7f, 0x80, 0xff))
  .map(([bytes, zeros, then]) => bytes.with(zeros, then).map((byte, at) => (at < zeros ? 0 : byte)));
const anyNumber = fc.oneof(number, awkward);

function writeNumber(bytes: Uint8Array): number[] {
  const digits = [...bytes];
  while (digits.length > 1 && digits[0] === 0) digits.shift();
  if ((digits[0] ?? 0) >= 0x80) digits.unshift(0);
  return [0x02, digits.length, ...digits];
}

function writeDer(r: Uint8Array, s: Uint8Array): Uint8Array {
  const numbers = [...writeNumber(r), ...writeNumber(s)];
  return Uint8Array.from([0x30, numbers.length, ...numbers]);
}

test('every pair of numbers comes out of DER as 32 bytes each, r before s', () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, (r, s) => {
      expect(rawSignature(toBase64(writeDer(r, s)))).toEqual(Uint8Array.from([...r, ...s]));
    }),
    { numRuns: 500 },
  );
});

test('a signature that was cut, lengthened or changed in its frame is none', () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, fc.nat(), fc.uint8Array({ maxLength: 8 }), (r, s, at, more) => {
      const der = writeDer(r, s);
      const cut = der.subarray(0, at % der.length);
      expect(() => rawSignature(toBase64(cut))).toThrow();
      if (more.length > 0) expect(() => rawSignature(toBase64(Uint8Array.from([...der, ...more])))).toThrow();
      for (const place of [0, 1, 2, 3])
        expect(() => rawSignature(toBase64(der.with(place, ((der[place] ?? 0) + 1) & 0xff)))).toThrow();
    }),
  );
});

test('a number with zeros that DER forbids, a negative one and one that is too long are refused', () => {
  const one = [0x02, 1, 1];
  const frame = (...numbers: number[]) => toBase64(Uint8Array.from([0x30, numbers.length, ...numbers]));
  expect(rawSignature(frame(...one, ...one))).toHaveLength(64);
  for (const bad of [
    [0x02, 2, 0, 1],
    [0x02, 1, 0x80],
    [0x02, 0],
    [0x02, 33, 1, ...Array(32).fill(7)],
    [0x02, 34, 0, 0xff, ...Array(32).fill(7)],
    [0x03, 1, 1],
  ]) {
    expect(() => rawSignature(frame(...bad, ...one))).toThrow();
    expect(() => rawSignature(frame(...one, ...bad))).toThrow();
  }
});

test('what a real key signs holds after both conversions, as the server will check it', () => {
  for (let round = 0; round < 40; round += 1) {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const bytes = crypto.getRandomValues(new Uint8Array(32));
    const jwk = publicJwk(pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'));
    expect(pair.publicKey.export({ format: 'jwk' })).toEqual({ ...jwk });
    const raw = rawSignature(sign('sha256', bytes, pair.privateKey).toString('base64'));
    const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    expect(verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, raw)).toBe(true);
  }
});

test('a public key of another curve, another form or another length is refused', () => {
  const ofCurve = (namedCurve: string) =>
    generateKeyPairSync('ec', { namedCurve }).publicKey.export({ type: 'spki', format: 'der' });
  const right = ofCurve('P-256');
  expect(publicJwk(right.toString('base64')).crv).toBe('P-256');
  for (const wrong of [
    ofCurve('P-384'),
    ofCurve('P-521'),
    generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' }),
    right.subarray(1),
    Buffer.concat([right, Buffer.from([0])]),
    Buffer.alloc(0),
  ])
    expect(() => publicJwk(wrong.toString('base64'))).toThrow();
});

test('bytes come back from base64 and from base64url as they went', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase64(toBase64(bytes))).toEqual(Uint8Array.from(bytes));
      expect(fromBase64(toBase64url(bytes))).toEqual(Uint8Array.from(bytes));
      expect(toBase64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    }),
  );
});
