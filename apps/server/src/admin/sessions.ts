import { type OperatorAccount, routes } from '@hexaflate/contract';
import type { StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import { OPERATOR_COOKIE, presentedToken } from '../auth/credentials.ts';
import type { OperatorSession } from '../auth/principal.ts';
import { hashToken, newToken } from '../auth/secrets.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { requireAllowedAddress } from '../operators/allowed-addresses.ts';
import { permissionsOf } from '../operators/roles.ts';
import { needsFactor, requireFactor } from '../second-factor/require-factor.ts';

const TOUCH_EVERY_MS = 60_000;

/** What an operator may do before the one-time password is changed. */
const BEFORE_PASSWORD_CHANGE = new Set(
  [routes.adminMe, routes.adminChangePassword, routes.adminSignOut].map((route) => `/api/v1${route.path}`),
);

/** Opens a panel session, in the transaction of the sign-in. The token is returned this once; only its hash is kept. */
export async function openOperatorSession(
  context: Context,
  transaction: Transaction<StoreTables>,
  {
    username,
    address,
    device,
    factorAt = null,
  }: { username: string; address: string; device: string; factorAt?: number | null },
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
      device,
      created_at: now,
      last_seen_at: now,
      expires_at: expiresAt,
      factor_at: factorAt,
    })
    .execute();
  return { id, token, expiresAt };
}

/**
 * The operator behind a request. Throws `auth.required` without credentials, `auth.expired` for unknown and ended
 * sessions, `auth.addressNotAllowed`, `auth.passwordChangeRequired` while the one-time password stands.
 */
export async function requireOperator(
  context: Context,
  request: Request,
  facts: RequestFacts,
): Promise<OperatorSession> {
  requireAllowedAddress(context.settings, facts.address);
  const token = presentedToken(request, OPERATOR_COOKIE);
  if (!token) throw new AppError('auth.required');
  const session = await findOperatorSession(context, token, facts.address);
  if (!session) throw new AppError('auth.expired');
  const path = new URL(request.url).pathname;
  // Whoever holds a one-time password alone must not change it.
  if (session.mustChangePassword && session.factor !== 'asked' && !BEFORE_PASSWORD_CHANGE.has(path))
    throw new AppError('auth.passwordChangeRequired');
  requireFactor(session, path);
  return session;
}

/** The running session of a token, or undefined; its life begins anew. */
export async function findOperatorSession(
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
    .leftJoin('operator_totp', 'operator_totp.username', 'operator.username')
    .leftJoin('operator_role', 'operator_role.name', 'operator.role')
    .selectAll('operator_session')
    .select((row) =>
      row
        .selectFrom('operator_passkey')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('operator_passkey.username', '=', 'operator.username')
        .as('passkeys'),
    )
    .select([
      'operator.must_change_password',
      'operator.role',
      'operator_role.permissions',
      'operator_totp.confirmed_at',
    ])
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
    role: row.role,
    permissions: new Set(permissionsOf(row.role, row.permissions)),
    mustChangePassword: row.must_change_password === 1,
    ...factorOf(context, row),
    provedAt: row.proved_at,
    expiresAt,
  };
}

/**
 * Ends sessions of operators, one, all of one operator, or all but one, with their unused live tickets, and answers which; their sockets are
 * closed with `closeOperatorSockets` once the transaction stands.
 */
export async function endOperatorSessions(
  transaction: Transaction<StoreTables>,
  which: { id?: string; username?: string; except?: string },
): Promise<string[]> {
  let query = transaction.deleteFrom('operator_session').returning('id');
  if (which.id !== undefined) query = query.where('id', '=', which.id);
  if (which.username !== undefined) query = query.where('username', '=', which.username);
  if (which.except !== undefined) query = query.where('id', '!=', which.except);
  const rows = await query.execute();
  const ended = rows.map(({ id }) => id);
  if (ended.length > 0)
    await transaction.deleteFrom('live_ticket').where('session_id', 'in', ended).execute();
  return ended;
}

function factorOf(
  { settings }: Context,
  row: {
    role: string;
    confirmed_at: number | null;
    factor_at: number | null;
    passkeys: number | string | null;
  },
): Pick<OperatorSession, 'factor' | 'factorAt' | 'mustSetUpFactor' | 'totp' | 'passkeys'> {
  const totp = row.confirmed_at !== null;
  const passkeys = Number(row.passkeys ?? 0);
  const on = totp || passkeys > 0;
  return {
    totp,
    passkeys,
    factor: on ? (row.factor_at === null ? 'asked' : 'shown') : 'off',
    factorAt: on ? row.factor_at : null,
    mustSetUpFactor: !on && needsFactor(settings, row.role),
  };
}

/** The signed-in operator, as the panel sees him. */
export function accountView(session: OperatorSession): OperatorAccount {
  return {
    username: session.username,
    role: session.role,
    permissions: [...session.permissions],
    mustChangePassword: session.mustChangePassword,
    secondFactor: session.factor,
    mustSetUpSecondFactor: session.mustSetUpFactor,
    totp: session.totp,
    passkeys: session.passkeys,
    expiresAt: new Date(session.expiresAt).toISOString(),
  };
}

/** Closes the sockets of sessions that have ended. */
export function closeOperatorSockets(
  context: Context,
  ended: readonly string[],
  reason: 'signedOut' | 'revoked',
): void {
  for (const id of ended) context.live.endSession(id, reason);
}
