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
  /** What this device calls itself, the same each time; a hint that a budget is counted by. */
  deviceHint: z
    .string()
    .regex(/^[\w-]{16,64}$/)
    .optional(),
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
    /** Only with transport `bearer`. */
    token: z.string().optional(),
    expiresAt: InstantSchema,
  })
  .meta({ id: 'SignedIn' });

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
