import { type Money, rupiah } from '@hexaflate/contract/money';

/**
 * The one price formula that we can compute: the agent pays the amount he types plus the product's own price.
 * A product is an open denomination when `rumus_harga` holds exactly this; `qty` then holds the limits as
 * `min-max` in rupiah and `unit` the step. Any other formula is the installation's own, and not supported.
 */
export const OPEN_AMOUNT_FORMULA = '[qty]+[harga]';

export interface AmountLimits {
  min: number;
  max: number;
  step: number;
}

export type Pricing =
  | { kind: 'fixed' }
  | { kind: 'bill' }
  | { kind: 'open'; amount: AmountLimits }
  | { kind: 'unsupported' };

/** How a product is priced, from its own columns. */
export function pricingOf(product: {
  rumus_harga: string | null;
  qty: string | null;
  unit: number | null;
  postpaid: number | null;
}): Pricing {
  const formula = (product.rumus_harga ?? '').replace(/\s/g, '').toLowerCase();
  if (formula === '') return product.postpaid === 1 ? { kind: 'bill' } : { kind: 'fixed' };
  const limits = /^\s*(\d{1,12})\s*-\s*(\d{1,12})\s*$/.exec(product.qty ?? '');
  const min = Number(limits?.[1]);
  const max = Number(limits?.[2]);
  if (formula !== OPEN_AMOUNT_FORMULA || !(min > 0 && max >= min)) return { kind: 'unsupported' };
  return { kind: 'open', amount: { min, max, step: Math.max(1, product.unit ?? 1) } };
}

/** Whether an amount in rupiah may be bought: a whole number within the limits, on a step counted from zero. */
export function amountAllowed(limits: AmountLimits, amount: number): boolean {
  return (
    Number.isSafeInteger(amount) && amount >= limits.min && amount <= limits.max && amount % limits.step === 0
  );
}

/** What the agent is debited in all: his price for the product plus the open amount or the bill, both in rupiah. */
export function debitOf(price: Money, extra: number | null): Money {
  return price + rupiah(extra ?? 0);
}
