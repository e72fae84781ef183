import * as z from 'zod';
import { InstantSchema } from './wire.ts';

/** Bytes as WebAuthn writes them in JSON; `longest` in characters. */
const bytes = (longest: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(longest);

const TransportSchema = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']);
const DescriptorSchema = z.object({
  id: z.string(),
  type: z.literal('public-key'),
  transports: z.array(TransportSchema).optional(),
});

/** What a browser needs to make a passkey. */
export const PasskeyCreationSchema = z
  .object({
    rp: z.object({ id: z.string().optional(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    challenge: z.string(),
    pubKeyCredParams: z.array(z.object({ alg: z.number().int(), type: z.literal('public-key') })),
    timeout: z.number().optional(),
    excludeCredentials: z.array(DescriptorSchema).optional(),
    authenticatorSelection: z
      .object({
        residentKey: z.enum(['discouraged', 'preferred', 'required']).optional(),
        requireResidentKey: z.boolean().optional(),
        userVerification: z.enum(['discouraged', 'preferred', 'required']).optional(),
      })
      .optional(),
    attestation: z.enum(['direct', 'enterprise', 'indirect', 'none']).optional(),
  })
  .meta({ id: 'PasskeyCreation' });

/** What a browser needs to have a passkey sign. */
export const PasskeyRequestSchema = z
  .object({
    challenge: z.string(),
    timeout: z.number().optional(),
    rpId: z.string().optional(),
    allowCredentials: z.array(DescriptorSchema).optional(),
    userVerification: z.enum(['discouraged', 'preferred', 'required']).optional(),
  })
  .meta({ id: 'PasskeyRequest' });

const credential = {
  id: bytes(1400),
  rawId: bytes(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['cross-platform', 'platform']).optional(),
  clientExtensionResults: z.object({}),
};

/** A passkey that a browser has made. */
export const MadePasskeySchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4000),
    attestationObject: bytes(20_000),
    transports: z.array(TransportSchema).max(7).optional(),
  }),
});

/** What a passkey has signed. */
export const SignedByPasskeySchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4000),
    authenticatorData: bytes(4000),
    signature: bytes(2000),
    userHandle: bytes(100).optional(),
  }),
});
export type SignedByPasskey = z.output<typeof SignedByPasskeySchema>;

export const PasskeyNameSchema = z.string().trim().min(1).max(60);

/** A passkey as its owner sees it. */
export const OperatorPasskeySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Host name of the panel that it is good for. */
    host: z.string(),
    /** Kept in an account of its maker, and so perhaps on several devices. */
    backedUp: z.boolean(),
    createdAt: InstantSchema,
    lastUsedAt: InstantSchema.nullable(),
  })
  .meta({ id: 'OperatorPasskey' });
export type OperatorPasskey = z.infer<typeof OperatorPasskeySchema>;

export const AddPasskeySchema = z.object({ name: PasskeyNameSchema, made: MadePasskeySchema });
export const RenamePasskeySchema = z.object({ name: PasskeyNameSchema });
export const ShowPasskeySchema = z.object({ signed: SignedByPasskeySchema });

/** Recovery codes come with the first thing that is shown beside the password, and only then. */
export const PasskeyAddedSchema = z.object({
  passkey: OperatorPasskeySchema,
  codes: z.array(z.string()).nullable(),
});
