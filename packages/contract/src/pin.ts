import * as z from 'zod';
import { AttemptIdSchema, InstantSchema } from './wire.ts';

/** A PIN on its way to be compared; what length is right depends on the installation. */
export const PinSchema = z.string().regex(/^\d{4,10}$/);

/** How far the change of a PIN has come. `done` and `refused` are Otomax's word; `unknown` is that it has said nothing. */
export const PinChangeSchema = z
  .object({
    id: z.string(),
    attemptId: AttemptIdSchema,
    kind: z.enum(['change', 'reset']),
    state: z.enum(['asked', 'sent', 'done', 'refused', 'unknown']),
    /** Why it was refused. `refused`: Otomax said no. `saleUnderway`: a sale was just being sent with the present PIN. */
    failure: z.enum(['samePin', 'unavailable', 'saleUnderway', 'notSent', 'refused']).nullable(),
    askedAt: InstantSchema,
    /** Grows with every change; `?wait=` waits until it is above the one given. */
    version: z.number().int(),
  })
  .meta({ id: 'PinChange' });
export type PinChange = z.infer<typeof PinChangeSchema>;

/** How an agent's PIN stands. */
export const PinStandingSchema = z
  .object({
    /** `locked`: refused for a while. `disabled`: refused until it has been reset. */
    state: z.enum(['open', 'locked', 'disabled']),
    lockedUntil: InstantSchema.nullable(),
    /** Wrong PINs in a row. */
    failures: z.number().int(),
    /** Wrong PINs until the next lock, or until it is disabled. */
    triesLeft: z.number().int(),
    /** Digits of a new PIN on this installation. */
    length: z.number().int(),
    /** Whether Otomax can be asked here to change a PIN. */
    canChange: z.boolean(),
    /** Until when a reset that an operator has started can be finished; null when none was. */
    resetStartedUntil: InstantSchema.nullable(),
    /** A change that has been asked for and not answered yet. */
    change: PinChangeSchema.nullable(),
  })
  .meta({ id: 'PinStanding' });
export type PinStanding = z.infer<typeof PinStandingSchema>;

export const ChangePinSchema = z
  .object({ attemptId: AttemptIdSchema, pin: PinSchema, newPin: PinSchema })
  .meta({ id: 'ChangePin' });

/** A new PIN in place of one that was forgotten, with the strong proof that it takes. */
export const ResetPinSchema = z
  .object({ attemptId: AttemptIdSchema, newPin: PinSchema, proofId: z.string().max(60).optional() })
  .meta({ id: 'ResetPin' });

/** A member's PIN as the panel shows it: how it stands, never what it is. */
export const AdminPinSchema = z
  .object({
    state: PinStandingSchema.shape.state,
    lockedUntil: InstantSchema.nullable(),
    /** Wrong PINs in a row. */
    failures: z.number().int(),
    canChange: z.boolean(),
    /** The newest reset that an operator has started and that can still be finished. */
    resetStarted: z
      .object({ operator: z.string(), reason: z.string(), at: InstantSchema, until: InstantSchema })
      .nullable(),
    /** Passkeys and phones' own keys that may approve his sales. */
    approvalKeys: z.number().int(),
  })
  .meta({ id: 'AdminPin' });
export type AdminPin = z.infer<typeof AdminPinSchema>;
