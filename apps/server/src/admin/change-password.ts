import type { OperatorAccount } from '@hexaflate/contract';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { createSharedBuckets } from '../http/shared-buckets.ts';
import { hashPassword, requireStrongPassword, verifyPassword } from './passwords.ts';
import { endOperatorSessions } from './sessions.ts';

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
    const changed = await context.store
      .updateTable('operator')
      .set({ password_hash: await hashPassword(next), must_change_password: 0 })
      .where('username', '=', session.username)
      .where('password_hash', '=', before)
      .returning('username')
      .executeTakeFirst();
    if (!changed) throw new AppError('auth.credentialsWrong');
    await endOperatorSessions(context, { username: session.username, except: session.id });
    context.log.info({ operator: session.username }, 'operator changed the password');
    return {
      username: session.username,
      mustChangePassword: false,
      expiresAt: new Date(session.expiresAt).toISOString(),
    };
  };
}
