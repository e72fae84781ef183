import type { SqlSession } from '../connection.ts';
import { applySteps } from './apply.ts';
import { type StopSign, stopSign, type Window } from './judge.ts';
import { newestLog, type Sample, takeSample } from './movement.ts';
import { dropTrigger, type InstallStep } from './plan.ts';
import { type WatchedTable, watchedTables } from './watched.ts';

/** Between two looks while a trigger is watched. */
const LOOK_MS = 250;

/** What became of one trigger. */
export interface WatchedTrigger {
  table: WatchedTable;
  /**
   * `proven`: rows of the table were written while it stood, and Otomax moved on. `quiet`: nobody wrote the table, so
   * nothing is known. `removed`: Otomax stopped moving, and it was taken off again.
   */
  verdict: 'proven' | 'quiet' | 'removed';
  sign?: StopSign;
}

export interface WatchOptions {
  /** How long each trigger is watched, in milliseconds. */
  watchMs: number;
  onStep: (step: InstallStep) => void;
  onVerdict: (trigger: WatchedTrigger) => void;
}

/**
 * Carries the steps out one by one. Before the first trigger it looks how Otomax moves by itself; after each it looks
 * again for as long, and takes the trigger off when Otomax stopped. The window after one trigger is the baseline of
 * the next. With a watch of 0 nothing is watched, and every table remains unproven.
 */
export async function installUnderWatch(
  session: SqlSession,
  steps: readonly InstallStep[],
  { watchMs, onStep, onVerdict }: WatchOptions,
): Promise<WatchedTrigger[]> {
  const verdicts: WatchedTrigger[] = [];
  const watch = watchMs > 0 ? { session, watchMs, logFrom: await newestLog(session) } : undefined;
  let before: Window | undefined;
  for (const step of steps) {
    if (step.table !== undefined && watch) before ??= (await look(watch)).window;
    await applySteps(session, [step], onStep);
    if (step.table === undefined) continue;
    const seen = watch && before ? await watchTrigger(watch, step.table, before) : undefined;
    // After a trigger that was taken off, Otomax has to be seen moving again.
    before = seen?.trigger.verdict === 'removed' ? undefined : seen?.window;
    const trigger = seen?.trigger ?? { table: step.table, verdict: 'quiet' as const };
    verdicts.push(trigger);
    onVerdict(trigger);
  }
  return verdicts;
}

interface Watch {
  session: SqlSession;
  watchMs: number;
  logFrom: number | undefined;
}

async function watchTrigger(
  watch: Watch,
  table: WatchedTable,
  before: Window,
): Promise<{ trigger: WatchedTrigger; window: Window }> {
  let { window, written } = await look(watch, table);
  let sign = stopSign(before, window);
  if (sign !== undefined && sign !== 'complaint') {
    // Silence may be chance, once.
    const again = await look(watch, table);
    window = again.window;
    written ||= again.written;
    sign = stopSign(before, window);
  }
  if (sign === undefined) return { trigger: { table, verdict: written ? 'proven' : 'quiet' }, window };
  await applySteps(watch.session, [{ what: `trigger on ${table}`, sql: dropTrigger(`hexaflate_${table}`) }]);
  return { trigger: { table, verdict: 'removed', sign }, window };
}

/** One window. It ends early when Otomax complains about a trigger. */
async function look(
  { session, watchMs, logFrom }: Watch,
  table?: WatchedTable,
): Promise<{ window: Window; written: boolean }> {
  const start = await takeSample(session, logFrom);
  const queued = table && (await newestQueued(session, table));
  const deadline = performance.now() + watchMs;
  let end: Sample = start;
  let written = false;
  while (performance.now() < deadline && end.complaints === start.complaints) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(LOOK_MS, deadline - performance.now())));
    end = await takeSample(session, logFrom);
    if (table === undefined || written) continue;
    const newest = await newestQueued(session, table);
    written = newest !== undefined && newest !== queued;
  }
  return { window: { start, end }, written };
}

/**
 * The newest row that the table's trigger queued, by its time as text; undefined when there is none. A running server
 * may have taken rows away; then the table stays unproven.
 */
async function newestQueued(session: SqlSession, table: WatchedTable): Promise<string | undefined> {
  const { rows } = await session.run<{ at: string | null }>(QUEUED_SQL(table), []);
  return rows[0]?.at ?? undefined;
}

export const QUEUED_SQL = (table: WatchedTable) => {
  const entities = (watchedTables.get(table) ?? []).map(({ entity }) => `'${entity}'`).join(', ');
  return `select convert(varchar(30), max([at]), 121) as [at] from [hexaflate].[queue] where [entity] in (${entities})`;
};
