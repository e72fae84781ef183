import { moneyToWire, type SessionLimits } from '@hexaflate/contract';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { possibleMethods } from '../proofs/methods.ts';
import { DAY_MS } from '../settings/definitions/units.ts';
import { leftOf, soldOnNewDevices } from './new-session-limits.ts';
import { safetyOf } from './safety.ts';

/** What a session may still sell, and how it becomes safe. */
export async function sessionLimits(context: Context, session: AgentSession): Promise<SessionLimits> {
  const settings = await context.settings.exact();
  const safeBecause = safetyOf(session, settings, context.now());
  if (safeBecause !== null)
    return { safeBecause, perOrder: null, total: null, canAskDevice: false, safeAt: null };
  const perOrder = settings.get('newSessions.perOrder');
  const max = settings.get('newSessions.perDay');
  const sold = max > 0n ? await soldOnNewDevices(context, context.store, session.agentCode, settings) : [];
  const oldest = sold[0];
  const wish = { session, purpose: 'session.safe', settings } as const;
  const methods = await possibleMethods(context, context.store, wish);
  const days = session.safeBy === 'voided' ? 0 : settings.get('newSessions.safeAfterDays');
  return {
    safeBecause,
    perOrder: perOrder > 0n ? moneyToWire(perOrder) : null,
    total:
      max > 0n
        ? {
            max: moneyToWire(max),
            left: moneyToWire(leftOf(max, sold)),
            moreAt: oldest ? new Date(oldest.at + DAY_MS).toISOString() : null,
          }
        : null,
    canAskDevice: methods.includes('device'),
    safeAt: days > 0 ? new Date(session.signedInAt + days * DAY_MS).toISOString() : null,
  };
}
