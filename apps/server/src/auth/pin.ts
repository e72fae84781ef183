import type { PinLockTable } from '@hexaflate/store';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { SettingSnapshot } from '../settings/settings.ts';
import { createTurns } from './turns.ts';

/**
 * Within a process an agent's tries wait for each other: sales of one agent that run side by side with the right
 * PIN must not use up his tries. Across processes the counting in the store alone decides.
 */
const inTurn = createTurns();

/**
 * Checks an agent's PIN against Otomax. A try is counted in the store before the PIN is looked at, and given back by
 * the right PIN, so guesses that race each other, or a process that dies in between, never win an extra one.
 * Throws `pin.wrong` with the tries left, `pin.locked` when the operator's number of tries (`pin.triesBeforeLock`) is
 * used up: for `pin.firstLock`, doubling with every further round, to `pin.longestLock` at most.
 */
export function checkPin(context: Context, agentCode: string, pin: string): Promise<void> {
  return inTurn(agentCode, async () => {
    const limits = await context.settings.exact();
    const taken = await takeTry(context, limits, agentCode);
    const right = await context.otomax.verifyPin(agentCode, pin).catch(async (error: unknown) => {
      await giveBack(context, taken);
      throw error;
    });
    if (right) {
      await context.store.deleteFrom('pin_lock').where('agent_code', '=', agentCode).execute();
      return;
    }
    context.log.warn({ agent: agentCode, failures: taken.now.failures }, 'wrong PIN');
    if (taken.now.locked_until !== null) throw locked(taken.now.locked_until, context.now());
    throw new AppError('pin.wrong', { left: left(limits, taken.now.failures) });
  });
}

interface TakenTry {
  before: PinLockTable | undefined;
  now: PinLockTable;
}

/** Compare and set: whoever changed the row first wins, the others read it again. */
async function takeTry(context: Context, limits: SettingSnapshot, agentCode: string): Promise<TakenTry> {
  for (;;) {
    const at = context.now();
    const before = await context.store
      .selectFrom('pin_lock')
      .selectAll()
      .where('agent_code', '=', agentCode)
      .executeTakeFirst();
    if (before?.locked_until && before.locked_until > at) throw locked(before.locked_until, at);
    const failures = (before?.failures ?? 0) + 1;
    const now: PinLockTable = {
      agent_code: agentCode,
      failures,
      locked_until: isLast(limits, failures) ? at + lockMs(limits, failures) : null,
      updated_at: at,
    };
    if (await replace(context, before, now)) return { before, now };
  }
}

async function replace(
  context: Context,
  before: PinLockTable | undefined,
  row: PinLockTable,
): Promise<boolean> {
  const changed = before
    ? await context.store
        .updateTable('pin_lock')
        .set(row)
        .where('agent_code', '=', row.agent_code)
        .where('failures', '=', before.failures)
        .returning('failures')
        .executeTakeFirst()
    : await context.store
        .insertInto('pin_lock')
        .values(row)
        .onConflict((conflict) => conflict.column('agent_code').doNothing())
        .returning('failures')
        .executeTakeFirst();
  return changed !== undefined;
}

/** Otomax could not answer: the try was none. */
async function giveBack(context: Context, taken: TakenTry): Promise<void> {
  if (taken.before) await replace(context, taken.now, taken.before);
  else
    await context.store
      .deleteFrom('pin_lock')
      .where('agent_code', '=', taken.now.agent_code)
      .where('failures', '=', taken.now.failures)
      .execute();
}

/** Whether the n-th wrong PIN in a row is the last of a round. */
function isLast(limits: SettingSnapshot, failures: number): boolean {
  return failures % limits.get('pin.triesBeforeLock') === 0;
}

/** Tries until the next lock. */
function left(limits: SettingSnapshot, failures: number): number {
  const tries = limits.get('pin.triesBeforeLock');
  return tries - (failures % tries);
}

/** Milliseconds of the lock that the n-th wrong PIN brings. */
function lockMs(limits: SettingSnapshot, failures: number): number {
  const rounds = failures / limits.get('pin.triesBeforeLock');
  return Math.min(limits.get('pin.longestLock'), limits.get('pin.firstLock') * 2 ** (rounds - 1));
}

function locked(until: number, now: number): AppError {
  const seconds = Math.ceil((until - now) / 1000);
  return new AppError('pin.locked', {
    minutes: Math.ceil(seconds / 60),
    until: new Date(until).toISOString(),
    retryAfter: seconds,
  });
}
