import { randomBytes } from 'node:crypto';
import { audit } from '../audit/audit.ts';
import { byOperator } from '../audit/by-operator.ts';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { brand } from '../layout/views.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import { sealedFor } from './take-totp.ts';
import { keyUri, matchStep, toBase32 } from './totp.ts';

/** As long as the hash of the codes (RFC 4226, 4). */
const SECRET_BYTES = 20;

/**
 * A new secret for the operator's app, which counts once a code of it has been shown. Throws `auth.secondFactorOn` when
 * he has one already.
 */
export async function beginTotp(
  context: Context,
  { username }: OperatorSession,
): Promise<{ secret: string; uri: string }> {
  const bytes = randomBytes(SECRET_BYTES);
  const secret = context.serverKey.seal(bytes, sealedFor(username));
  const begun = await context.store
    .insertInto('operator_totp')
    .values({ username, secret, confirmed_at: null, last_step: 0 })
    .onConflict((conflict) =>
      conflict.column('username').doUpdateSet({ secret }).where('operator_totp.confirmed_at', 'is', null),
    )
    .returning('username')
    .executeTakeFirst();
  if (!begun) throw new AppError('auth.secondFactorOn');
  const { name } = await brand(context);
  const text = toBase32(bytes);
  return { secret: text, uri: keyUri({ secret: text, issuer: `${name} panel`, account: username }) };
}

/**
 * Turns the second factor on with a first code of the app, and answers the recovery codes, this once. Throws
 * `auth.secondFactorWrong`, also when nothing was begun.
 */
export async function confirmTotp(
  context: Context,
  session: OperatorSession,
  code: string,
  facts: RequestFacts,
): Promise<{ codes: string[] }> {
  const { username } = session;
  const now = context.now();
  return context.store.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('operator_totp')
      .selectAll()
      .where('username', '=', username)
      .where('confirmed_at', 'is', null)
      .executeTakeFirst();
    const step = row && matchStep(context.serverKey.open(row.secret, sealedFor(username)), code, now);
    if (!row || step === undefined) throw new AppError('auth.secondFactorWrong');
    const confirmed = await transaction
      .updateTable('operator_totp')
      .set({ confirmed_at: now, last_step: step })
      .where('username', '=', username)
      .where('secret', '=', row.secret)
      .where('confirmed_at', 'is', null)
      .returning('username')
      .executeTakeFirst();
    if (!confirmed) throw new AppError('auth.secondFactorWrong');
    await transaction
      .updateTable('operator_session')
      .set({ factor_at: now })
      .where('id', '=', session.id)
      .execute();
    const codes = await replaceRecoveryCodes(transaction, username);
    await audit(transaction, now, {
      ...byOperator(session, facts),
      verb: 'operator.factorOn',
      subject: `operator:${username}`,
    });
    return { codes };
  });
}

/** Ten new recovery codes in place of the old ones. Throws `auth.secondFactorOff` when there is no second factor. */
export async function renewRecoveryCodes(
  context: Context,
  session: OperatorSession,
  facts: RequestFacts,
): Promise<{ codes: string[] }> {
  if (session.factor === 'off') throw new AppError('auth.secondFactorOff');
  return context.store.transaction().execute(async (transaction) => {
    const codes = await replaceRecoveryCodes(transaction, session.username);
    await audit(transaction, context.now(), {
      ...byOperator(session, facts),
      verb: 'operator.recoveryCodesRenewed',
      subject: `operator:${session.username}`,
    });
    return { codes };
  });
}
