import type { UnknownOrder } from '@hexaflate/contract';
import { takeTurn } from '@hexaflate/store';
import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
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
export async function assignOrder(
  context: Context,
  id: string,
  username: string | null,
  by: ByOperator,
): Promise<void> {
  if (username !== null && !(await operatorExists(context, username)))
    throw new AppError('request.invalid', { fields: [{ field: 'username', problem: 'no such operator' }] });
  await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, `assignee ${id}`);
    const before = await transaction
      .selectFrom('orders')
      .select('assigned_to')
      .where('id', '=', id)
      .where('verb', '!=', 'inquire')
      .executeTakeFirst();
    if (!before) throw new AppError('order.notFound');
    await transaction.updateTable('orders').set({ assigned_to: username }).where('id', '=', id).execute();
    await audit(transaction, context.now(), {
      ...by,
      verb: 'order.assigned',
      subject: `order:${id}`,
      before: { assignedTo: before.assigned_to },
      after: { assignedTo: username },
    });
  });
  context.live.publish('operators', { type: 'unknown.changed' });
}

/**
 * Adds an operator's note to a transaction, whoever sent it. Its words stay with the order, and go when the account goes;
 * the trail says which note it was. Throws `order.notFound`.
 */
export async function addNote(
  context: Context,
  id: string,
  { author, text }: { author: string; text: string },
  by: ByOperator,
): Promise<void> {
  const order = await findOrder(context, id);
  if (!order) throw new AppError('order.notFound');
  const at = context.now();
  const note = crypto.randomUUID();
  await context.store.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('order_note')
      .values({ id: note, order_id: order.id, author, text, at })
      .execute();
    await audit(transaction, at, {
      ...by,
      verb: 'order.noted',
      subject: `order:${order.id}`,
      after: { note, letters: text.length },
    });
  });
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
