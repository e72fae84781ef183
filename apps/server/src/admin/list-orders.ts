import type { AdminOrder, AdminOrderFilterQuery, Order } from '@hexaflate/contract';
import type * as z from 'zod';
import type { Context } from '../context.ts';
import { listTransactions } from '../orders/history.ts';
import { localDayStart } from '../time/local-day.ts';

/** A page of everybody's transactions, newest first. Throws BadCursorError. */
export async function listAdminOrders(
  context: Context,
  query: z.output<typeof AdminOrderFilterQuery>,
): Promise<{ items: AdminOrder[]; next?: string }> {
  const { utcOffsetMinutes } = await context.otomax.capabilities();
  const { items, next } = await listTransactions(
    context,
    {
      agentCode: query.agent,
      state: query.state,
      category: query.category,
      search: query.q || undefined,
      from: query.from ? localDayStart(query.from, utcOffsetMinutes) : undefined,
      to: query.to ? localDayStart(query.to, utcOffsetMinutes, 1) : undefined,
    },
    { limit: query.limit, cursor: query.cursor },
  );
  const named = await withAgentNames(context, items);
  return next === undefined ? { items: named } : { items: named, next };
}

/** Adds the names of the agents; one that Otomax no longer knows goes by its code. */
export async function withAgentNames<T extends Order>(
  context: Context,
  orders: readonly T[],
): Promise<(T & { agentName: string })[]> {
  const codes = [...new Set(orders.map((order) => order.agentCode))];
  const agents = await Promise.all(codes.map((code) => context.otomax.agent(code)));
  const names = new Map(codes.map((code, index) => [code, agents[index]?.name ?? code]));
  return orders.map((order) => ({ ...order, agentName: names.get(order.agentCode) ?? order.agentCode }));
}
