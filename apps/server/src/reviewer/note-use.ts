import { takeTurn } from '@hexaflate/store';
import { audit } from '../audit/audit.ts';
import { endSessions } from '../auth/sessions.ts';
import type { ProvedNumber } from '../auth/sign-in-device.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { RequestFacts } from '../http/request-facts.ts';
import { REVIEWER_TURN } from './fixed-code.ts';

/**
 * Writes down that a session was opened with the fixed code, which fences it for ever. Ends the session and throws
 * `auth.codeExpired` when the access was closed meanwhile.
 */
export async function noteReviewer(
  context: Context,
  used: { accessId: string; session: string; device: ProvedNumber['device']; facts: RequestFacts },
): Promise<void> {
  const { accessId, session, device, facts } = used;
  const now = context.now();
  const noted = await context.store.transaction().execute(async (transaction) => {
    await takeTurn(transaction, REVIEWER_TURN);
    const access = await transaction
      .selectFrom('reviewer_access')
      .select(['agent_code', 'expires_at', 'closed_at'])
      .where('id', '=', accessId)
      .executeTakeFirst();
    if (!access || access.closed_at !== null || access.expires_at <= now) return undefined;
    await transaction
      .insertInto('reviewer_use')
      .values({
        id: crypto.randomUUID(),
        access_id: accessId,
        session_id: session,
        address: facts.address,
        device: device.name,
        at: now,
      })
      .execute();
    await audit(transaction, now, {
      actor: 'system:reviewer',
      verb: 'reviewer.signedIn',
      subject: `agent:${access.agent_code}`,
      after: { device: device.name },
      address: facts.address,
      session,
    });
    return access;
  });
  if (!noted) {
    await endSessions(context, { id: session }, 'revoked');
    throw new AppError('auth.codeExpired');
  }
  context.log.warn({ agent: noted.agent_code, session, address: facts.address }, 'a reviewer signed in');
  context.live.publish('operators', { type: 'dashboard.changed' });
}
