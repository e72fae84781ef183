import { fromBase64 } from './base64.ts';

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const NUMBER_BYTES = 32;

/**
 * The signature that a phone answers (ECDSA on P-256 in DER, base64) as JOSE writes it: 64 bytes, r before s. Throws for
 * everything that is not exactly that.
 */
export function rawSignature(der: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64(der);
  if (bytes[0] !== SEQUENCE || bytes[1] !== bytes.length - 2) throw unreadable();
  const r = readNumber(bytes, 2);
  const s = readNumber(bytes, r.end);
  if (s.end !== bytes.length) throw unreadable();
  const raw = new Uint8Array(2 * NUMBER_BYTES);
  raw.set(r.bytes, NUMBER_BYTES - r.bytes.length);
  raw.set(s.bytes, 2 * NUMBER_BYTES - s.bytes.length);
  return raw;
}

/** DER writes a number without leading zeros, but for one where it would look negative. */
function readNumber(bytes: Uint8Array, at: number): { bytes: Uint8Array; end: number } {
  const length = bytes[at + 1] ?? 0;
  const end = at + 2 + length;
  const written = bytes.subarray(at + 2, end);
  const [first = 0x80, second = 0] = written;
  const isPadded = first === 0 && written.length > 1;
  const isRight = bytes[at] === INTEGER && written.length === length && first < 0x80;
  if (!isRight || (isPadded && second < 0x80)) throw unreadable();
  const digits = isPadded ? written.subarray(1) : written;
  if (digits.length > NUMBER_BYTES) throw unreadable();
  return { bytes: digits, end };
}

function unreadable(): TypeError {
  return new TypeError('The phone answered no signature on P-256.');
}
