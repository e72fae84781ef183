import { createHash } from 'node:crypto';
import type { PublicJwk } from '@hexaflate/contract';

/** Names a public key for good: RFC 7638, base64url. */
export function thumbprintOf({ kty, crv, x, y }: PublicJwk): string {
  // In this order and without spaces, as the standard wants it.
  return base64urlSha256(JSON.stringify({ crv, kty, x, y }));
}

/** SHA-256 of bytes or text, base64url. */
export function base64urlSha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('base64url');
}
