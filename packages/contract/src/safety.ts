import * as z from 'zod';
import { MoneySchema } from './money.ts';
import { InstantSchema } from './wire.ts';

/** Why a device counts as safe: an operator's word, or a rule that is on. */
export const SafeBecauseSchema = z.enum(['operator', 'device', 'age', 'identity', 'key']);
export type SafeBecause = z.infer<typeof SafeBecauseSchema>;

/** What this device may still sell, and how it becomes safe. */
export const SessionLimitsSchema = z
  .object({
    /** Null while the device is new. */
    safeBecause: SafeBecauseSchema.nullable(),
    /** The most that one sale may cost; null where nothing limits it. */
    perOrder: MoneySchema.nullable(),
    /** What all new devices of the agent may sell together in 24 hours; null where nothing limits it. */
    total: z
      .object({
        max: MoneySchema,
        left: MoneySchema,
        /** When the oldest sale that counts falls out of the 24 hours. */
        moreAt: InstantSchema.nullable(),
      })
      .nullable(),
    /** What an agent may sell on whatever device until his identity is verified; null where nothing limits him. */
    unverified: z
      .object({
        perOrder: MoneySchema.nullable(),
        total: z.object({ max: MoneySchema, left: MoneySchema }).nullable(),
      })
      .nullable(),
    /** Whether it can ask an older, safe device now. */
    canAskDevice: z.boolean(),
    /** Whether it becomes safe when its agent's documents, sent from here, are approved. */
    canVerifyIdentity: z.boolean(),
    /** When it becomes safe by itself. */
    safeAt: InstantSchema.nullable(),
  })
  .meta({ id: 'SessionLimits' });
export type SessionLimits = z.infer<typeof SessionLimitsSchema>;

/** How safe a member's device is, for the panel. */
export const DeviceSafetySchema = z
  .object({
    sessionId: z.string(),
    safeBecause: SafeBecauseSchema.nullable(),
    /** An operator took the safety back, and no rule gives it again. */
    voided: z.boolean(),
    /** The operator, or the device, whose word it was. */
    wordOf: z.string().nullable(),
    reason: z.string().nullable(),
    at: InstantSchema.nullable(),
  })
  .meta({ id: 'DeviceSafety' });
export type DeviceSafety = z.infer<typeof DeviceSafetySchema>;

/** Why an operator does something, in his words. */
export const ReasonSchema = z.object({ reason: z.string().trim().min(3).max(300) });
