import type { OperatorAccount } from '@hexaflate/contract';
import { audit } from '../audit/audit.ts';
import { byOperator } from '../audit/by-operator.ts';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { createSharedBuckets } from '../http/shared-buckets.ts';
import { requireStrongPassword } from './password-strength.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { accountView, closeOperatorSockets, endOperatorSessions } from './sessions.ts';

/** Changing a password, with tries of the old one limited per session. */
export function createPasswordChange(context: Context) {
  const tries = createSharedBuckets(context, 'password-change', { burst: 5, perSecond: 1 / 60 }, 1000);

  /**
   * Sets a new password and ends the operator's other sessions. Throws `auth.credentialsWrong` for a wrong old one,
   * `auth.passwordWeak` for a weak or unchanged new one.
   */
  return async function changePassword(
    session: OperatorSession,
    { current, next }: { current: string; next: string },
    facts: RequestFacts,
  ): Promise<OperatorAccount> {
    const retryAfter = await tries.take(session.id);
    if (retryAfter > 0) throw new AppError('request.tooMany', { retryAfter });
    const { password_hash: before } = await context.store
      .selectFrom('operator')
      .select('password_hash')
      .where('username', '=', session.username)
      .executeTakeFirstOrThrow();
    if (!(await verifyPassword(current, before))) throw new AppError('auth.credentialsWrong');
    await tries.forgive(session.id);
    requireStrongPassword(next, session.username);
    if (next === current) throw new AppError('auth.passwordWeak');
    const password_hash = await hashPassword(next);
    const ended = await context.store.transaction().execute(async (transaction) => {
      const changed = await transaction
        .updateTable('operator')
        .set({ password_hash, must_change_password: 0, invited_until: null })
        .where('username', '=', session.username)
        .where('password_hash', '=', before)
        .returning('username')
        .executeTakeFirst();
      if (!changed) throw new AppError('auth.credentialsWrong');
      const others = await endOperatorSessions(transaction, {
        username: session.username,
        except: session.id,
      });
      await audit(transaction, context.now(), {
        ...byOperator(session, facts),
        verb: 'operator.passwordChanged',
        subject: `operator:${session.username}`,
        after: { otherSessionsEnded: others.length },
      });
      return others;
    });
    closeOperatorSockets(context, ended, 'revoked');
    context.log.info({ operator: session.username }, 'operator changed the password');
    return accountView({ ...session, mustChangePassword: false });
  };
}
