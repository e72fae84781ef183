import { type StoreTables, takeTurn } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import { closeOperatorSockets, endOperatorSessions } from '../admin/sessions.ts';
import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { Change } from '../proposals/approvable.ts';
import { removeFactors } from '../second-factor/remove-factor.ts';
import { requireAnotherOwner, requireChangeable } from './find-operator.ts';
import { requireRole, requireWithin } from './roles.ts';

/**
 * Gives an operator another role and ends his sessions, so that nothing goes on with what he was allowed before. Throws
 * `operator.notFound`, `role.notFound`, `operator.beyondYou`, `operator.lastOwner`.
 */
export async function changeRole(
  context: Context,
  { username, role }: { username: string; role: string },
  asking: OperatorSession,
  by: ByOperator,
): Promise<void> {
  await inTurn(context, async (transaction) => {
    const before = await requireChangeable(transaction, username, asking);
    requireWithin(await requireRole(transaction, role), asking.permissions);
    if (before.role === 'owner' && role !== 'owner') await requireAnotherOwner(transaction, username);
    await transaction.updateTable('operator').set({ role }).where('username', '=', username).execute();
    const ended = await endOperatorSessions(transaction, { username });
    await audit(transaction, context.now(), {
      ...by,
      verb: 'operator.roleChanged',
      subject: `operator:${username}`,
      before: { role: before.role },
      after: { role },
    });
    return ended;
  });
}

/**
 * Removes an operator; his sessions end at once. Throws `operator.notFound`, `operator.beyondYou`,
 * `operator.lastOwner`.
 */
export async function removeOperator(
  context: Context,
  username: string,
  asking: OperatorSession,
  by: ByOperator,
): Promise<void> {
  await inTurn(context, async (transaction) => {
    const before = await requireChangeable(transaction, username, asking);
    if (before.role === 'owner') await requireAnotherOwner(transaction, username);
    const ended = await endOperatorSessions(transaction, { username });
    await removeFactors(transaction, username);
    await transaction.deleteFrom('operator').where('username', '=', username).execute();
    await audit(transaction, context.now(), {
      ...by,
      verb: 'operator.removed',
      subject: `operator:${username}`,
      before: { role: before.role },
    });
    return ended;
  });
}

/** What giving or taking a role would change. Throws `operator.notFound`, `operator.beyondYou`. */
export async function foreseeRole(
  { store }: Context,
  { username, role }: { username: string; role?: string },
  asking: OperatorSession,
): Promise<Change[]> {
  const before = await requireChangeable(store, username, asking);
  if (role !== undefined) requireWithin(await requireRole(store, role), asking.permissions);
  return [
    {
      subject: `operator:${username}`,
      before: { role: before.role },
      after: role === undefined ? undefined : { role },
    },
  ];
}

/** Ends one session of an operator. Throws `session.notFound`. */
export async function endOneSession(
  context: Context,
  { username, id }: { username: string; id: string },
  by: ByOperator,
): Promise<void> {
  await inTurn(context, async (transaction) => {
    const ended = await endOperatorSessions(transaction, { id, username });
    if (ended.length === 0) throw new AppError('session.notFound');
    await audit(transaction, context.now(), {
      ...by,
      verb: 'operatorSession.ended',
      subject: `operator:${username}`,
      before: { sessionId: id },
    });
    return ended;
  });
}

/** Does it while no other operator is changed, and closes the sockets of the sessions that it ended. */
async function inTurn(
  context: Context,
  work: (transaction: Transaction<StoreTables>) => Promise<string[]>,
): Promise<void> {
  const ended = await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, 'operators');
    return work(transaction);
  });
  closeOperatorSockets(context, ended, 'revoked');
}
