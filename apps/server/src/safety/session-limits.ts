import { moneyToWire, type SessionLimits } from '@hexaflate/contract';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { identityStatus } from '../identity/status.ts';
import { unverifiedLimits } from '../identity/unverified-limits.ts';
import { possibleMethods } from '../proofs/methods.ts';
import { DAY_MS } from '../settings/definitions/units.ts';
import type { SettingSnapshot } from '../settings/settings.ts';
import { readEvidence } from './evidence.ts';
import { leftOf, soldOnNewDevices } from './new-session-limits.ts';
import { keyMs, whySafe } from './safety.ts';

/** What a session and its agent may still sell, and how it becomes safe. */
export async function sessionLimits(context: Context, session: AgentSession): Promise<SessionLimits> {
  const settings = await context.settings.exact();
  const safeBecause = await whySafe(context, context.store, session, settings);
  const unverified = await unverifiedLimits(context, session.agentCode, settings);
  if (safeBecause !== null)
    return {
      safeBecause,
      perOrder: null,
      total: null,
      unverified,
      canAskDevice: false,
      canVerifyIdentity: false,
      safeAt: null,
    };
  const perOrder = settings.get('newSessions.perOrder');
  const max = settings.get('newSessions.perDay');
  const sold = max > 0n ? await soldOnNewDevices(context, context.store, session.agentCode, settings) : [];
  const oldest = sold[0];
  const wish = { session, purpose: 'session.safe', settings } as const;
  const methods = await possibleMethods(context, context.store, wish);
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
    unverified,
    canAskDevice: methods.includes('device'),
    canVerifyIdentity: await canVerifyIdentity(context, session, settings),
    safeAt: await safeAt(context, session, settings),
  };
}

/** Whether this device becomes safe when its agent shows here who he is. */
async function canVerifyIdentity(
  context: Context,
  { agentCode, safeBy }: AgentSession,
  settings: SettingSnapshot,
): Promise<boolean> {
  if (safeBy === 'voided' || !settings.get('newSessions.safeByIdentity') || !settings.get('identity.open'))
    return false;
  return (await identityStatus(context, agentCode)) !== 'verified';
}

/** When the device becomes safe by doing nothing (wire): by its own age, or by that of a key that it holds. */
async function safeAt(
  context: Context,
  session: AgentSession,
  settings: SettingSnapshot,
): Promise<string | null> {
  if (session.safeBy === 'voided') return null;
  const days = settings.get('newSessions.safeAfterDays');
  const { keyMadeAt } = await readEvidence(context.store, session.agentCode, settings);
  const key = keyMadeAt.get(session.id);
  const moments = [
    ...(days > 0 ? [session.signedInAt + days * DAY_MS] : []),
    ...(key === undefined ? [] : [key + keyMs(settings)]),
  ];
  return moments.length > 0 ? new Date(Math.min(...moments)).toISOString() : null;
}
