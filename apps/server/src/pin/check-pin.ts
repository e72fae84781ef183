import { createTurns } from '../auth/turns.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { type Bar, barOf, clearLadder, giveBack, takeTry, triesLeft } from './ladder.ts';
import { tellBarred } from './tell-pin.ts';

/**
 * Within a process an agent's tries wait for each other: sales of one agent that run side by side with the right
 * PIN must not use up his tries. Across processes the counting in the store alone decides.
 */
const inTurn = createTurns();

/**
 * Checks an agent's PIN against Otomax. A try is counted in the store before the PIN is looked at, and given back by
 * the right PIN, so guesses that race each other, or a process that dies in between, never win an extra one.
 * Throws `pin.wrong` with the tries left, `pin.locked` when the operator's number of tries (`pin.triesBeforeLock`) is
 * used up: for `pin.firstLock`, doubling with every further round, to `pin.longestLock` at most; `pin.disabled` from
 * the `pin.triesBeforeDisabled`-th in a row on, until the PIN has been reset. Only who is signed in gets here, so that
 * nobody can lock an agent out from outside.
 */
export function checkPin(context: Context, agentCode: string, pin: string): Promise<void> {
  return inTurn(agentCode, async () => {
    const limits = await context.settings.exact();
    const taken = await takeTry(context, limits, agentCode);
    if ('kind' in taken) throw refusalOf(taken, context.now());
    const right = await context.otomax.verifyPin(agentCode, pin).catch(async (error: unknown) => {
      await giveBack(context, taken);
      throw error;
    });
    if (right) {
      await clearLadder(context.store, agentCode);
      return;
    }
    const { failures } = taken.now;
    context.log.warn({ agent: agentCode, failures }, 'wrong PIN');
    const bar = barOf(taken.now, context.now());
    if (!bar) throw new AppError('pin.wrong', { left: triesLeft(limits, failures) });
    await tellBarred(context, agentCode, bar, failures);
    throw refusalOf(bar, context.now());
  });
}

function refusalOf(bar: Bar, now: number): AppError {
  if (bar.kind === 'disabled') return new AppError('pin.disabled');
  const seconds = Math.ceil((bar.until - now) / 1000);
  return new AppError('pin.locked', {
    minutes: Math.ceil(seconds / 60),
    until: new Date(bar.until).toISOString(),
    retryAfter: seconds,
  });
}
