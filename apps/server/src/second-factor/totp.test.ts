import { expect, test } from 'bun:test';
import { codeAt, keyUri, matchStep, stepAt, toBase32 } from './totp.ts';

const rfcSecret = Buffer.from('12345678901234567890');

test('codes are those of RFC 6238, appendix B', () => {
  const vectors: [seconds: number, code: string][] = [
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ];
  for (const [seconds, code] of vectors) expect(codeAt(rfcSecret, stepAt(seconds * 1000), 8)).toBe(code);
});

test('codes are those of RFC 4226, appendix D', () => {
  const codes = [
    '755224',
    '287082',
    '359152',
    '969429',
    '338314',
    '254676',
    '287922',
    '162583',
    '399871',
    '520489',
  ];
  expect(codes.map((_, counter) => codeAt(rfcSecret, counter))).toEqual(codes);
});

test('a code counts in its half minute and in the ones beside it, and no longer', () => {
  const at = 1_234_567_890_000;
  const code = codeAt(rfcSecret, stepAt(at));
  for (const seconds of [-30, 0, 30])
    expect(matchStep(rfcSecret, code, at + seconds * 1000)).toBe(stepAt(at));
  for (const seconds of [-90, 90]) expect(matchStep(rfcSecret, code, at + seconds * 1000)).toBeUndefined();
  expect(matchStep(rfcSecret, '12345', at)).toBeUndefined();
});

test('base32 is that of RFC 4648, without padding', () => {
  const words = {
    '': '',
    f: 'MY',
    fo: 'MZXQ',
    foo: 'MZXW6',
    foob: 'MZXW6YQ',
    fooba: 'MZXW6YTB',
    foobar: 'MZXW6YTBOI',
  };
  for (const [text, base32] of Object.entries(words)) expect(toBase32(Buffer.from(text))).toBe(base32);
});

test('the address for an app names who it is for, and holds the secret', () => {
  expect(keyUri({ secret: 'MZXW6', issuer: 'Toko A & B', account: 'budi' })).toBe(
    'otpauth://totp/Toko%20A%20%26%20B:budi?secret=MZXW6&issuer=Toko+A+%26+B&algorithm=SHA1&digits=6&period=30',
  );
});
