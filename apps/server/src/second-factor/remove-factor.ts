import type { StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import { closeOperatorSockets, endOperatorSessions } from '../admin/sessions.ts';
import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { requireChangeable } from '../operators/find-operator.ts';

/** Turns the operator's own second factor off. Throws `auth.secondFactorOff` when there is none. */
export async function removeOwnFactor(
  context: Context,
  { username }: OperatorSession,
  by: ByOperator,
): Promise<void> {
  await context.store.transaction().execute(async (transaction) => {
    if (!(await removeFactor(transaction, username))) throw new AppError('auth.secondFactorOff');
    await audit(transaction, context.now(), {
      ...by,
      verb: 'operator.factorOff',
      subject: `operator:${username}`,
    });
  });
}

/**
 * Takes another operator's second factor away, for one who has lost his phone and his codes, and ends his sessions.
 * Throws `operator.notFound`, `operator.beyondYou`, `auth.secondFactorOff`.
 */
export async function removeFactorOf(
  context: Context,
  username: string,
  asking: OperatorSession,
  by: ByOperator,
): Promise<void> {
  const ended = await context.store.transaction().execute(async (transaction) => {
    await requireChangeable(transaction, username, asking);
    if (!(await removeFactor(transaction, username))) throw new AppError('auth.secondFactorOff');
    const sessions = await endOperatorSessions(transaction, { username });
    await audit(transaction, context.now(), {
      ...by,
      verb: 'operator.factorOff',
      subject: `operator:${username}`,
    });
    return sessions;
  });
  closeOperatorSockets(context, ended, 'revoked');
}

/** Deletes what an operator shows beside his password; false when there is nothing that counts. */
export async function removeFactor(
  transaction: Transaction<StoreTables>,
  username: string,
): Promise<boolean> {
  await transaction.deleteFrom('operator_recovery_code').where('username', '=', username).execute();
  const removed = await transaction
    .deleteFrom('operator_totp')
    .where('username', '=', username)
    .returning('confirmed_at')
    .executeTakeFirst();
  return removed?.confirmed_at != null;
}
