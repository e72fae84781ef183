import * as z from 'zod';
import { ApprovalSchema } from './approval.ts';
import { MoneySchema } from './money.ts';
import { PinSchema } from './pin.ts';
import { AttemptIdSchema, CursorSchema, InstantSchema, LimitQuery } from './wire.ts';

/** accepted -> submitted -> processing -> success | failed | unknown; unknown leaves by itself when Otomax decides. */
export const OrderStateSchema = z.enum([
  'accepted',
  'submitted',
  'processing',
  'success',
  'failed',
  'unknown',
]);
export type OrderState = z.infer<typeof OrderStateSchema>;

/** Why an order failed, for words and icons; `note` carries Otomax's own text. */
export const FailureCodeSchema = z.enum([
  'neverSent',
  'priceMoved',
  'closed',
  'balanceTooLow',
  'duplicate',
  'wrongDestination',
  'timeout',
  'refused',
  'supplierFailed',
  'cancelled',
]);
export type FailureCode = z.infer<typeof FailureCodeSchema>;

export const TimelineEntrySchema = z.object({
  stage: z.enum(['accepted', 'submitted', 'processing', 'success', 'failed', 'unknown', 'reversed']),
  at: InstantSchema,
});
export type TimelineEntry = z.infer<typeof TimelineEntrySchema>;

export const BillSchema = z.object({
  customerName: z.string(),
  amount: MoneySchema,
  details: z.array(z.object({ label: z.string(), value: z.string() })),
});
export type Bill = z.infer<typeof BillSchema>;

/**
 * One sale. `id` is our order id, or `trx-<number>` for a transaction that reached Otomax by another way (SMS,
 * WhatsApp, an older app).
 */
export const OrderSchema = z
  .object({
    id: z.string(),
    attemptId: AttemptIdSchema.nullable(),
    agentCode: z.string(),
    verb: z.enum(['buy', 'pay']),
    state: OrderStateSchema,
    product: z.object({
      code: z.string(),
      name: z.string(),
      operatorCode: z.string(),
      operatorName: z.string(),
      category: z.string(),
    }),
    destination: z.string(),
    buyerPhone: z.string().nullable(),
    /** Open amount in rupiah. */
    amount: z.number().nullable(),
    counter: z.number().int(),
    /** What Otomax debited, or will by our reading; null when nothing was. */
    price: MoneySchema.nullable(),
    maxPrice: MoneySchema.nullable(),
    /** What the customer pays, for the receipt. */
    sellingPrice: MoneySchema.nullable(),
    balanceBefore: MoneySchema.nullable(),
    balanceAfter: MoneySchema.nullable(),
    /** Where the money stands: nothing moved, debited, or debited and given back. */
    money: z.enum(['untouched', 'debited', 'refunded']),
    serial: z.string().nullable(),
    failure: z.object({ code: FailureCodeSchema, note: z.string().nullable() }).nullable(),
    bill: BillSchema.nullable(),
    transactionCode: z.number().int().nullable(),
    /** Otomax debited more than the agent agreed to. */
    priceAboveMax: z.boolean(),
    /** An operator changed the outcome after it had been final. */
    reversed: z.boolean(),
    timeline: z.array(TimelineEntrySchema),
    /** Where the time went, in milliseconds: us, Otomax, the supplier. Null where not known yet. */
    clock: z.object({
      oursMs: z.number().nullable(),
      otomaxMs: z.number().nullable(),
      supplierMs: z.number().nullable(),
    }),
    /** What is usual for this product, in milliseconds. */
    typical: z.object({ p50Ms: z.number(), p95Ms: z.number() }).nullable(),
    createdAt: InstantSchema,
    updatedAt: InstantSchema,
    /** Grows with every change; `?wait=` waits until it is above the one given. */
    version: z.number().int(),
  })
  .meta({ id: 'Order' });
export type Order = z.infer<typeof OrderSchema>;

export const SubmitOrderSchema = z
  .object({
    attemptId: AttemptIdSchema,
    productCode: z.string().trim().min(1).max(20),
    destination: z.string().trim().min(3).max(60),
    /** Open amount in whole rupiah. */
    amount: z.number().int().positive().max(100_000_000).optional(),
    buyerPhone: z.string().trim().min(8).max(20).optional(),
    /** 2 and more only after the agent chose to buy the same again today. */
    counter: z.number().int().min(1).max(99).default(1),
    /** The inquiry whose total this pays. */
    inquiryId: z.string().max(60).optional(),
    /** The price on the screen, bill and amount included; above it nothing is sent. */
    maxPrice: MoneySchema,
    sellingPrice: MoneySchema.optional(),
    /** A proof for exactly this order, where one was asked for. */
    proofId: z.string().max(60).optional(),
    /** The PIN, or what stands in its place: exactly one of both. */
    pin: PinSchema.optional(),
    approval: ApprovalSchema.optional(),
  })
  .refine(({ pin, approval }) => (pin === undefined) !== (approval === undefined), {
    error: 'either a PIN or an approval',
    path: ['pin'],
  })
  .meta({ id: 'SubmitOrder' });
export type SubmitOrder = z.infer<typeof SubmitOrderSchema>;

export const InquirySchema = z
  .object({
    id: z.string(),
    state: z.enum(['pending', 'ready', 'failed']),
    productCode: z.string(),
    destination: z.string(),
    bill: BillSchema.nullable(),
    /** Our price on top of the bill, and both together: what payment will cost. */
    price: MoneySchema.nullable(),
    total: MoneySchema.nullable(),
    note: z.string().nullable(),
    expiresAt: InstantSchema,
    version: z.number().int(),
  })
  .meta({ id: 'Inquiry' });
export type Inquiry = z.infer<typeof InquirySchema>;

export const AskInquirySchema = z.object({
  attemptId: AttemptIdSchema,
  productCode: z.string().trim().min(1).max(20),
  destination: z.string().trim().min(3).max(60),
});

export const OrderFilterQuery = z.object({
  cursor: CursorSchema.optional(),
  limit: LimitQuery,
  state: z.enum(['pending', 'success', 'failed']).optional(),
  category: z.string().max(40).optional(),
  /** Destination, serial or transaction number. */
  q: z.string().trim().max(60).optional(),
  /** Local calendar days of the installation, inclusive. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

/** `wait`: seconds to hold the answer back until `version` is passed. */
export const WaitQuery = z.object({
  wait: z.coerce.number().int().min(0).max(25).default(0),
  version: z.coerce.number().int().min(0).default(0),
});
