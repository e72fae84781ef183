import type { SafeBecause } from '@hexaflate/contract';
import type { SessionTable, StoreTables } from '@hexaflate/store';
import type { Kysely } from 'kysely';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { DAY_MS } from '../settings/definitions/units.ts';
import type { SettingSnapshot } from '../settings/settings.ts';
import { noEvidence, readEvidence, type SafetyEvidence } from './evidence.ts';

/** What a session's safety is read from. */
interface SafetyFacts {
  id: string;
  safeBy: SessionTable['safe_by'];
  signedInAt: number;
}

/**
 * Why a session counts as safe at this moment (ms); null when it is new. A rule that is turned off counts for nothing, also where it had
 * held before; a session that an operator has taken the safety from is made safe by no rule.
 */
export function safetyOf(
  { id, safeBy, signedInAt }: SafetyFacts,
  evidence: SafetyEvidence,
  settings: SettingSnapshot,
  now: number,
): SafeBecause | null {
  if (safeBy === 'operator') return safeBy;
  if (safeBy === 'voided') return null;
  if (safeBy === 'device' && settings.get('newSessions.safeByDevice')) return 'device';
  const days = settings.get('newSessions.safeAfterDays');
  if (days > 0 && signedInAt + days * DAY_MS <= now) return 'age';
  if (evidence.identitySession === id) return 'identity';
  const key = evidence.keyMadeAt.get(id);
  return key !== undefined && key + keyMs(settings) <= now ? 'key' : null;
}

/** The same of one session alone: what the session itself does not tell is only read where it decides. */
export async function whySafe(
  context: Context,
  store: Kysely<StoreTables>,
  session: AgentSession,
  settings: SettingSnapshot,
): Promise<SafeBecause | null> {
  const now = context.now();
  const alone = safetyOf(session, noEvidence, settings, now);
  if (alone !== null || session.safeBy === 'voided') return alone;
  return safetyOf(session, await readEvidence(store, session.agentCode, settings), settings, now);
}

/** How long a device must have held a key to be safe by it (ms). */
export function keyMs(settings: SettingSnapshot): number {
  return settings.get('newSessions.safeAfterKeyDays') * DAY_MS;
}
