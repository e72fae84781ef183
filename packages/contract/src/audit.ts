import * as z from 'zod';
import { CursorSchema, InstantSchema, LimitQuery } from './wire.ts';

/** What a deed changed, as names and values. */
export const AuditValueSchema = z.record(z.string(), z.unknown());

/** One deed in the trail. `actor` and `subject` are a kind and a name: `operator:budi`, `setting:pin.firstLock`. */
export const AuditEntrySchema = z
  .object({
    seq: z.number().int(),
    at: InstantSchema,
    actor: z.string(),
    verb: z.string(),
    subject: z.string(),
    before: AuditValueSchema.nullable(),
    after: AuditValueSchema.nullable(),
    reason: z.string().nullable(),
    address: z.string().nullable(),
    sessionId: z.string().nullable(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntrySchema>;

const filter = {
  actor: z.string().trim().max(100).optional(),
  verb: z.string().trim().max(60).optional(),
  subject: z.string().trim().max(120).optional(),
  /** A part of any of them, of the reason or of the address. */
  q: z.string().trim().max(60).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};
export const AuditFilterQuery = z.object({ ...filter, cursor: CursorSchema.optional(), limit: LimitQuery });
export const AuditExportQuery = z.object({ ...filter, format: z.enum(['csv', 'jsonl']) });

/** What a look at the whole chain found. */
export const AuditVerifiedSchema = z
  .object({
    /** Entries that hold together from the first on. */
    entries: z.number().int(),
    head: z.object({ seq: z.number().int(), hash: z.string() }).nullable(),
    broken: z
      .object({ seq: z.number().int(), why: z.enum(['missing', 'altered', 'unlinked', 'cut']) })
      .nullable(),
    at: InstantSchema,
  })
  .meta({ id: 'AuditVerified' });
export type AuditVerified = z.infer<typeof AuditVerifiedSchema>;
