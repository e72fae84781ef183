import type { Loaded, View } from '@hexaflate/cache';
import type { OrderFilterQuery } from '@hexaflate/contract';
import type * as z from 'zod';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { localDayStart } from '../time/local-day.ts';
import { findOrder, listTransactions } from './history.ts';
import { transactionCodeOf } from './present.ts';

type HistoryQuery = z.output<typeof OrderFilterQuery>;

/** A page of the agent's history, as a view. */
export function historyView(context: Context, agentCode: string, query: HistoryQuery): View {
  const { cursor, limit, state, category, q, from, to } = query;
  return {
    key: `history:${agentCode}:${JSON.stringify([cursor, limit, state, category, q, from, to])}`,
    kind: 'history',
    load: () => loadHistory(context, agentCode, query),
  };
}

/** Reads a page of the agent's history anew. Throws BadCursorError. */
export async function loadHistory(
  context: Context,
  agentCode: string,
  { cursor, limit, state, category, q, from, to }: HistoryQuery,
): Promise<Loaded> {
  const { utcOffsetMinutes } = await context.otomax.capabilities();
  const page = await listTransactions(
    context,
    {
      agentCode,
      state,
      category,
      search: q || undefined,
      from: from ? localDayStart(from, utcOffsetMinutes) : undefined,
      to: to ? localDayStart(to, utcOffsetMinutes, 1) : undefined,
    },
    { limit, cursor },
  );
  return { body: JSON.stringify(page), tags: [`orders:${agentCode}`, 'products'] };
}

/** One transaction of the agent, as a view. Throws order.notFound for those of others as well. */
export function orderView(context: Context, agentCode: string, id: string): View {
  const code = transactionCodeOf(id);
  return {
    key: `order:${agentCode}:${id}`,
    kind: 'order',
    small: true,
    load: async () => {
      const order = await findOrder(context, id, agentCode);
      if (!order) throw new AppError('order.notFound');
      return {
        body: JSON.stringify(order),
        tags: [`order:${order.id}`, 'products', ...(code === undefined ? [] : [`transaction:${code}`])],
      };
    },
  };
}
