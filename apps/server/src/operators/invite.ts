import type { Invitation } from '@hexaflate/contract';
import { isUniqueViolation, takeTurn } from '@hexaflate/store';
import { hashPassword, oneTimePassword } from '../admin/passwords.ts';
import { closeOperatorSockets, endOperatorSessions } from '../admin/sessions.ts';
import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { Change } from '../proposals/approvable.ts';
import { requireChangeable } from './find-operator.ts';
import { requireRole, requireWithin } from './roles.ts';

/**
 * Makes an operator with a one-time password that is accepted for `operators.invitationLife` and answered this once.
 * Throws `operator.taken`, `role.notFound`, `operator.beyondYou` for a role that may do more than whoever invites.
 */
export async function invite(
  context: Context,
  { username, role }: { username: string; role: string },
  asking: OperatorSession,
  by: ByOperator,
): Promise<Invitation> {
  const { password, password_hash, invited_until, now } = await newPassword(context);
  try {
    await context.store.transaction().execute(async (transaction) => {
      await takeTurn(transaction, 'operators');
      requireWithin(await requireRole(transaction, role), asking.permissions);
      await transaction
        .insertInto('operator')
        .values({ username, password_hash, must_change_password: 1, created_at: now, role, invited_until })
        .execute();
      await audit(transaction, now, {
        ...by,
        verb: 'operator.invited',
        subject: `operator:${username}`,
        after: { role },
      });
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('operator.taken');
    throw error;
  }
  return { username, password, until: new Date(invited_until).toISOString() };
}

/**
 * Gives an operator a new one-time password in place of the one he has, and ends his sessions. Throws
 * `operator.notFound`, `operator.beyondYou`.
 */
export async function inviteAgain(
  context: Context,
  username: string,
  asking: OperatorSession,
  by: ByOperator,
): Promise<Invitation> {
  const { password, password_hash, invited_until, now } = await newPassword(context);
  const ended = await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, 'operators');
    await requireChangeable(transaction, username, asking);
    await transaction
      .updateTable('operator')
      .set({ password_hash, must_change_password: 1, invited_until })
      .where('username', '=', username)
      .execute();
    const sessions = await endOperatorSessions(transaction, { username });
    await audit(transaction, now, { ...by, verb: 'operator.invitedAgain', subject: `operator:${username}` });
    return sessions;
  });
  closeOperatorSockets(context, ended, 'revoked');
  return { username, password, until: new Date(invited_until).toISOString() };
}

/** What an invitation would change. Throws `operator.taken`, `role.notFound`, `operator.beyondYou`. */
export async function foreseeInvited(
  { store }: Context,
  { username, role }: { username: string; role: string },
  asking: OperatorSession,
): Promise<Change[]> {
  requireWithin(await requireRole(store, role), asking.permissions);
  const taken = await store
    .selectFrom('operator')
    .select('username')
    .where('username', '=', username)
    .executeTakeFirst();
  if (taken) throw new AppError('operator.taken');
  return [{ subject: `operator:${username}`, after: { role } }];
}

/** A deed to an operator that changes nothing that the trail tells. Throws `operator.notFound`, `operator.beyondYou`. */
export async function foreseeSame(
  { store }: Context,
  username: string,
  asking: OperatorSession,
): Promise<Change> {
  await requireChangeable(store, username, asking);
  return { subject: `operator:${username}` };
}

async function newPassword(context: Context) {
  const password = oneTimePassword();
  const now = context.now();
  const invited_until = now + context.settings.get('operators.invitationLife');
  return { password, password_hash: await hashPassword(password), invited_until, now };
}
