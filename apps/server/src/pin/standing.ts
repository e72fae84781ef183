import type { PinChange, PinStanding } from '@hexaflate/contract';
import type { PinChangeTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { changeUnderway } from './change-journal.ts';
import { barOf, readLadder, triesLeft } from './ladder.ts';
import { resetStarted } from './reset-starts.ts';

/** How an agent's PIN stands, read from the store. Throws OtomaxUnavailableError. */
export async function readStanding(context: Context, agentCode: string): Promise<PinStanding> {
  const [ladder, change, started, limits, { pinLength }] = await Promise.all([
    readLadder(context, agentCode),
    changeUnderway(context.store, agentCode),
    resetStarted(context, agentCode),
    context.settings.exact(),
    context.otomax.capabilities(),
  ]);
  return {
    ...presentBar(ladder, context.now()),
    failures: ladder?.failures ?? 0,
    triesLeft: triesLeft(limits, ladder?.failures ?? 0),
    length: pinLength,
    canChange: context.features.canSay('changePin'),
    resetStartedUntil: started ? instant(started.until) : null,
    change: change ? presentChange(change) : null,
  };
}

/** Whether a PIN may be tried, as people are shown it. */
export function presentBar(
  ladder: Parameters<typeof barOf>[0],
  now: number,
): Pick<PinStanding, 'state' | 'lockedUntil'> {
  const bar = barOf(ladder, now);
  return {
    state: bar?.kind ?? 'open',
    lockedUntil: bar?.kind === 'locked' ? instant(bar.until) : null,
  };
}

export function presentChange(change: PinChangeTable): PinChange {
  const { id, attempt_id, kind, state, failure, asked_at, version } = change;
  return { id, attemptId: attempt_id, kind, state, failure, askedAt: instant(asked_at), version };
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
