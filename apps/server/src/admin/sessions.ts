import { routes } from '@hexaflate/contract';
import type { StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import { OPERATOR_COOKIE, presentedToken } from '../auth/credentials.ts';
import type { OperatorSession } from '../auth/principal.ts';
import { hashToken, newToken } from '../auth/secrets.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';

const TOUCH_EVERY_MS = 60_000;

/** What an operator may do before the one-time password is changed. */
const BEFORE_PASSWORD_CHANGE = new Set(
  [routes.adminMe, routes.adminChangePassword, routes.adminSignOut].map((route) => `/api/v1${route.path}`),
);

/** Opens a panel session, in the transaction of the sign-in. The token is returned this once; only its hash is kept. */
export async function openOperatorSession(
  context: Context,
  transaction: Transaction<StoreTables>,
  username: string,
  address: string,
): Promise<{ id: string; token: string; expiresAt: number }> {
  const id = crypto.randomUUID();
  const token = newToken();
  const now = context.now();
  const expiresAt = now + context.settings.get('sessions.operatorIdle');
  await transaction
    .insertInto('operator_session')
    .values({
      id,
      token_hash: hashToken(token),
      username,
      address,
      created_at: now,
      last_seen_at: now,
      expires_at: expiresAt,
    })
    .execute();
  return { id, token, expiresAt };
}

/**
 * The operator behind a request. Throws `auth.required` without credentials, `auth.expired` for unknown and ended
 * sessions, `auth.passwordChangeRequired` while the one-time password stands.
 */
export async function requireOperator(
  context: Context,
  request: Request,
  facts: RequestFacts,
): Promise<OperatorSession> {
  const token = presentedToken(request, OPERATOR_COOKIE);
  if (!token) throw new AppError('auth.required');
  const session = await findOperatorSession(context, token, facts.address);
  if (!session) throw new AppError('auth.expired');
  if (session.mustChangePassword && !BEFORE_PASSWORD_CHANGE.has(new URL(request.url).pathname))
    throw new AppError('auth.passwordChangeRequired');
  return session;
}

async function findOperatorSession(
  context: Context,
  token: string,
  address: string,
): Promise<OperatorSession | undefined> {
  const now = context.now();
  const idle = context.settings.get('sessions.operatorIdle');
  const whole = context.settings.get('sessions.operatorWhole');
  const row = await context.store
    .selectFrom('operator_session')
    .innerJoin('operator', 'operator.username', 'operator_session.username')
    .selectAll('operator_session')
    .select('operator.must_change_password')
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', now - idle)
    .where('operator_session.created_at', '>', now - whole)
    .executeTakeFirst();
  if (!row) return undefined;
  const due = now - row.last_seen_at >= TOUCH_EVERY_MS || row.address !== address;
  const expiresAt = due ? Math.min(now + idle, row.created_at + whole) : row.expires_at;
  if (due) {
    await context.store
      .updateTable('operator_session')
      .set({ last_seen_at: now, expires_at: expiresAt, address })
      .where('id', '=', row.id)
      .execute();
  }
  return {
    id: row.id,
    username: row.username,
    mustChangePassword: row.must_change_password === 1,
    expiresAt,
  };
}

/**
 * Ends one session of an operator, or all but one, with their unused live tickets, and answers which; their sockets are
 * closed with `closeOperatorSockets` once the transaction stands.
 */
export async function endOperatorSessions(
  transaction: Transaction<StoreTables>,
  which: { id: string } | { username: string; except: string },
): Promise<string[]> {
  const query = transaction.deleteFrom('operator_session').returning('id');
  const rows = await ('id' in which
    ? query.where('id', '=', which.id)
    : query.where('username', '=', which.username).where('id', '!=', which.except)
  ).execute();
  const ended = rows.map(({ id }) => id);
  if (ended.length > 0)
    await transaction.deleteFrom('live_ticket').where('session_id', 'in', ended).execute();
  return ended;
}

/** Closes the sockets of sessions that have ended. */
export function closeOperatorSockets(
  context: Context,
  ended: readonly string[],
  reason: 'signedOut' | 'revoked',
): void {
  for (const id of ended) context.live.endSession(id, reason);
}
