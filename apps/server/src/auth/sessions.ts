import type { SessionTable, StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { dropViews } from '../processes/drop-views.ts';
import { oweNews, tellViews } from '../processes/owed-news.ts';
import { AGENT_COOKIE, presentedToken } from './credentials.ts';
import type { AgentSession } from './principal.ts';
import { hashToken, newToken } from './secrets.ts';

/** Prolonging a session costs a write, so it happens at most this often. */
const TOUCH_EVERY_MS = 5 * 60_000;

export type EndReason = 'signedOut' | 'revoked' | 'expired';

/** What a new session is opened for. */
export interface NewSession {
  agentCode: string;
  phone: string;
  device: { name: string; platform: 'web' | 'android' | 'ios'; appVersion: string };
  transport: 'cookie' | 'bearer';
  address: string;
}

/** Opens a session. The token is returned this once; only its hash is kept. */
export async function openSession(
  context: Context,
  wanted: NewSession,
): Promise<{ id: string; token: string; expiresAt: number }> {
  const id = crypto.randomUUID();
  const token = newToken();
  const now = context.now();
  const expiresAt = now + context.settings.get('sessions.agentLife');
  await context.store
    .insertInto('session')
    .values({
      id,
      token_hash: hashToken(token),
      agent_code: wanted.agentCode,
      phone: wanted.phone,
      device_name: wanted.device.name,
      platform: wanted.device.platform,
      app_version: wanted.device.appVersion,
      transport: wanted.transport,
      address: wanted.address,
      created_at: now,
      last_seen_at: now,
      expires_at: expiresAt,
      ended_at: null,
    })
    .execute();
  return { id, token, expiresAt };
}

/**
 * The session behind a request that may change something, read from the store each time, and prolonged. Throws
 * `auth.required` without credentials, `auth.expired` for unknown, ended and expired ones.
 */
export async function requireAgent(
  context: Context,
  request: Request,
  facts: RequestFacts,
): Promise<AgentSession> {
  const token = presentedToken(request, AGENT_COOKIE);
  if (!token) throw new AppError('auth.required');
  const session = await findSession(context, token, facts.address);
  if (!session) throw new AppError('auth.expired');
  return session;
}

/** The running session of a token, or undefined. */
export async function findSession(
  context: Context,
  token: string,
  address: string,
): Promise<AgentSession | undefined> {
  const now = context.now();
  const row = await runningSession(context, hashToken(token));
  if (!row) return undefined;
  if (!isDue(row, now, address)) return presentSession(row);
  const expiresAt = now + context.settings.get('sessions.agentLife');
  await context.store
    .updateTable('session')
    .set({ last_seen_at: now, expires_at: expiresAt, address })
    .where('id', '=', row.id)
    .where('ended_at', 'is', null)
    .execute();
  // Whoever still sees the row from before asks the store in vain: nobody need wait for the others to follow.
  void dropViews(context, [sessionTag(row.id)]);
  return presentSession({ ...row, expires_at: expiresAt });
}

/** The row of a session that is neither ended nor expired. */
export async function runningSession(context: Context, tokenHash: string): Promise<SessionTable | undefined> {
  const row = await context.store
    .selectFrom('session')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row && isRunning(context, row) ? row : undefined;
}

/** Whether a session may still be used: its time is not over, nor is that which the setting leaves it by now. */
export function isRunning(context: Context, row: Pick<SessionTable, 'expires_at' | 'last_seen_at'>): boolean {
  const now = context.now();
  return row.expires_at > now && row.last_seen_at > now - context.settings.get('sessions.agentLife');
}

/** Whether a use of the session now, from this address, must be written down. */
export function isDue(
  row: Pick<SessionTable, 'last_seen_at' | 'address'>,
  now: number,
  address: string | null,
): boolean {
  return now - row.last_seen_at >= TOUCH_EVERY_MS || row.address !== address;
}

export function presentSession(row: Omit<SessionTable, 'token_hash'>): AgentSession {
  return {
    id: row.id,
    agentCode: row.agent_code,
    phone: row.phone,
    deviceName: row.device_name,
    transport: row.transport,
    expiresAt: row.expires_at,
    signedInAt: row.created_at,
    safeBy: row.safe_by,
  };
}

/** Tag of the views that show this session. */
export function sessionTag(sessionId: string): string {
  return `session:${sessionId}`;
}

/**
 * Ends sessions that are still running, with their sockets and unused live tickets, and tells the agents' other
 * devices. Answers how many ended; naming `agentCode` leaves everybody else's alone. `record` writes each down in the
 * same transaction.
 */
export async function endSessions(
  context: Context,
  which: { id?: string; agentCode?: string },
  reason: EndReason,
  record?: (
    transaction: Transaction<StoreTables>,
    session: Pick<SessionTable, 'id' | 'agent_code' | 'device_name'>,
  ) => Promise<void>,
): Promise<number> {
  const now = context.now();
  const { ended, owed } = await context.store.transaction().execute(async (transaction) => {
    let query = transaction
      .updateTable('session')
      .set({ ended_at: now })
      .where('ended_at', 'is', null)
      .where('expires_at', '>', now);
    if (which.id !== undefined) query = query.where('id', '=', which.id);
    if (which.agentCode !== undefined) query = query.where('agent_code', '=', which.agentCode);
    const rows = await query.returning(['id', 'agent_code', 'device_name']).execute();
    for (const session of rows) await record?.(transaction, session);
    const tags = rows.map(({ id }) => sessionTag(id));
    return { ended: rows, owed: await oweNews(context, transaction, { tags }) };
  });
  await tellViews(context, owed);
  for (const session of ended) {
    await context.store.deleteFrom('live_ticket').where('session_id', '=', session.id).execute();
    context.live.endSession(session.id, reason);
  }
  for (const agent of new Set(ended.map((session) => session.agent_code)))
    context.live.publish({ agent }, { type: 'devices.changed' });
  return ended.length;
}
