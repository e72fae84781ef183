import type { View } from '@hexaflate/cache';
import { type Catalog, type ClosedReason, moneyToWire, type Product } from '@hexaflate/contract';
import type { CatalogProduct } from '@hexaflate/otomax';
import type { Context } from '../context.ts';
import { isSellable } from '../otomax/sellable.ts';
import { settingTag } from '../settings/settings.ts';

/** A category with this agent's prices, and how long each product usually takes. */
export function catalogView(context: Context, agentCode: string, category: string): View {
  return {
    key: `catalog:${agentCode}:${category}`,
    kind: 'catalog',
    load: async () => {
      const operators = await context.otomax.catalog(agentCode, category);
      const catalog: Catalog = {
        category,
        operators: operators.map((operator) => ({
          ...operator,
          products: operator.products.map((product) => productView(context, product)),
        })),
      };
      const trust = ['price-trust', settingTag('prices.disagreementsInARow'), 'features'];
      return { body: JSON.stringify(catalog), tags: ['products', 'pricing', 'timings', ...trust] };
    },
  };
}

function productView(context: Context, product: CatalogProduct): Product {
  const { operatorCode: _, ...shown } = product;
  const timing = context.timings.of(product.code);
  return {
    ...shown,
    price: moneyToWire(product.price),
    closed: closedReason(context, product),
    inquiry: product.inquiry && context.features.canSay('inquire'),
    typicalMs: timing?.p50Ms ?? null,
    successRate: timing?.successRate ?? null,
  };
}

/**
 * Why a product cannot be sold now: Otomax's reasons, and ours when its debits disagree with our prices, or when there
 * is no agreed way to ask for it.
 */
export function closedReason(context: Context, product: CatalogProduct): ClosedReason | null {
  if (product.closed) return product.closed;
  if (!isSellable(context, product)) return 'notEnabled';
  return context.priceTrust.isDistrusted(product.code) ? 'unpriced' : null;
}

/** Newest transactions looked through for destinations. */
const LOOKED_THROUGH = 60;
const CUSTOMERS = 8;

/** Destinations that the agent sold to lately in a category, each once, newest first. */
export function recentCustomersView(context: Context, agentCode: string, category: string): View {
  return {
    key: `customers:${agentCode}:${category}`,
    kind: 'customers',
    load: async () => {
      const page = await context.otomax.transactions(
        { agentCode, category, state: 'success' },
        { limit: LOOKED_THROUGH },
      );
      const newest = new Map(
        page.items.toReversed().map((transaction) => [transaction.destination, transaction]),
      );
      const items = [...newest.values()]
        .sort((a, b) => b.enteredAt.getTime() - a.enteredAt.getTime())
        .slice(0, CUSTOMERS)
        .map(({ destination, operatorCode, productName, enteredAt }) => ({
          destination,
          operatorCode,
          productName,
          lastAt: enteredAt.toISOString(),
        }));
      return { body: JSON.stringify({ items }), tags: [`orders:${agentCode}`, 'products'] };
    },
  };
}
