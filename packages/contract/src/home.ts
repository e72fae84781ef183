import * as z from 'zod';
import { AgentSchema } from './agent.ts';
import { LayoutSchema } from './layout.ts';
import { OrderSchema } from './orders.ts';
import { pageOf } from './wire.ts';

/** Everything that a signed-in app needs for its first screen: each part as its own route answers it. */
export const HomeSchema = z
  .object({
    me: AgentSchema,
    layout: LayoutSchema,
    /** The first page of my transactions, as long as the layout shows it; null where it shows none. */
    orders: pageOf(OrderSchema).nullable(),
    /** Notifications that I have not read. */
    unread: z.number().int(),
  })
  .meta({ id: 'Home' });
export type Home = z.infer<typeof HomeSchema>;
