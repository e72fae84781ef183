import * as z from 'zod';
import { InstantSchema } from './wire.ts';

/** What happened; the client has the words for each kind and fills in `params`. */
export const NotificationKindSchema = z.enum([
  'order.success',
  'order.failed',
  'order.unknown',
  'order.reversed',
  'order.priceAboveMax',
  'balance.added',
  'balance.taken',
  'session.new',
  'account.linked',
  'account.unlinked',
  'pin.locked',
  'pin.disabled',
  'pin.changed',
  'pin.reset',
  'pin.resetStarted',
  'pin.released',
  'approvalKey.added',
  'approvalKey.removed',
  'approvalKey.dropped',
  'proof.asked',
  'session.safe',
  'order.released',
  'order.rejected',
  'profile.corrected',
  'ownData.asked',
  'ownData.ready',
  'ownData.stopped',
  'account.closing',
  'identity.verified',
  'identity.repair',
  'identity.erased',
  'session.copied',
  'session.guessed',
]);

export const NotificationSchema = z
  .object({
    id: z.string(),
    kind: NotificationKindSchema,
    /** Words to fill in: product, destination, amount (wire money), device … */
    params: z.record(z.string(), z.string()),
    orderId: z.string().nullable(),
    readAt: InstantSchema.nullable(),
    createdAt: InstantSchema,
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof NotificationSchema>;
