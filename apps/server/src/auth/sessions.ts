import type { EndReason } from '@hexaflate/contract';
import type { SessionTable, StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import type { Context } from '../context.ts';
import { type OwedNews, oweNews, tellViews } from '../processes/owed-news.ts';
import type { AgentSession } from './principal.ts';

/** Whether a session may still be used: its time is not over, nor is that which the setting leaves it by now. */
export function isRunning(
  context: Context,
  row: Pick<SessionTable, 'created_at' | 'expires_at' | 'last_seen_at'>,
): boolean {
  const now = context.now();
  return (
    row.expires_at > now &&
    row.last_seen_at > now - context.settings.get('sessions.agentLife') &&
    row.created_at > now - context.settings.get('sessions.agentWhole')
  );
}

/** When a session that was opened at `createdAt` and is used now ends, if it is not used again. All in milliseconds. */
export function endOfSession({ settings }: Context, createdAt: number, now: number): number {
  return Math.min(now + settings.get('sessions.agentLife'), createdAt + settings.get('sessions.agentWhole'));
}

export function presentSession(
  row: Pick<
    SessionTable,
    | 'id'
    | 'agent_code'
    | 'phone'
    | 'device_name'
    | 'transport'
    | 'key_thumbprint'
    | 'expires_at'
    | 'created_at'
    | 'safe_by'
    | 'wrong_pins'
  >,
): AgentSession {
  return {
    id: row.id,
    agentCode: row.agent_code,
    phone: row.phone,
    deviceName: row.device_name,
    transport: row.transport,
    expiresAt: row.expires_at,
    signedInAt: row.created_at,
    deviceKey: row.key_thumbprint,
    safeBy: row.safe_by,
    wrongPins: row.wrong_pins ?? 0,
  };
}

/** Tag of the views that show this session. */
export function sessionTag(sessionId: string): string {
  return `session:${sessionId}`;
}

type EndedSession = Pick<SessionTable, 'id' | 'agent_code' | 'device_name'>;

/** Which of the sessions that are still running; all conditions together. */
export interface WhichSessions {
  id?: string;
  agentCode?: string;
  /** Thumbprint of a device's key. */
  deviceKey?: string;
  /** All but this one. */
  except?: string;
}

/** Sessions that a transaction has ended; `tellEnded` tells of them once it is committed. */
export interface EndedSessions {
  sessions: readonly EndedSession[];
  reason: EndReason;
  owed: OwedNews;
}

/** Writes one ended session down, in the same transaction. */
export type RecordEnded = (transaction: Transaction<StoreTables>, session: EndedSession) => Promise<void>;

/**
 * Ends sessions that are still running, with their sockets and unused live tickets, and tells the agents' other
 * devices. Answers how many ended; naming `agentCode` leaves everybody else's alone. `record` writes each down in the
 * same transaction.
 */
export async function endSessions(
  context: Context,
  which: WhichSessions,
  reason: EndReason,
  record?: RecordEnded,
): Promise<number> {
  const ended = await context.store
    .transaction()
    .execute((transaction) => endRunning(context, transaction, which, reason, record));
  await tellEnded(context, ended);
  return ended.sessions.length;
}

/** The same within a transaction of the caller's, who tells of it afterwards. */
export async function endRunning(
  context: Context,
  transaction: Transaction<StoreTables>,
  which: WhichSessions,
  reason: EndReason,
  record?: RecordEnded,
): Promise<EndedSessions> {
  const now = context.now();
  let query = transaction
    .updateTable('session')
    .set({ ended_at: now, end_reason: reason })
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now);
  if (which.id !== undefined) query = query.where('id', '=', which.id);
  if (which.agentCode !== undefined) query = query.where('agent_code', '=', which.agentCode);
  if (which.deviceKey !== undefined) query = query.where('key_thumbprint', '=', which.deviceKey);
  if (which.except !== undefined) query = query.where('id', '!=', which.except);
  const sessions = await query.returning(['id', 'agent_code', 'device_name']).execute();
  for (const session of sessions) await record?.(transaction, session);
  const tags = sessions.map(({ id }) => sessionTag(id));
  return { sessions, reason, owed: await oweNews(context, transaction, { tags }) };
}

/** Tells every process and device of sessions that have ended. */
export async function tellEnded(context: Context, { sessions, reason, owed }: EndedSessions): Promise<void> {
  await tellViews(context, owed);
  for (const session of sessions) {
    await context.store.deleteFrom('live_ticket').where('session_id', '=', session.id).execute();
    context.live.endSession(session.id, reason);
  }
  for (const agent of new Set(sessions.map((session) => session.agent_code)))
    context.live.publish({ agent }, { type: 'devices.changed' });
}
