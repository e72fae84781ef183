import { type StoreTables, takeTurn } from '@hexaflate/store';
import type { Kysely, Transaction } from 'kysely';
import { closeOperatorSockets, endOperatorSessions } from '../admin/sessions.ts';
import { audit } from '../audit/audit.ts';
import type { ByOperator } from '../audit/by-operator.ts';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { requireChangeable } from '../operators/find-operator.ts';
import { foreseeSame } from '../operators/invite.ts';
import type { Change } from '../proposals/approvable.ts';

/** Takes the operator's own authenticator app away. Throws `auth.secondFactorOff` when there is none. */
export async function removeOwnTotp(
  context: Context,
  { username }: OperatorSession,
  by: ByOperator,
): Promise<void> {
  await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, 'operators');
    if (!(await deleteTotp(transaction, username))) throw new AppError('auth.secondFactorOff');
    await forgetCodesOfNothing(transaction, username);
    await audit(transaction, context.now(), {
      ...by,
      verb: 'operator.factorOff',
      subject: `operator:${username}`,
      before: { by: 'totp' },
    });
  });
}

/**
 * Takes everything that another operator shows beside his password away, for one who has lost it and his codes, and
 * ends his sessions. Throws `operator.notFound`, `operator.beyondYou`, `auth.secondFactorOff`.
 */
export async function removeFactorsOf(
  context: Context,
  username: string,
  asking: OperatorSession,
  by: ByOperator,
): Promise<void> {
  const ended = await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, 'operators');
    await requireChangeable(transaction, username, asking);
    if (!(await removeFactors(transaction, username))) throw new AppError('auth.secondFactorOff');
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

/** What taking another's second factor away would change. Throws as `removeFactorsOf` does. */
export async function foreseeNoFactor(
  context: Context,
  username: string,
  asking: OperatorSession,
): Promise<Change[]> {
  const same = await foreseeSame(context, username, asking);
  if (!(await hasFactor(context.store, username))) throw new AppError('auth.secondFactorOff');
  return [same];
}

/** Deletes app, passkeys and recovery codes of an operator; false when there was nothing that counts. */
export async function removeFactors(
  transaction: Transaction<StoreTables>,
  username: string,
): Promise<boolean> {
  const app = await deleteTotp(transaction, username);
  const passkeys = await transaction
    .deleteFrom('operator_passkey')
    .where('username', '=', username)
    .returning('id')
    .execute();
  await forgetCodesOfNothing(transaction, username);
  return app || passkeys.length > 0;
}

/** Whether an operator has anything to show beside his password. */
export async function hasFactor(store: Kysely<StoreTables>, username: string): Promise<boolean> {
  const app = await store
    .selectFrom('operator_totp')
    .select('username')
    .where('username', '=', username)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  const passkey = await store
    .selectFrom('operator_passkey')
    .select('id')
    .where('username', '=', username)
    .limit(1)
    .executeTakeFirst();
  return app !== undefined || passkey !== undefined;
}

/** Recovery codes stand for an app or a passkey: with the last of those they go as well. */
export async function forgetCodesOfNothing(
  transaction: Transaction<StoreTables>,
  username: string,
): Promise<void> {
  if (await hasFactor(transaction, username)) return;
  await transaction.deleteFrom('operator_recovery_code').where('username', '=', username).execute();
}

/** False when there was no app that counts. */
async function deleteTotp(transaction: Transaction<StoreTables>, username: string): Promise<boolean> {
  const removed = await transaction
    .deleteFrom('operator_totp')
    .where('username', '=', username)
    .returning('confirmed_at')
    .executeTakeFirst();
  return removed?.confirmed_at != null;
}
