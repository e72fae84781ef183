import type { StoreTables } from '@hexaflate/store';
import type { Transaction } from 'kysely';
import { audit } from '../audit/audit.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { notify } from '../notify/notify.ts';
import { giveAccess, type OpenedSession, openedSession } from './give-access.ts';
import { readRefreshToken } from './session-tokens.ts';
import { endOfSession, endSessions, isRunning } from './sessions.ts';

/** What a device asks a refresh with. */
export interface AskedRefresh {
  refreshToken: string;
  /** Made up by the device for this one refresh, and sent again when its answer was lost. */
  attemptId: string;
  /** Thumbprint of the key that has just signed the request. */
  deviceKey: string;
  appVersion: string | undefined;
  address: string;
}

type Outcome = { opened: OpenedSession } | { copied: { id: string; agentCode: string; device: string } };

/**
 * Gives a device its next access and refresh token, and prolongs its session. The same attempt is given the same again.
 * A refresh token that was used by another attempt means that two hold it: nobody can say which of them is the thief, so
 * the session ends for both; the agent and the panel are told, and the trail says so. Throws `auth.expired`, with the reason where it is known, and
 * `auth.proofRefused` for a key that is not the session's, which changes nothing.
 */
export async function refreshSession(context: Context, asked: AskedRefresh): Promise<OpenedSession> {
  const outcome = await context.store
    .transaction()
    .execute((transaction) => takeGeneration(context, transaction, asked));
  if ('opened' in outcome) return outcome.opened;
  const { id, agentCode, device } = outcome.copied;
  const ended = await endSessions(context, { id }, 'copied', (transaction) =>
    audit(transaction, context.now(), {
      actor: 'system:sessions',
      verb: 'agentSession.copied',
      subject: `agent:${agentCode}`,
      before: { device, sessionId: id },
    }),
  );
  if (ended > 0) {
    context.live.publish('operators', { type: 'session.copied', agentCode, device });
    context.log.warn(
      { agent: agentCode, session: id, address: asked.address },
      'a refresh token was used twice: the session was copied, and is over',
    );
    await notify(context, {
      agentCode,
      kind: 'session.copied',
      params: { device, address: asked.address },
      orderId: null,
      dedupeKey: `session.copied:${id}`,
    });
  }
  throw new AppError('auth.expired', { reason: 'copied' });
}

async function takeGeneration(
  context: Context,
  transaction: Transaction<StoreTables>,
  asked: AskedRefresh,
): Promise<Outcome> {
  const token = readRefreshToken(context, asked.refreshToken);
  if (!token) throw new AppError('auth.expired');
  const { sessionId, generation } = token;
  const sessions = transaction.selectFrom('session').selectAll().where('id', '=', sessionId);
  const before = await sessions.executeTakeFirst();
  if (!before) throw new AppError('auth.expired');
  if (before.key_thumbprint !== asked.deviceKey) throw new AppError('auth.proofRefused', { reason: 'key' });
  if (before.ended_at !== null) throw new AppError('auth.expired', { reason: before.end_reason });
  if (!isRunning(context, before)) throw new AppError('auth.expired', { reason: 'expired' });

  const now = context.now();
  const taken = await transaction
    .updateTable('session')
    .set({
      refresh_generation: generation + 1,
      refresh_attempt: asked.attemptId,
      last_seen_at: now,
      expires_at: endOfSession(context, before.created_at, now),
      address: asked.address,
      app_version: asked.appVersion ?? before.app_version,
    })
    .where('id', '=', sessionId)
    .where('refresh_generation', '=', generation)
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  // Of several at once one is first; the others see what it has done.
  const row = taken ?? (await sessions.executeTakeFirst());
  if (!row || row.ended_at !== null) throw new AppError('auth.expired', { reason: row?.end_reason ?? null });
  const repeated = row.refresh_generation === generation + 1 && row.refresh_attempt === asked.attemptId;
  if (!taken && !repeated)
    return { copied: { id: row.id, agentCode: row.agent_code, device: row.device_name } };
  const access = await giveAccess(context, transaction, { sessionId, generation: row.refresh_generation });
  return { opened: openedSession(context, row, access) };
}
