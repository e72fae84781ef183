import { type CatalogProduct, type FormatPurpose, purposeOf } from '@hexaflate/otomax';
import type { Context } from '../context.ts';

type Product = Pick<CatalogProduct, 'pricing' | 'wantsBuyerPhone'>;

/** What an order of this product has to say. `counter` is 1 for the first purchase of the day. */
export function purposeOfProduct(product: Product, counter: number): FormatPurpose {
  return purposeOf(product.pricing === 'bill' ? 'pay' : 'buy', {
    counter,
    amount: product.pricing === 'open' ? 1 : null,
    buyerPhone: product.wantsBuyerPhone ? '0' : null,
  });
}

/** Whether this Otomax can be told to sell the product at all: a bill must be asked for before it is paid. */
export function isSellable({ features }: Pick<Context, 'features'>, product: Product): boolean {
  return (
    features.canSay(purposeOfProduct(product, 1)) &&
    (product.pricing !== 'bill' || features.canSay('inquire'))
  );
}
