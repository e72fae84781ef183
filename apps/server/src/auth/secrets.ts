import { randomBytes, timingSafeEqual } from 'node:crypto';

/** An opaque token of 256 random bits, base64url. Only its hash is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in hex: how tokens are stored and looked up. */
export function hashToken(token: string): string {
  return Bun.SHA256.hash(token, 'hex');
}

/** Compares two hex digests of the same length in constant time. */
export function sameDigest(a: string, b: string): boolean {
  const left = Buffer.from(a, 'hex');
  const right = Buffer.from(b, 'hex');
  return left.length === right.length && timingSafeEqual(left, right);
}
