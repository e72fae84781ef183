import * as z from 'zod';
import { MoneySchema } from './money.ts';
import { ApprovedOrderSchema } from './proofs.ts';
import { ReasonSchema } from './safety.ts';
import { SettingSchema } from './settings.ts';
import { CursorSchema, InstantSchema, LimitQuery } from './wire.ts';

export const FraudRuleSchema = z.enum([
  'newDevice',
  'newDestinations',
  'nightHours',
  'sharedDevice',
  'sharedIdentity',
  'velocity',
]);
export type FraudRule = z.infer<typeof FraudRuleSchema>;

/** What a rule does with an order that it speaks against, the mildest first. */
export const fraudActions = ['watch', 'proof', 'hold', 'block'] as const;
export const FraudActionSchema = z.enum(fraudActions);
export type FraudAction = z.infer<typeof FraudActionSchema>;

/**
 * noted: written down, and sold. asked: a proof was wanted; proved: and given. waiting: held for an operator, who
 * releases or rejects it; lapsed: released, and not sent in time. blocked: refused for good.
 */
export const FraudStateSchema = z.enum([
  'noted',
  'asked',
  'proved',
  'waiting',
  'released',
  'lapsed',
  'rejected',
  'blocked',
]);
export type FraudState = z.infer<typeof FraudStateSchema>;

/** A rule that spoke against an order, and the facts that led to it: numbers, wire money, durations in milliseconds. */
export const FraudHitSchema = z.object({
  rule: FraudRuleSchema,
  action: FraudActionSchema,
  facts: z.record(z.string(), z.union([z.number(), z.string()])),
});
export type FraudHit = z.infer<typeof FraudHitSchema>;

/** An order as its device asked for it. */
export const WantedOrderSchema = ApprovedOrderSchema.extend({
  productName: z.string(),
  category: z.string(),
  sellingPrice: MoneySchema.optional(),
});
export type WantedOrder = z.output<typeof WantedOrderSchema>;

/** An order that is held, for the agent. */
export const HeldOrderSchema = z
  .object({
    id: z.string(),
    state: FraudStateSchema,
    wanted: WantedOrderSchema,
    /** What the operator wrote. */
    reason: z.string().nullable(),
    /** Until when it may be sent, once released. */
    usableUntil: InstantSchema.nullable(),
    /** What became of it once it was sent. */
    orderId: z.string().nullable(),
    createdAt: InstantSchema,
  })
  .meta({ id: 'HeldOrder' });
export type HeldOrder = z.infer<typeof HeldOrderSchema>;

/** One case, for the operator. */
export const FraudCaseSchema = HeldOrderSchema.extend({
  agentCode: z.string(),
  agentName: z.string(),
  action: FraudActionSchema,
  hits: z.array(FraudHitSchema),
  device: z
    .object({ name: z.string(), address: z.string().nullable(), signedInAt: InstantSchema })
    .nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: InstantSchema.nullable(),
  version: z.number().int(),
}).meta({ id: 'FraudCase' });
export type FraudCase = z.infer<typeof FraudCaseSchema>;

export const FraudFilterQuery = z.object({
  cursor: CursorSchema.optional(),
  limit: LimitQuery,
  state: FraudStateSchema.exclude(['lapsed']).optional(),
  rule: FraudRuleSchema.optional(),
  agent: z.string().max(20).optional(),
});

/** A rule with its settings: what it does, and its bounds. */
export const FraudRuleViewSchema = z
  .object({ rule: FraudRuleSchema.or(z.literal('review')), settings: z.array(SettingSchema) })
  .meta({ id: 'FraudRuleView' });
export type FraudRuleView = z.infer<typeof FraudRuleViewSchema>;

export const DecideCaseSchema = ReasonSchema.extend({
  /** As it was shown: who decided first has decided. */
  version: z.number().int(),
});
