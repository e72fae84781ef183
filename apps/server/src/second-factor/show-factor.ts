import { audit } from '../audit/audit.ts';
import { byOperator } from '../audit/by-operator.ts';
import type { OperatorSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { createSharedBuckets } from '../http/shared-buckets.ts';
import { takeRecoveryCode } from './recovery-codes.ts';
import { takeTotp } from './take-totp.ts';

const MAX_KEYS = 10_000;

/** Showing the second factor, with tries limited per operator, wherever they come from. */
export function createFactorShowing(context: Context) {
  const tries = createSharedBuckets(context, 'second-factor', { burst: 5, perSecond: 1 / 60 }, MAX_KEYS);

  /**
   * Takes a code of the operator's app or one of his recovery codes, each once, and marks his session. Throws
   * `auth.secondFactorWrong`, `request.tooMany`. A try is counted before the code is looked at.
   */
  return async function showFactor(
    session: OperatorSession,
    code: string,
    facts: RequestFacts,
  ): Promise<void> {
    const retryAfter = await tries.take(session.username);
    if (retryAfter > 0) throw new AppError('request.tooMany', { retryAfter });
    const now = context.now();
    const by = byOperator(session, facts);
    const subject = `operator:${session.username}` as const;
    const shown = await context.store.transaction().execute(async (transaction) => {
      const isAppCode = /^\d{6}$/.test(code);
      const fits = isAppCode
        ? await takeTotp(transaction, context.serverKey, { username: session.username, code, now })
        : await takeRecoveryCode(transaction, session.username, code, now);
      if (fits)
        await transaction
          .updateTable('operator_session')
          .set({ factor_at: now })
          .where('id', '=', session.id)
          .execute();
      const verb = fits ? 'operator.factorShown' : 'operator.factorRefused';
      await audit(transaction, now, { ...by, verb, subject, after: { by: isAppCode ? 'totp' : 'recovery' } });
      return fits;
    });
    if (!shown) throw new AppError('auth.secondFactorWrong');
    await tries.forgive(session.username);
  };
}
