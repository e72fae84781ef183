import { takeTurn } from '@hexaflate/store';
import { audit, type Deed } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import { endSessions } from '../auth/sessions.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { REVIEWER_TURN } from './fixed-code.ts';

/** Ends the access that is open, and every session that was opened by it. Throws `reviewer.notOpen`. */
export async function dismissReviewers(context: Context, { username: _, ...by }: ByOperator): Promise<void> {
  const access = await context.store
    .selectFrom('reviewer_access')
    .select('id')
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (!access || !(await close(context, access.id, by))) throw new AppError('reviewer.notOpen');
}

/** Ends what has expired or was guessed at too often, with its sessions. */
export async function closeSpentAccess(context: Context): Promise<void> {
  const spent = await context.store
    .selectFrom('reviewer_access')
    .select('id')
    .where('closed_at', 'is', null)
    .where((over) => over.or([over('expires_at', '<=', context.now()), over('tries_left', '<=', 0)]))
    .execute();
  for (const { id } of spent) await close(context, id, { actor: 'system:reviewer' });
}

/** False when somebody else has closed it. Codes on their way are void from the same moment on. */
async function close(
  context: Context,
  id: string,
  by: Pick<Deed, 'actor' | 'address' | 'session'>,
): Promise<boolean> {
  const now = context.now();
  const closed = await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, REVIEWER_TURN);
    const row = await transaction
      .updateTable('reviewer_access')
      .set({ closed_at: now })
      .where('id', '=', id)
      .where('closed_at', 'is', null)
      .returning(['agent_code', 'tries_left'])
      .executeTakeFirst();
    if (!row) return false;
    await transaction
      .updateTable('sign_in_code')
      .set({ expires_at: now })
      .where('access_id', '=', id)
      .where('expires_at', '>', now)
      .execute();
    await audit(transaction, now, {
      ...by,
      verb: 'reviewer.dismissed',
      subject: `agent:${row.agent_code}`,
      after: { triesLeft: row.tries_left },
    });
    return true;
  });
  if (!closed) return false;
  const uses = await context.store
    .selectFrom('reviewer_use')
    .select('session_id')
    .where('access_id', '=', id)
    .execute();
  for (const { session_id } of uses) await endSessions(context, { id: session_id }, 'revoked');
  return true;
}
