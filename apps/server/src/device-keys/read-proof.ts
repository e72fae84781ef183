import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { PublicJwk } from '@hexaflate/contract';
import * as z from 'zod';
import { thumbprintOf } from './thumbprint.ts';

/** Ours are about 600 characters long. */
const LONGEST = 2000;
const SIGNATURE_BYTES = 64;

/** One coordinate of a point on P-256: 32 bytes. */
const CoordinateSchema = z.string().regex(/^[\w-]{43}$/);

const HeaderSchema = z.strictObject({
  typ: z.literal('dpop+jwt'),
  alg: z.literal('ES256'),
  jwk: z.strictObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: CoordinateSchema,
    y: CoordinateSchema,
  }),
});

const DigestSchema = z.string().regex(/^[\w-]{43}$/);

const ClaimsSchema = z.object({
  htm: z.string().max(10),
  htu: z.url().max(1000),
  iat: z.number().positive(),
  jti: z.string().regex(/^[\w-]{16,100}$/),
  ath: DigestSchema.optional(),
  body_hash: DigestSchema,
});

/** What a device has signed. */
export interface Proof extends z.output<typeof ClaimsSchema> {
  /** Thumbprint of the key that signed it. */
  key: string;
}

/**
 * Reads a DPoP proof (RFC 9449) and checks its signature; undefined when anything about its form or signature is not
 * as it must be. One algorithm, one curve, no member of the header that is not known here.
 */
export function readProof(text: string): Proof | undefined {
  if (text.length > LONGEST) return undefined;
  const [head, body, mark, ...rest] = text.split('.');
  if (!head || !body || !mark || rest.length > 0) return undefined;
  const header = HeaderSchema.safeParse(readJson(head));
  const claims = ClaimsSchema.safeParse(readJson(body));
  const signature = readBytes(mark);
  if (!header.success || !claims.success || signature?.length !== SIGNATURE_BYTES) return undefined;
  const { jwk } = header.data;
  const key = readKey(jwk);
  const signed = Buffer.from(`${head}.${body}`);
  if (!key || !verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature)) return undefined;
  return { ...claims.data, key: thumbprintOf(jwk) };
}

/** Undefined for what is no point on the curve. */
function readKey(jwk: PublicJwk): KeyObject | undefined {
  try {
    return createPublicKey({ key: { ...jwk }, format: 'jwk' });
  } catch {
    return undefined;
  }
}

function readJson(part: string): unknown {
  try {
    return JSON.parse(readBytes(part)?.toString('utf8') ?? '');
  } catch {
    return undefined;
  }
}

/** Base64url in its one right spelling: two spellings of the same bytes would be two proofs. */
function readBytes(part: string): Buffer | undefined {
  const bytes = Buffer.from(part, 'base64url');
  return bytes.toString('base64url') === part ? bytes : undefined;
}
