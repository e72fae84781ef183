import * as z from 'zod';
import { InstantSchema } from './wire.ts';

/** A PIN as it travels to what it proves. */
export const PinProofSchema = z.object({ pin: z.string().regex(/^\d{4,10}$/) });

/** Where the file with my data stands. */
export const OwnDataExportSchema = z
  .object({
    id: z.string(),
    state: z.enum(['preparing', 'ready', 'fetched', 'expired']),
    askedAt: InstantSchema,
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
export const NewestExportSchema = z.object({ newest: OwnDataExportSchema.nullable() });
