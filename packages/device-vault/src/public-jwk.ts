import type { PublicJwk } from '@hexaflate/contract/device-proof';
import { fromBase64, toBase64url } from './base64.ts';

/** What stands before the two coordinates in every SubjectPublicKeyInfo of a P-256 key (RFC 5480), uncompressed. */
const HEAD = fromBase64('MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE');
const COORDINATE = 32;

/** The public key that a phone answers (SPKI in DER, base64) as a JWK. Throws for everything that is none on P-256. */
export function publicJwk(spki: string): PublicJwk {
  const bytes = fromBase64(spki);
  const fits = bytes.length === HEAD.length + 2 * COORDINATE && HEAD.every((byte, at) => bytes[at] === byte);
  if (!fits) throw new TypeError('The phone answered no public key on P-256.');
  const x = bytes.subarray(HEAD.length, HEAD.length + COORDINATE);
  const y = bytes.subarray(HEAD.length + COORDINATE);
  return { kty: 'EC', crv: 'P-256', x: toBase64url(x), y: toBase64url(y) };
}
