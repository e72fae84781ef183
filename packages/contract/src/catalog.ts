import * as z from 'zod';
import { MoneySchema } from './money.ts';

export const ClosedReasonSchema = z.enum([
  'inactive',
  'disrupted',
  'outOfStock',
  'cutoff',
  'unpriced',
  'unsupported',
  /** Otomax could sell it, but the operator has not opened the way: a message format, a right, a center is missing. */
  'notEnabled',
]);
export type ClosedReason = z.infer<typeof ClosedReasonSchema>;

export const ProductSchema = z
  .object({
    code: z.string(),
    name: z.string(),
    note: z.string().nullable(),
    /** What this agent pays, without the bill or the open amount. */
    price: MoneySchema,
    /** Face value in rupiah. */
    nominal: z.number().nullable(),
    pricing: z.enum(['fixed', 'open', 'bill']),
    /** Limits of an open amount in rupiah. */
    amount: z.object({ min: z.number(), max: z.number(), step: z.number() }).nullable(),
    wantsBuyerPhone: z.boolean(),
    inquiry: z.boolean(),
    points: z.number(),
    closed: ClosedReasonSchema.nullable(),
    /** How long it usually takes (median of recent successes), in milliseconds; null when too few are known. */
    typicalMs: z.number().nullable(),
    /** Share of recent orders that succeeded, 0 to 1. */
    successRate: z.number().nullable(),
  })
  .meta({ id: 'Product' });
export type Product = z.infer<typeof ProductSchema>;

export const OperatorSchema = z
  .object({
    code: z.string(),
    name: z.string(),
    category: z.string(),
    prefixes: z.array(z.string()),
    pattern: z.string().nullable(),
    minLength: z.number().nullable(),
    maxLength: z.number().nullable(),
    closed: ClosedReasonSchema.nullable(),
    products: z.array(ProductSchema),
  })
  .meta({ id: 'Operator' });
export type Operator = z.infer<typeof OperatorSchema>;

export const CatalogSchema = z
  .object({ category: z.string(), operators: z.array(OperatorSchema) })
  .meta({ id: 'Catalog' });
export type Catalog = z.infer<typeof CatalogSchema>;

/** A destination that this agent sold to before, for one-tap reuse. */
export const RecentCustomerSchema = z
  .object({ destination: z.string(), operatorCode: z.string(), productName: z.string(), lastAt: z.string() })
  .meta({ id: 'RecentCustomer' });
export type RecentCustomer = z.infer<typeof RecentCustomerSchema>;
