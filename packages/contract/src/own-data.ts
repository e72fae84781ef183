import * as z from 'zod';
import { InstantSchema } from './wire.ts';

/** A PIN as it travels to what it proves. */
export const PinProofSchema = z.object({ pin: z.string().regex(/^\d{4,10}$/) });

/** Asks for a copy; with a proof for `account.export` it is whole and written at once. */
export const AskOwnDataSchema = PinProofSchema.extend({ proofId: z.string().max(60).optional() });

/** Where the file with my data stands. */
export const OwnDataExportSchema = z
  .object({
    id: z.string(),
    /** `waiting` until `dueAt`, so that the agent's other devices can stop it. */
    state: z.enum(['waiting', 'preparing', 'ready', 'fetched', 'expired', 'stopped']),
    askedAt: InstantSchema,
    /** When it begins to be written; null for one that did not have to wait. */
    dueAt: InstantSchema.nullable(),
    /** False for one that was not proved: photos, NIK and birth date of the identity documents are not in it. */
    whole: z.boolean(),
    /** The device that asked. */
    deviceName: z.string().nullable(),
    /** Until when it can be fetched; null until it is ready. */
    expiresAt: InstantSchema.nullable(),
    /** Of the finished file. */
    bytes: z.number().int().nullable(),
    /** False on other devices than the one that asked. */
    here: z.boolean(),
  })
  .meta({ id: 'OwnDataExport' });
export type OwnDataExport = z.infer<typeof OwnDataExportSchema>;

/** The newest one, if there is any. */
export const NewestExportSchema = z.object({
  newest: OwnDataExportSchema.nullable(),
  /** Milliseconds that a copy waits which was asked for by PIN alone. */
  waitUnproved: z.number().int(),
});
