import { randomBytes } from 'node:crypto';
import type { AccountClosingTable, StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import { audit } from '../audit/audit.ts';
import { endSessions } from '../auth/sessions.ts';
import type { Context } from '../context.ts';
import { eraseIdentity } from '../identity/erase.ts';
import { inboxTags } from '../notify/notify.ts';
import { keptData } from '../own-data/kept/kept-data.ts';
import { dropViews } from '../processes/drop-views.ts';
import { countOpenOrders, openOrders } from './open-orders.ts';

/** Accounts whose time has come in one round. */
const ROUND = 20;

/**
 * Erases the accounts whose grace is over and whose sales are all final, each exactly once however many processes try.
 * Devices that signed in during the grace are signed out. Answers how many were erased. What fails for one account is
 * thrown when the others have had their turn.
 */
export async function eraseAccounts(context: Context): Promise<number> {
  const due = await context.store
    .selectFrom('account_closing')
    .selectAll()
    .where('erased_at', 'is', null)
    .where('taken_back_at', 'is', null)
    .where('erase_at', '<=', context.now())
    // However many wait for an outcome, they stand in nobody else's way.
    .where('agent_code', 'not in', openOrders(context.store).select('agent_code'))
    .orderBy('erase_at')
    .limit(ROUND)
    .execute();
  let erased = 0;
  const failures: unknown[] = [];
  for (const closing of due) {
    try {
      if (await eraseAccount(context, closing)) erased += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return erased;
}

async function eraseAccount(context: Context, closing: AccountClosingTable): Promise<boolean> {
  const { agent_code: agentCode } = closing;
  // Money in flight is followed to its end under the name that it was sent under.
  if ((await countOpenOrders(context.store, agentCode)) > 0) return false;
  if (!(await begin(context, closing.id))) return false;
  await endSessions(context, { agentCode }, 'revoked');
  await eraseIdentity(context, agentCode, { actor: 'system', event: 'erased' });
  const finished = await context.store
    .transaction()
    .execute((transaction) => erase(context, transaction, closing));
  if (!finished) return false;
  await dropViews(context, [`agent:${agentCode}`, `orders:${agentCode}`, ...inboxTags(agentCode)]);
  context.live.publish('operators', { type: 'closings.changed' });
  context.log.info({ agent: agentCode }, 'an account was erased');
  return true;
}

/** From here on it cannot be taken back; a round that dies after it is gone on with by the next. */
async function begin(context: Context, id: string): Promise<boolean> {
  const begun = await context.store
    .updateTable('account_closing')
    .set((field) => ({ erasing_at: field.fn.coalesce('erasing_at', field.val(context.now())) }))
    .where('id', '=', id)
    .where('taken_back_at', 'is', null)
    .where('erased_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return begun !== undefined;
}

/** All tables or none. False when another process was first. */
async function erase(
  context: Context,
  transaction: Transaction<StoreTables>,
  { id, agent_code: agentCode }: AccountClosingTable,
): Promise<boolean> {
  const pseudonym = `x-${randomBytes(6).toString('hex')}`;
  const mine = await transaction
    .updateTable('account_closing')
    .set({ erased_at: context.now(), pseudonym })
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .where('erasing_at', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (!mine) return false;
  for (const { atErasing } of Object.values(keptData))
    if (typeof atErasing === 'function') await atErasing(transaction, { agentCode, pseudonym });
  await audit(transaction, context.now(), {
    actor: 'system:closing',
    verb: 'account.erased',
    subject: `agent:${agentCode}`,
    after: { closing: id },
  });
  return true;
}
