import { verifyPassword } from '../admin/passwords.ts';
import { audit } from '../audit/audit.ts';
import { byOperator } from '../audit/by-operator.ts';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { createSharedBuckets } from '../http/shared-buckets.ts';

const MAX_KEYS = 10_000;

/** Showing the password again, with tries limited per operator, wherever they come from. */
export function createReauth(context: Context) {
  const tries = createSharedBuckets(context, 'operator-reauth', { burst: 5, perSecond: 1 / 60 }, MAX_KEYS);

  /**
   * Marks the session as one whose operator has just typed his password, so that a session left open or stolen cannot
   * change what protects the account. Throws `auth.credentialsWrong`, `request.tooMany`.
   */
  return async function reauth(
    session: OperatorSession,
    password: string,
    facts: RequestFacts,
  ): Promise<void> {
    const { username, id } = session;
    const retryAfter = await tries.take(username);
    if (retryAfter > 0) throw new AppError('request.tooMany', { retryAfter });
    const operator = await context.store
      .selectFrom('operator')
      .select('password_hash')
      .where('username', '=', username)
      .executeTakeFirst();
    const fits = await verifyPassword(password, operator?.password_hash);
    const now = context.now();
    await context.store.transaction().execute(async (transaction) => {
      if (fits)
        await transaction
          .updateTable('operator_session')
          .set({ proved_at: now })
          .where('id', '=', id)
          .execute();
      await audit(transaction, now, {
        ...byOperator(session, facts),
        verb: fits ? 'operator.passwordShown' : 'operator.passwordRefused',
        subject: `operator:${username}`,
      });
    });
    if (!fits) throw new AppError('auth.credentialsWrong');
    await tries.forgive(username);
  };
}
