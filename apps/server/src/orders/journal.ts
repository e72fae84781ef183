import {
  isUniqueViolation,
  type OrdersTable,
  type Place,
  prepared,
  type Store,
  type StoreTables,
} from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import type { AppError } from '../http/app-error.ts';
import { oweNews, type Stage } from '../processes/owed-news.ts';
import { announce, orderTags } from './announce.ts';

const attemptRow = prepared((store: Store, place: Place<{ agentCode: string; attemptId: string }>) =>
  store
    .selectFrom('orders')
    .selectAll()
    .where('agent_code', '=', place('agentCode'))
    .where('attempt_id', '=', place('attemptId')),
);

export async function orderByAttempt(
  store: Store,
  agentCode: string,
  attemptId: string,
): Promise<OrdersTable | undefined> {
  return (await attemptRow(store, { agentCode, attemptId }))[0];
}

export function orderById(store: Store, orderId: string): Promise<OrdersTable | undefined> {
  return store.selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirst();
}

/** What may still speak against an order, in the transaction that writes it. What it writes itself stays. */
export type Objection = (transaction: Transaction<StoreTables>) => Promise<AppError | undefined>;

/**
 * Writes a new order before any side effect. False when the agent's attempt id is taken already. Throws what the
 * `objection` answers, and writes no order then.
 */
export async function writeAccepted(
  context: Context,
  order: OrdersTable,
  objection?: Objection,
): Promise<boolean> {
  let refusal: AppError | undefined;
  try {
    await context.store.transaction().execute(async (transaction) => {
      refusal = await objection?.(transaction);
      if (refusal) return;
      await transaction.insertInto('orders').values(order).execute();
      await transaction
        .insertInto('order_event')
        .values({ order_id: order.id, seq: 1, stage: 'accepted', at: order.accepted_at })
        .execute();
    });
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
  if (refusal) throw refusal;
  context.metrics.orders.inc({ state: 'accepted' });
  return true;
}

/**
 * Applies changes to an order if nobody changed it since it was read, records the stages and tells everyone.
 * Answers the order as it now stands, or undefined when somebody was faster (read again and decide anew).
 */
export async function advance(
  context: Context,
  order: OrdersTable,
  changes: Partial<OrdersTable>,
  stages: readonly { stage: Stage; at: number }[],
  committedAt?: number,
): Promise<OrdersTable | undefined> {
  const updated = await context.store.transaction().execute(async (transaction) => {
    const row = await transaction
      .updateTable('orders')
      .set({ ...changes, updated_at: context.now(), version: order.version + 1 })
      .where('id', '=', order.id)
      .where('version', '=', order.version)
      .returningAll()
      .executeTakeFirst();
    if (!row) return undefined;
    const news = { tags: orderTags(row), orderId: row.id, stages: stages.map(({ stage }) => stage) };
    const owed = await oweNews(context, transaction, news);
    for (const { stage, at } of stages) await addEvent(transaction, { orderId: row.id, stage, at });
    return { row, owed };
  });
  if (!updated) return undefined;
  for (const { stage } of stages) context.metrics.orders.inc({ state: stage });
  await announce(context, updated.row, updated.owed, committedAt);
  return updated.row;
}

/** The next line of an order's timeline; whoever has just moved the order's version is the only one to write it. */
async function addEvent(
  transaction: Transaction<StoreTables>,
  { orderId, stage, at }: { orderId: string; stage: Stage; at: number },
): Promise<void> {
  await transaction
    .insertInto('order_event')
    .values(({ selectFrom }) => ({
      order_id: orderId,
      seq: selectFrom('order_event')
        .select(({ fn, lit, eb }) => eb(fn.coalesce(fn.max('seq'), lit(0)), '+', 1).as('seq'))
        .where('order_id', '=', orderId)
        .$asScalar()
        .$notNull(),
      stage,
      at,
    }))
    .execute();
}
