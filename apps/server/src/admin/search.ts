import { formatRupiah, type Order, type Permission, type SearchSchema } from '@hexaflate/contract';
import type * as z from 'zod';
import type { Context } from '../context.ts';
import { findOrder, listTransactions } from '../orders/history.ts';
import { withAgentNames } from './list-orders.ts';

const MOST = 8;
const nothing = { items: [] };

/** Agents and transactions that match a word, number or id; the best few of each, of what whoever asks may see. */
export async function search(
  context: Context,
  text: string,
  may: ReadonlySet<Permission>,
): Promise<z.output<typeof SearchSchema>> {
  const [agents, byId, found] = await Promise.all([
    may.has('agents.view') ? context.otomax.agents({ search: text }, { limit: MOST }) : nothing,
    may.has('orders.view') ? findOrder(context, text) : undefined,
    may.has('orders.view') ? listTransactions(context, { search: text }, { limit: MOST }) : nothing,
  ]);
  const orders = byId ? [byId, ...found.items.filter((order) => order.id !== byId.id)] : found.items;
  const named = await withAgentNames(context, orders.slice(0, MOST));
  return {
    agents: agents.items.map(({ code, name, phones }) => ({ code, name, phone: phones[0] ?? null })),
    orders: named.map((order) => ({
      id: order.id,
      title: `${order.product.name} · ${order.destination}`,
      subtitle: [order.agentName, priceOf(order), order.serial].filter(Boolean).join(' · '),
      state: order.state,
    })),
  };
}

function priceOf(order: Order): string | undefined {
  return order.price === null ? undefined : formatRupiah(order.price);
}
