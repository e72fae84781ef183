import * as z from 'zod';
import { MoneySchema } from './money.ts';
import { PinProofSchema } from './own-data.ts';
import { InstantSchema } from './wire.ts';

const ReasonSchema = z.string().trim().max(300);

/** Closes my account: the PIN, and the word that its consequences were read. */
export const CloseAccountSchema = PinProofSchema.extend({
  understood: z.literal(true),
  reason: ReasonSchema.optional(),
});

/** What closing would mean now, or when it will come about. */
export const ClosingSchema = z
  .object({
    /** Null while the account is open. */
    running: z.object({ askedAt: InstantSchema, eraseAt: InstantSchema }).nullable(),
    /** Days between asking and erasing. */
    graceDays: z.number().int(),
    /** What stays in Otomax. */
    balance: MoneySchema,
    /** Sales that are not final: they are followed to their end. */
    openOrders: z.number().int(),
    /** The public page that explains it all. */
    page: z.string(),
  })
  .meta({ id: 'Closing' });
export type Closing = z.infer<typeof ClosingSchema>;

/** One closed account, as operators see it. */
export const AdminClosingSchema = z
  .object({
    id: z.string(),
    agentCode: z.string(),
    /** Otomax's name; null where Otomax has none any more. */
    agentName: z.string().nullable(),
    /** In the grace; its end waits for sales; erased and to be closed in Otomax; done; taken back. */
    state: z.enum(['waiting', 'waitsForOrders', 'toDo', 'done', 'takenBack']),
    askedBy: z.enum(['app', 'page']),
    reason: z.string().nullable(),
    /** What is left in Otomax; null where it cannot be told. */
    balance: MoneySchema.nullable(),
    openOrders: z.number().int(),
    askedAt: InstantSchema,
    eraseAt: InstantSchema,
    erasedAt: InstantSchema.nullable(),
    takenBackAt: InstantSchema.nullable(),
    doneAt: InstantSchema.nullable(),
    doneBy: z.string().nullable(),
  })
  .meta({ id: 'AdminClosing' });
export type AdminClosing = z.infer<typeof AdminClosingSchema>;
