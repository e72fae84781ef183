import { type AdminClosing, moneyToWire } from '@hexaflate/contract';
import type { AccountClosingTable } from '@hexaflate/store';
import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { type AskedPage, olderThan, pageOut } from '../notify/newest-first.ts';
import { countOpenOrders } from './open-orders.ts';

/** Accounts that are closed or were to be, newest first, and how many an operator has to deal with in Otomax. */
export async function listClosings(
  context: Context,
  page: AskedPage,
): Promise<{ items: AdminClosing[]; next?: string; toDo: number }> {
  const rows = await context.store
    .selectFrom('account_closing')
    .selectAll()
    .where(olderThan('asked_at', page))
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const { shown, next } = pageOut(rows, page, ({ asked_at: at, id }) => ({ at, id }));
  return {
    items: await Promise.all(shown.map((row) => present(context, row))),
    toDo: await countToDo(context),
    ...next,
  };
}

/** Notes that the account was closed in Otomax itself, in the trail too. Throws `closing.notToDo`. */
export async function markDone(context: Context, id: string, by: ByOperator): Promise<void> {
  await context.store.transaction().execute(async (transaction) => {
    const done = await transaction
      .updateTable('account_closing')
      .set({ done_at: context.now(), done_by: by.username })
      .where('id', '=', id)
      .where('erased_at', 'is not', null)
      .where('done_at', 'is', null)
      .returning('agent_code')
      .executeTakeFirst();
    if (!done) throw new AppError('closing.notToDo');
    await audit(transaction, context.now(), {
      ...by,
      verb: 'closing.done',
      subject: `agent:${done.agent_code}`,
    });
  });
  context.live.publish('operators', { type: 'closings.changed' });
}

async function countToDo(context: Context): Promise<number> {
  const { count } = await context.store
    .selectFrom('account_closing')
    .select((field) => field.fn.countAll<number>().as('count'))
    .where('erased_at', 'is not', null)
    .where('done_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function present(context: Context, row: AccountClosingTable): Promise<AdminClosing> {
  const running = row.taken_back_at === null && row.done_at === null;
  const [agent, openOrders] = await Promise.all([
    context.otomax.agent(row.agent_code),
    running && row.erased_at === null ? countOpenOrders(context.store, row.agent_code) : 0,
  ]);
  const at = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  return {
    id: row.id,
    agentCode: row.agent_code,
    agentName: agent?.name ?? null,
    state: stateOf(row, openOrders, context.now()),
    askedBy: row.asked_by,
    reason: row.reason,
    balance: agent && running ? moneyToWire(agent.balance) : null,
    openOrders,
    askedAt: new Date(row.asked_at).toISOString(),
    eraseAt: new Date(row.erase_at).toISOString(),
    erasedAt: at(row.erased_at),
    takenBackAt: at(row.taken_back_at),
    doneAt: at(row.done_at),
    doneBy: row.done_by,
  };
}

function stateOf(row: AccountClosingTable, openOrders: number, now: number): AdminClosing['state'] {
  if (row.taken_back_at !== null) return 'takenBack';
  if (row.done_at !== null) return 'done';
  if (row.erased_at !== null) return 'toDo';
  return row.erase_at <= now && openOrders > 0 ? 'waitsForOrders' : 'waiting';
}
