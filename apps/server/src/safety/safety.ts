import type { SessionTable } from '@hexaflate/store';
import { DAY_MS } from '../settings/definitions/units.ts';
import type { SettingSnapshot } from '../settings/settings.ts';

/** What a session's safety is read from. */
interface SafetyFacts {
  safeBy: SessionTable['safe_by'];
  signedInAt: number;
}

/** Why a session is safe; null when it is new. */
type SafeBecause = 'operator' | 'before' | 'device' | 'age' | null;

/**
 * Why a session counts as safe at this moment (ms). A rule that is turned off counts for nothing, also where it had
 * held before; a session that an operator has taken the safety from is made safe by no rule.
 */
export function safetyOf(facts: SafetyFacts, settings: SettingSnapshot, now: number): SafeBecause {
  const { safeBy, signedInAt } = facts;
  if (safeBy === 'operator' || safeBy === 'before') return safeBy;
  if (safeBy === 'voided') return null;
  if (safeBy === 'device' && settings.get('newSessions.safeByDevice')) return 'device';
  const days = settings.get('newSessions.safeAfterDays');
  return days > 0 && signedInAt + days * DAY_MS <= now ? 'age' : null;
}
