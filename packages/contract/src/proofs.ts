import * as z from 'zod';
import { MoneySchema } from './money.ts';
import { AttemptIdSchema, InstantSchema } from './wire.ts';

/** What a strong proof may be asked for. */
export const ProofPurposeSchema = z.enum([
  'order',
  'pin.reset',
  'session.safe',
  'account.close',
  'account.export',
]);
export type ProofPurpose = z.infer<typeof ProofPurposeSchema>;

/**
 * `code`: a one-time code to the session's own number. `device`: a yes from an older, safe device of the agent.
 * `passkey`: a signature of a passkey or phone's key that was made on a safe device.
 */
export const ProofMethodSchema = z.enum(['code', 'device', 'passkey']);
export type ProofMethod = z.infer<typeof ProofMethodSchema>;

/** asked -> given -> used, or refused; what is neither given nor used in time is expired. */
export const ProofStatusSchema = z.enum(['asked', 'given', 'refused', 'used', 'expired']);

/** The order that a proof approves: exactly this one and no other. */
export const ApprovedOrderSchema = z.object({
  attemptId: AttemptIdSchema,
  productCode: z.string().trim().min(1).max(20),
  destination: z.string().trim().min(3).max(60),
  amount: z.number().int().positive().max(100_000_000).optional(),
  buyerPhone: z.string().trim().min(8).max(20).optional(),
  counter: z.number().int().min(1).max(99).default(1),
  inquiryId: z.string().max(60).optional(),
  maxPrice: MoneySchema,
});
export type ApprovedOrder = z.output<typeof ApprovedOrderSchema>;

export const AskProofSchema = z
  .object({
    purpose: ProofPurposeSchema,
    method: ProofMethodSchema,
    channel: z.enum(['sms', 'whatsapp']).default('sms'),
    /** With purpose `order` alone, and needed there: the server makes the subject out of it. */
    order: ApprovedOrderSchema.optional(),
    /** For other purposes: SHA-256 in hex of what is approved, where it is more than the deed itself. */
    subject: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  })
  .meta({ id: 'AskProof' });

export const ProofSchema = z
  .object({
    id: z.string(),
    purpose: ProofPurposeSchema,
    method: ProofMethodSchema,
    status: ProofStatusSchema,
    /** What is approved, for people: product, destination and amount (wire money) of an order. */
    about: z.record(z.string(), z.string()),
    /** The device that asks. */
    asker: z.object({ deviceName: z.string(), address: z.string().nullable() }),
    /** Only with method `code`. */
    code: z
      .object({
        digits: z.number().int(),
        /** The number, with its middle hidden. */
        phone: z.string(),
        resendAt: InstantSchema,
      })
      .nullable(),
    createdAt: InstantSchema,
    /** Until when it can be given, and, once given, used. */
    expiresAt: InstantSchema,
    /** Grows with every change; `?wait=` waits until it is above the one given. */
    version: z.number().int(),
  })
  .meta({ id: 'Proof' });
export type Proof = z.infer<typeof ProofSchema>;
