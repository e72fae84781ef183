import * as z from 'zod';
import { PinSchema } from './pin.ts';
import { InstantSchema } from './wire.ts';

const Base64url = z.string().regex(/^[\w-]+$/);
/** Bytes in base64url, as WebAuthn writes them. */
const bytes = (most: number) => Base64url.min(1).max(most);

const extensions = z.record(z.string(), z.unknown()).default({});

/** What a passkey answers when it has signed a challenge. */
export const AssertionSchema = z.object({
  id: bytes(1400),
  rawId: bytes(1400),
  type: z.literal('public-key'),
  clientExtensionResults: extensions,
  response: z.object({
    clientDataJSON: bytes(4000),
    authenticatorData: bytes(2000),
    signature: bytes(2000),
    userHandle: bytes(200).optional(),
  }),
});
export type Assertion = z.infer<typeof AssertionSchema>;

/** What a passkey answers when it has just been made. */
export const AttestationSchema = z.object({
  id: bytes(1400),
  rawId: bytes(1400),
  type: z.literal('public-key'),
  clientExtensionResults: extensions,
  response: z.object({
    clientDataJSON: bytes(4000),
    attestationObject: bytes(16_000),
  }),
});

/** A signature that stands in place of the PIN, over `orderDigest` of the very order that it comes with. */
export const ApprovalSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('passkey'), assertion: AssertionSchema }),
    /** ES256 of the phone's own key, as JWS writes it: 64 bytes, r before s. */
    z.object({ kind: z.literal('device'), keyId: z.string().min(1).max(60), signature: bytes(90) }),
  ])
  .meta({ id: 'Approval' });
export type Approval = z.infer<typeof ApprovalSchema>;

/** A P-256 public key. */
const PublicJwkSchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: bytes(43),
  y: bytes(43),
});

/** A passkey or a phone's own key that may approve sales. */
export const ApprovalKeySchema = z
  .object({
    id: z.string(),
    kind: z.enum(['passkey', 'device']),
    name: z.string(),
    /** It was made in this very session. */
    here: z.boolean(),
    createdAt: InstantSchema,
    lastUsedAt: InstantSchema.nullable(),
  })
  .meta({ id: 'ApprovalKey' });
export type ApprovalKey = z.infer<typeof ApprovalKeySchema>;

/** The first step: the PIN, for which one gets a challenge. */
export const BeginApprovalKeySchema = z.object({ pin: PinSchema });

/** What a browser needs to make a passkey; `options` are WebAuthn's own, in its JSON form. */
export const BegunApprovalKeySchema = z.object({
  challengeId: z.string(),
  /** What is to be signed by the new key, base64url. */
  challenge: z.string(),
  options: z.object({
    rp: z.object({ id: z.string(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    challenge: z.string(),
    pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number() })),
    timeout: z.number(),
    attestation: z.literal('none'),
    excludeCredentials: z.array(z.object({ type: z.literal('public-key'), id: z.string() })),
    authenticatorSelection: z.object({
      authenticatorAttachment: z.literal('platform'),
      residentKey: z.literal('preferred'),
      requireResidentKey: z.literal(false),
      userVerification: z.literal('required'),
    }),
  }),
});

export type BegunApprovalKey = z.infer<typeof BegunApprovalKeySchema>;

/** The second step: the new key has signed the challenge. */
export const AddApprovalKeySchema = z.object({
  challengeId: z.string().min(1).max(60),
  key: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('passkey'), attestation: AttestationSchema }),
    z.object({ kind: z.literal('device'), publicJwk: PublicJwkSchema, signature: bytes(90) }),
  ]),
});
export type AddApprovalKey = z.infer<typeof AddApprovalKeySchema>;
