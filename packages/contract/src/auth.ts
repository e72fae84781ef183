import * as z from 'zod';
import { InstantSchema } from './wire.ts';

/** Any Indonesian spelling of a mobile number; normalised on the server. */
export const PhoneSchema = z
  .string()
  .trim()
  .min(8)
  .max(24)
  .regex(/^[+\d][\d\s().-]+$/);

export const RequestCodeSchema = z.object({
  phone: PhoneSchema,
  /** The one that the person would like; what the operator allows for the number decides. */
  channel: z.enum(['sms', 'whatsapp']).optional(),
});

/** Same answer for known and unknown numbers. */
export const CodeRequestedSchema = z
  .object({
    challengeId: z.string(),
    expiresAt: InstantSchema,
    resendAt: InstantSchema,
    digits: z.number().int(),
  })
  .meta({ id: 'CodeRequested' });

export const DeviceInfoSchema = z.object({
  /** Model or browser, as people would say it: "Chrome di Android", "Redmi Note 12". */
  name: z.string().trim().min(1).max(80),
  platform: z.enum(['web', 'android', 'ios']),
  appVersion: z.string().max(40),
});

export const VerifyCodeSchema = z.object({
  challengeId: z.string().min(1).max(100),
  code: z.string().regex(/^\d{6}$/),
  device: DeviceInfoSchema,
  /** `cookie` in browsers (httpOnly); `bearer` in the shells, which keep the token in secure storage. */
  transport: z.enum(['cookie', 'bearer']).default('cookie'),
});

export const SignedInSchema = z
  .object({
    deviceId: z.string(),
    /** The access token, only with transport `bearer`; in browsers it is a cookie. */
    token: z.string().optional(),
    /** What the next refresh is asked with, only with transport `bearer`; in browsers it is a cookie. */
    refreshToken: z.string().optional(),
    /** SHA-256 of the access token, base64url: the `ath` of the device's proofs. */
    accessHash: z.string(),
    /** Whole seconds that the access token is still good for. */
    accessSeconds: z.number().int(),
    /** When the session ends unless it is used again. */
    expiresAt: InstantSchema,
  })
  .meta({ id: 'SignedIn' });

export const RefreshSchema = z.object({
  /**
   * Made up and kept by the device before it asks: whoever asks again with the same one, because the answer was lost, is
   * given the same again.
   */
  attemptId: z.uuid(),
  /** Only with transport `bearer`. */
  refreshToken: z.string().min(1).max(200).optional(),
  /** Version of the app by now. */
  appVersion: z.string().max(40).optional(),
});

export const DeviceSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    platform: z.enum(['web', 'android', 'ios']),
    appVersion: z.string(),
    /** Last known network address. */
    address: z.string().nullable(),
    signedInAt: InstantSchema,
    lastSeenAt: InstantSchema,
    current: z.boolean(),
    online: z.boolean(),
  })
  .meta({ id: 'Device' });
export type Device = z.infer<typeof DeviceSchema>;

export const LiveTicketSchema = z
  .object({ ticket: z.string(), expiresAt: InstantSchema })
  .meta({ id: 'LiveTicket' });
