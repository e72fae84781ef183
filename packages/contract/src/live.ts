import * as z from 'zod';
import { NotificationSchema } from './notifications.ts';
import { OrderSchema } from './orders.ts';
import { InstantSchema } from './wire.ts';

/**
 * First message on the socket: the ticket never stands in a URL. `resume` is the id of the last event seen, or the
 * live position of an answer.
 */
export const LiveHelloSchema = z.object({
  type: z.literal('hello'),
  ticket: z.string().min(1).max(200),
  resume: z.string().max(100).optional(),
});

export const LiveClientMessageSchema = z.discriminatedUnion('type', [
  LiveHelloSchema,
  z.object({ type: z.literal('ping') }),
]);

/**
 * Why a session is over. `replaced`: another device has signed in where only one may. `copied`: what the device was
 * given to refresh with has been used by a second one.
 */
export const EndReasonSchema = z.enum(['signedOut', 'revoked', 'expired', 'replaced', 'copied']);
export type EndReason = z.infer<typeof EndReasonSchema>;

const envelope = {
  /** `<epoch>:<sequence>`; give it back as `resume`. */
  id: z.string(),
  /** When the server sent it. */
  at: InstantSchema,
  /** When Otomax (or our store) committed the change behind it. */
  committedAt: InstantSchema.optional(),
};

/** Events for an agent's devices. Views named as changed are fetched again by their ETag. */
export const LiveEventSchema = z.discriminatedUnion('type', [
  z.object({ ...envelope, type: z.literal('welcome') }),
  z.object({ ...envelope, type: z.literal('pong') }),
  /** Events were missed: fetch everything that is on the screen again. */
  z.object({ ...envelope, type: z.literal('resync') }),
  z.object({ ...envelope, type: z.literal('agent.changed') }),
  z.object({ ...envelope, type: z.literal('catalog.changed') }),
  z.object({ ...envelope, type: z.literal('orders.changed') }),
  z.object({ ...envelope, type: z.literal('order.changed'), order: OrderSchema }),
  z.object({ ...envelope, type: z.literal('layout.changed') }),
  z.object({
    ...envelope,
    type: z.literal('notification.created'),
    notification: NotificationSchema,
    unread: z.number(),
  }),
  z.object({ ...envelope, type: z.literal('devices.changed') }),
  z.object({ ...envelope, type: z.literal('pin.changed') }),
  z.object({ ...envelope, type: z.literal('profile.changed') }),
  /** A proof was asked for, given or refused: see `GET /proofs`. */
  z.object({ ...envelope, type: z.literal('proofs.changed') }),
  /** To the agent: his documents. To the panel: the review queue. */
  z.object({ ...envelope, type: z.literal('identity.changed') }),
  z.object({
    ...envelope,
    type: z.literal('session.ended'),
    reason: EndReasonSchema,
  }),
  /** Panel only. */
  z.object({ ...envelope, type: z.literal('dashboard.changed') }),
  z.object({ ...envelope, type: z.literal('unknown.changed') }),
  /** A session of an agent's was found copied, and is over. */
  z.object({
    ...envelope,
    type: z.literal('session.copied'),
    agentCode: z.string(),
    device: z.string(),
  }),
  z.object({ ...envelope, type: z.literal('settings.changed') }),
  z.object({ ...envelope, type: z.literal('fraud.changed') }),
  z.object({ ...envelope, type: z.literal('closings.changed') }),
  z.object({ ...envelope, type: z.literal('proposals.changed') }),
]);
export type LiveEvent = z.infer<typeof LiveEventSchema>;
