import type { AdminOrderDetail } from '@hexaflate/contract';
import { statusInfo } from '@hexaflate/otomax';
import type { OrdersTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { findOrder } from '../orders/history.ts';
import { withAgentNames } from './list-orders.ts';

/** One transaction with what an operator needs to decide about it. Throws `order.notFound`. */
export async function orderDetail(context: Context, id: string): Promise<AdminOrderDetail> {
  const order = await findOrder(context, id);
  if (!order) throw new AppError('order.notFound');
  const [named] = await withAgentNames(context, [order]);
  if (!named) throw new AppError('order.notFound');
  const journal = await context.store
    .selectFrom('orders')
    .selectAll()
    .where('id', '=', order.id)
    .executeTakeFirst();
  return {
    ...named,
    deviceName: await deviceName(context, journal?.session_id ?? null),
    assignedTo: journal?.assigned_to ?? null,
    notes: await notesOf(context, order.id),
    ...(await otomaxSide(context, order.transactionCode, journal)),
  };
}

async function deviceName(context: Context, sessionId: string | null): Promise<string | null> {
  if (sessionId === null) return null;
  const session = await context.store
    .selectFrom('session')
    .select('device_name')
    .where('id', '=', sessionId)
    .executeTakeFirst();
  return session?.device_name ?? null;
}

async function notesOf(context: Context, orderId: string): Promise<AdminOrderDetail['notes']> {
  const notes = await context.store
    .selectFrom('order_note')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return notes.map(({ id, author, text, at }) => ({ id, author, text, at: new Date(at).toISOString() }));
}

/** What Otomax itself holds now: the transaction's status if there is one, else the inbox row's. */
async function otomaxSide(
  context: Context,
  transactionCode: number | null,
  journal: OrdersTable | undefined,
): Promise<Pick<AdminOrderDetail, 'inboxCode' | 'otomaxStatus' | 'reply'>> {
  const transaction =
    transactionCode === null ? undefined : await context.otomax.transaction(transactionCode);
  const inboxCode = journal?.inbox_code ?? transaction?.inboxCode ?? null;
  const outcome = inboxCode === null ? undefined : await context.otomax.outcome(inboxCode);
  const source = transaction ?? outcome?.transaction ?? outcome;
  return {
    inboxCode,
    otomaxStatus: source ? { code: source.status, name: statusInfo(source.status).label } : null,
    reply: outcome?.reply ?? null,
  };
}
