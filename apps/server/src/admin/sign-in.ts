import type { OperatorAccount } from '@hexaflate/contract';
import { audit } from '../audit/audit.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { networkOf } from '../http/network-of.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { createSharedBuckets } from '../http/shared-buckets.ts';
import { requireAllowedAddress } from '../operators/allowed-addresses.ts';
import { hasSignedInFrom } from './known-networks.ts';
import { verifyPassword } from './passwords.ts';
import { accountView, findOperatorSession, openOperatorSession } from './sessions.ts';

const MAX_KEYS = 10_000;

/**
 * Slows guessing down: per user and network strictly, and per user from everywhere. Where he has signed in before the
 * latter does not count, or anyone could lock him out by guessing.
 */
export function createOperatorSignIn(context: Context) {
  const here = createSharedBuckets(context, 'operator-here', { burst: 5, perSecond: 1 / 60 }, MAX_KEYS);
  const anywhere = createSharedBuckets(context, 'operator', { burst: 100, perSecond: 1 / 10 }, MAX_KEYS);
  const strangers = createSharedBuckets(context, 'operator-strangers', { burst: 5, perSecond: 1 / 60 }, 1);

  /**
   * A name that no operator has is not written down: it may be a password that was typed into the wrong field. Such
   * refusals are recorded seldom, so that guessing names does not fill the trail.
   */
  async function recordRefusal(username: string | undefined, facts: RequestFacts): Promise<void> {
    if (username === undefined && (await strangers.take('')) > 0) return;
    await context.store.transaction().execute((transaction) =>
      audit(transaction, context.now(), {
        actor: 'system:panel',
        verb: 'operator.signInRefused',
        subject: username === undefined ? 'operator:?' : `operator:${username}`,
        address: facts.address,
      }),
    );
  }

  /**
   * Checks a password and opens a session. Throws `auth.credentialsWrong`, alike for unknown users and lapsed
   * invitations, `auth.addressNotAllowed` before anything is looked at, and
   * `request.tooMany` after repeated mistakes. A try is counted before the password is looked at.
   */
  return async function signIn(
    credentials: { username: string; password: string },
    facts: RequestFacts,
    device: string,
  ): Promise<{ token: string; account: OperatorAccount }> {
    requireAllowedAddress(context.settings, facts.address);
    const { username, password } = credentials;
    const key = `${username}\n${networkOf(facts.address)}`;
    const tooSoonHere = await here.take(key);
    if (tooSoonHere > 0) throw new AppError('request.tooMany', { retryAfter: tooSoonHere });
    const tooSoon = await anywhere.take(username);
    if (tooSoon > 0 && !(await hasSignedInFrom(context.store, username, facts.address)))
      throw new AppError('request.tooMany', { retryAfter: tooSoon });
    const operator = await context.store
      .selectFrom('operator')
      .selectAll()
      .where('username', '=', username)
      .executeTakeFirst();
    const lapsed = (operator?.invited_until ?? Number.POSITIVE_INFINITY) <= context.now();
    if (!(await verifyPassword(password, operator?.password_hash)) || !operator || lapsed) {
      context.log.warn({ address: facts.address }, 'operator sign-in refused');
      await recordRefusal(operator?.username, facts);
      throw new AppError('auth.credentialsWrong');
    }
    await here.forgive(key);
    await anywhere.forgive(username);
    const session = await context.store.transaction().execute(async (transaction) => {
      const opened = await openOperatorSession(context, transaction, {
        username: operator.username,
        address: facts.address,
        device,
      });
      await audit(transaction, context.now(), {
        actor: `operator:${operator.username}`,
        verb: 'operator.signedIn',
        subject: `operator:${operator.username}`,
        address: facts.address,
        session: opened.id,
      });
      return opened;
    });
    context.log.info({ operator: operator.username, address: facts.address }, 'operator signed in');
    const opened = await findOperatorSession(context, session.token, facts.address);
    if (!opened) throw new AppError('auth.expired');
    return {
      token: session.token,
      account: accountView(opened),
    };
  };
}
