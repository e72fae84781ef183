import type { FraudCase, FraudFilterQuery, HeldOrder } from '@hexaflate/contract';
import type { FraudCaseTable, StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import type * as z from 'zod';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { olderThan, pageOut } from '../notify/newest-first.ts';
import { presentCase, presentHeld } from './present.ts';

/** Cases that fit a filter, newest first, and how many wait for an operator. Throws `request.badCursor`. */
export async function listCases(
  context: Context,
  filter: z.output<typeof FraudFilterQuery>,
): Promise<{ items: FraudCase[]; next?: string; waiting: number }> {
  let query = context.store
    .selectFrom('fraud_case')
    .selectAll()
    .where(olderThan('created_at', filter))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  if (filter.agent) query = query.where('agent_code', '=', filter.agent.toUpperCase());
  if (filter.rule !== undefined) query = query.where('hits', 'like', `%"rule":"${filter.rule}"%`);
  const rows = await query.execute();
  const { shown, next } = pageOut(rows, filter, ({ created_at: at, id }) => ({ at, id }));
  const items = await Promise.all(shown.map((row) => presentCase(context, row)));
  const waiting = await countWaiting(context);
  return { items, waiting, ...next };
}

/** Throws `fraud.caseNotFound`. */
export async function findCase(context: Context, id: string): Promise<FraudCase> {
  return presentCase(context, await caseById(context.store, id));
}

/** An order of this agent that was held. Throws `fraud.caseNotFound`, for those of others as well. */
export async function heldOrder(context: Context, agentCode: string, id: string): Promise<HeldOrder> {
  const row = await caseById(context.store, id);
  if (row.agent_code !== agentCode || row.action !== 'hold') throw new AppError('fraud.caseNotFound');
  return presentHeld(context, row);
}

export async function caseById(store: Kysely<StoreTables>, id: string): Promise<FraudCaseTable> {
  const row = await store.selectFrom('fraud_case').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('fraud.caseNotFound');
  return row;
}

async function countWaiting({ store }: Context): Promise<number> {
  const row = await store
    .selectFrom('fraud_case')
    .select((field) => field.fn.countAll<number>().as('waiting'))
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return Number(row.waiting);
}
