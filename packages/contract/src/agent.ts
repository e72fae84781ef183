import * as z from 'zod';
import { MoneySchema } from './money.ts';
import { InstantSchema } from './wire.ts';

/** The signed-in agent as his home screen needs him. */
export const AgentSchema = z
  .object({
    code: z.string(),
    name: z.string(),
    ownerName: z.string().nullable(),
    address: z.string().nullable(),
    phones: z.array(z.string()),
    balance: MoneySchema,
    minimumBalance: MoneySchema,
    points: z.number().int(),
    commission: MoneySchema,
    level: z.object({ code: z.string(), name: z.string() }),
    uplineCode: z.string().nullable(),
    status: z.enum(['active', 'inactive', 'suspended', 'deleted']),
    registeredAt: InstantSchema.nullable(),
    /** What he calls his shop; null while he has not said. */
    storeName: z.string().nullable(),
    /** When his account goes; null while it is open. */
    closesAt: InstantSchema.nullable(),
    /** When this view was read from Otomax. */
    asOf: InstantSchema,
  })
  .meta({ id: 'Agent' });
export type AgentView = z.infer<typeof AgentSchema>;

/** What prints on this agent's receipts. */
export const ReceiptSettingsSchema = z
  .object({
    storeName: z.string().trim().min(1).max(60),
    address: z.string().trim().max(120),
    footer: z.string().trim().max(160),
    showLogo: z.boolean(),
    /** Added to the cost as the default selling price, in rupiah. */
    markup: MoneySchema,
    paperWidth: z.enum(['58', '80']),
  })
  .meta({ id: 'ReceiptSettings' });
export type ReceiptSettings = z.infer<typeof ReceiptSettingsSchema>;
