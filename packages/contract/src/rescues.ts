import * as z from 'zod';
import { InstantSchema } from './wire.ts';

/** What a rescue may do. */
export const RescueDeedSchema = z.enum(['password', 'factors', 'sessions', 'addresses', 'approvals']);
export type RescueDeed = z.infer<typeof RescueDeedSchema>;

/** A way in that somebody made on the server's own machine. */
export const RescueSchema = z
  .object({
    id: z.string(),
    username: z.string(),
    deeds: z.array(RescueDeedSchema),
    /** Account of the operating system, and the machine's name. */
    systemUser: z.string(),
    machine: z.string(),
    at: InstantSchema,
  })
  .meta({ id: 'OperatorRescue' });
export type Rescue = z.infer<typeof RescueSchema>;
