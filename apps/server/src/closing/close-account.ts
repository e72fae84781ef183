import { endSessions } from '../auth/sessions.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { notify } from '../notify/notify.ts';
import { oweNews, tellViews } from '../processes/owed-news.ts';

export interface WishToClose {
  agentCode: string;
  askedBy: 'app' | 'page';
  /** In the agent's words. */
  reason?: string | undefined;
}

/**
 * Notes that an agent wants his account closed and signs all his devices out; his data goes after the operator's grace
 * (`closing.grace`). The caller has made sure that it is he. Answers when (ms since 1970). Throws `closing.running`.
 */
export async function closeAccount(
  context: Context,
  { agentCode, askedBy, reason }: WishToClose,
): Promise<number> {
  const now = context.now();
  const id = crypto.randomUUID();
  const { eraseAt, owed } = await context.store.transaction().execute(async (transaction) => {
    const limits = await context.settings.exact(transaction);
    const until = now + limits.get('closing.grace');
    const written = await transaction
      .insertInto('account_closing')
      .values({
        id,
        agent_code: agentCode,
        asked_by: askedBy,
        reason: reason || null,
        asked_at: now,
        erase_at: until,
        taken_back_at: null,
        erasing_at: null,
        erased_at: null,
        pseudonym: null,
        done_at: null,
        done_by: null,
      })
      .onConflict((conflict) =>
        conflict
          .column('agent_code')
          .where('taken_back_at', 'is', null)
          .where('done_at', 'is', null)
          .doNothing(),
      )
      .returning('id')
      .executeTakeFirst();
    if (!written) throw new AppError('closing.running');
    return { eraseAt: until, owed: await oweNews(context, transaction, { tags: [`agent:${agentCode}`] }) };
  });
  await tellViews(context, owed);
  // Only now, with the wish in the store: a device that signs in meanwhile finds it, or is found by this.
  await endSessions(context, { agentCode }, 'revoked');
  await notify(context, {
    agentCode,
    kind: 'account.closing',
    params: { eraseAt: new Date(eraseAt).toISOString() },
    orderId: null,
    dedupeKey: `account.closing:${id}`,
  });
  context.live.publish('operators', { type: 'closings.changed' });
  context.log.info({ agent: agentCode, by: askedBy }, 'an agent closes his account');
  return eraseAt;
}

/** Keeps the account after all. Throws `closing.notRunning` without a wish, and once erasing has begun. */
export async function comeBack(context: Context, agentCode: string): Promise<void> {
  const owed = await context.store.transaction().execute(async (transaction) => {
    const kept = await transaction
      .updateTable('account_closing')
      .set({ taken_back_at: context.now() })
      .where('agent_code', '=', agentCode)
      .where('taken_back_at', 'is', null)
      .where('erasing_at', 'is', null)
      .where('erased_at', 'is', null)
      .where('done_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!kept) throw new AppError('closing.notRunning');
    return oweNews(context, transaction, { tags: [`agent:${agentCode}`] });
  });
  await tellViews(context, owed);
  context.live.publish({ agent: agentCode }, { type: 'agent.changed' });
  context.live.publish('operators', { type: 'closings.changed' });
  context.log.info({ agent: agentCode }, 'an agent keeps his account');
}
