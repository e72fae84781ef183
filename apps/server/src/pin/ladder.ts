import { type PinLockTable, type Place, prepared, type Store } from '@hexaflate/store';
import type { Context } from '../context.ts';
import type { SettingSnapshot } from '../settings/settings.ts';

/** Wrong PINs of an agent before and after one more try was taken. */
export interface TakenTry {
  before: PinLockTable | undefined;
  now: PinLockTable;
}

/** What stands between an agent and the next try: nothing, a time, or a reset. */
export type Bar = { kind: 'locked'; until: number } | { kind: 'disabled' };

/** The bar that a row means at this moment (ms); undefined when the PIN may be tried. */
export function barOf(row: PinLockTable | undefined, at: number): Bar | undefined {
  if (!row) return undefined;
  if (row.disabled_at !== null) return { kind: 'disabled' };
  return row.locked_until !== null && row.locked_until > at
    ? { kind: 'locked', until: row.locked_until }
    : undefined;
}

const ladderRow = prepared((store: Store, place: Place<{ agentCode: string }>) =>
  store.selectFrom('pin_lock').selectAll().where('agent_code', '=', place('agentCode')),
);

/** The wrong PINs of an agent as they stand in the store; undefined when there are none. */
export async function readLadder(
  { store }: Pick<Context, 'store'>,
  agentCode: string,
): Promise<PinLockTable | undefined> {
  return (await ladderRow(store, { agentCode }))[0];
}

/**
 * Counts a try as if it were wrong, before the PIN is looked at; answers a bar when none may be taken. Compare and set:
 * whoever changed the row first wins, the others read it again.
 */
export async function takeTry(
  context: Context,
  limits: SettingSnapshot,
  agentCode: string,
): Promise<TakenTry | Bar> {
  for (;;) {
    const at = context.now();
    const before = await readLadder(context, agentCode);
    const bar = barOf(before, at);
    if (bar) return bar;
    const failures = (before?.failures ?? 0) + 1;
    const disables = failures >= limits.get('pin.triesBeforeDisabled');
    const locks = !disables && failures % limits.get('pin.triesBeforeLock') === 0;
    const now: PinLockTable = {
      agent_code: agentCode,
      failures,
      locked_until: locks ? at + lockMs(limits, failures) : null,
      disabled_at: disables ? at : null,
      updated_at: at,
    };
    if (await replace(context, before, now)) return { before, now };
  }
}

/** Otomax could not answer: the try was none. */
export async function giveBack(context: Context, taken: TakenTry): Promise<void> {
  if (taken.before) await replace(context, taken.now, taken.before);
  else
    await context.store
      .deleteFrom('pin_lock')
      .where('agent_code', '=', taken.now.agent_code)
      .where('failures', '=', taken.now.failures)
      .execute();
}

/** Forgets all wrong PINs of an agent: the right one was shown, or a new one took its place. */
export async function clearLadder(
  store: Pick<Context['store'], 'deleteFrom'>,
  agentCode: string,
): Promise<void> {
  await store.deleteFrom('pin_lock').where('agent_code', '=', agentCode).execute();
}

/** Wrong PINs that may still follow before the PIN is locked or disabled. */
export function triesLeft(limits: SettingSnapshot, failures: number): number {
  const tries = limits.get('pin.triesBeforeLock');
  const toDisabled = limits.get('pin.triesBeforeDisabled') - failures;
  return Math.max(0, Math.min(tries - (failures % tries), toDisabled));
}

/** Milliseconds of the lock that the n-th wrong PIN in a row brings. */
function lockMs(limits: SettingSnapshot, failures: number): number {
  const rounds = failures / limits.get('pin.triesBeforeLock');
  return Math.min(limits.get('pin.longestLock'), limits.get('pin.firstLock') * 2 ** (rounds - 1));
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
