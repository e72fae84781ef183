import type { UnknownOrder } from '@hexaflate/contract';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { findOrder } from '../orders/history.ts';
import { presentOrders } from '../orders/present.ts';
import { withAgentNames } from './list-orders.ts';

/** Orders whose outcome nobody knows, the oldest first. They leave by themselves when Otomax decides. */
export async function listUnknown(context: Context): Promise<UnknownOrder[]> {
  const rows = await context.store
    .selectFrom('orders')
    .selectAll()
    .where('state', '=', 'unknown')
    .where('verb', '!=', 'inquire')
    .orderBy('unknown_at', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .execute();
  const orders = await withAgentNames(context, await presentOrders(context, rows));
  const journal = new Map(rows.map((row) => [row.id, row]));
  const lastNotes = await lastNotesOf(
    context,
    rows.map((row) => row.id),
  );
  return orders.map((order) => {
    const row = journal.get(order.id);
    return {
      ...order,
      unknownSince: new Date(row?.unknown_at ?? row?.updated_at ?? 0).toISOString(),
      assignedTo: row?.assigned_to ?? null,
      lastNote: lastNotes.get(order.id) ?? null,
    };
  });
}

/** Gives an order to an operator, or to nobody. Throws `order.notFound`, `request.invalid` for unknown operators. */
export async function assignOrder(context: Context, id: string, username: string | null): Promise<void> {
  if (username !== null && !(await operatorExists(context, username)))
    throw new AppError('request.invalid', { fields: [{ field: 'username', problem: 'no such operator' }] });
  const assigned = await context.store
    .updateTable('orders')
    .set({ assigned_to: username })
    .where('id', '=', id)
    .where('verb', '!=', 'inquire')
    .returning('id')
    .executeTakeFirst();
  if (!assigned) throw new AppError('order.notFound');
  context.live.publish('operators', { type: 'unknown.changed' });
}

/** Adds an operator's note to a transaction, whoever sent it. Throws `order.notFound`. */
export async function addNote(context: Context, id: string, author: string, text: string): Promise<void> {
  const order = await findOrder(context, id);
  if (!order) throw new AppError('order.notFound');
  await context.store
    .insertInto('order_note')
    .values({ id: crypto.randomUUID(), order_id: order.id, author, text, at: context.now() })
    .execute();
  context.live.publish('operators', { type: 'unknown.changed' });
}

async function operatorExists(context: Context, username: string): Promise<boolean> {
  const found = await context.store
    .selectFrom('operator')
    .select('username')
    .where('username', '=', username)
    .executeTakeFirst();
  return found !== undefined;
}

async function lastNotesOf(context: Context, orderIds: readonly string[]): Promise<Map<string, string>> {
  if (orderIds.length === 0) return new Map();
  const notes = await context.store
    .selectFrom('order_note')
    .select(['order_id', 'text'])
    .where('order_id', 'in', orderIds)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return new Map(notes.map((note) => [note.order_id, note.text]));
}
