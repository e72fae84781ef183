import type { SafeBecause } from '@hexaflate/contract';
import type { SessionTable } from '@hexaflate/store';
import { DAY_MS } from '../settings/definitions/units.ts';
import type { SettingSnapshot } from '../settings/settings.ts';

/** What a session's safety is read from. */
interface SafetyFacts {
  safeBy: SessionTable['safe_by'];
  signedInAt: number;
}

/**
 * Why a session counts as safe at this moment (ms); null when it is new. A rule that is turned off counts for nothing, also where it had
 * held before; a session that an operator has taken the safety from is made safe by no rule.
 */
export function safetyOf(facts: SafetyFacts, settings: SettingSnapshot, now: number): SafeBecause | null {
  const { safeBy, signedInAt } = facts;
  if (safeBy === 'operator') return safeBy;
  if (safeBy === 'voided') return null;
  if (safeBy === 'device' && settings.get('newSessions.safeByDevice')) return 'device';
  const days = settings.get('newSessions.safeAfterDays');
  return days > 0 && signedInAt + days * DAY_MS <= now ? 'age' : null;
}
