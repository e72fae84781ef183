import type { EngineLogger, EngineSetup } from './context.ts';
import type { EngineDatabase, EngineSource, Taken } from './database.ts';
import { createEngine, type Engine } from './engine.ts';
import { createParameterBook } from './parameters.ts';

export interface EngineOptions {
  source: EngineSource;
  log: EngineLogger;
  /** Ends the engine between two transactions. */
  signal: AbortSignal;
  /** Absolute milliseconds; the system's clock by default. */
  now?: () => number;
  /** Same seed, same suppliers. */
  seed?: number;
  /** Simulated suppliers answer this many times faster. */
  speed?: number;
  /** Told when this engine holds the lease and is at work. */
  onReady?: () => void;
}

/** How long after work the next message is expected soon. */
const BUSY_FOR_MS = 500;
const LEASE_RETRY_MS = 200;
const TIDY_EVERY_MS = 60_000;
/** What others have written is looked at this often even while there is more to do than time. */
const REFRESH_EVERY_MS = 1_000;
/** Pause after a failure that passes, doubled each time up to the last. */
const RETRY_MS = { first: 20, last: 1_000 };
/** Steps between two looks at the event loop. */
const STEPS_IN_A_ROW = 20;

/**
 * Runs the sandbox's engine on a database until the signal ends it. Of several engines on one database, one works and
 * the others wait for it to end.
 */
export async function runEngine(options: EngineOptions): Promise<void> {
  const taken = await waitForTurn(options);
  if (!taken) return;
  try {
    const database = await persist(options, taken.open);
    if (!database) return;
    try {
      await work(options, database);
    } finally {
      await database.close();
    }
  } finally {
    await taken.release();
  }
}

async function waitForTurn(options: EngineOptions): Promise<Taken | undefined> {
  const { source, signal, log } = options;
  for (let waits = 0; !signal.aborted; waits += 1) {
    const taken = await persist(options, source.take);
    if (taken) return taken;
    if (waits === 0) log.warn({}, 'another engine runs on this database; waiting for it to end');
    await Bun.sleep(LEASE_RETRY_MS);
  }
  return undefined;
}

/** An engine's setup over an open database. */
export function setupOf(
  { db, utcOffsetMinutes }: EngineDatabase,
  { now, seed, speed, log }: Pick<EngineOptions, 'now' | 'seed' | 'speed' | 'log'>,
): EngineSetup {
  const book = createParameterBook();
  return { db, utcOffsetMinutes, book, now: now ?? Date.now, seed: seed ?? 1, speed: speed ?? 1, log };
}

async function work(options: EngineOptions, database: EngineDatabase): Promise<void> {
  const { signal } = options;
  const { watch } = database;
  const setup = setupOf(database, options);
  const engine = createEngine(setup, database.isTransient);
  let tidyAt = 0;
  let workedAt = performance.now();
  setup.log.info({ speed: setup.speed }, 'sandbox engine at work');
  options.onReady?.();
  while (!signal.aborted) {
    // Noted before the work, so that a commit in the middle of it is seen afterwards.
    watch.note();
    await persist(options, async () => {
      await engine.refresh();
      if (setup.now() >= tidyAt) {
        await engine.tidy();
        tidyAt = setup.now() + TIDY_EVERY_MS;
      }
      if (await workOff(engine, signal)) workedAt = performance.now();
    });
    const wakeAt = Math.min(engine.nextDueAt() ?? Number.POSITIVE_INFINITY, tidyAt);
    while (!signal.aborted && setup.now() < wakeAt && !(await persist(options, watch.moved))) {
      await Bun.sleep(performance.now() - workedAt < BUSY_FOR_MS ? watch.pauseMs.busy : watch.pauseMs.idle);
    }
  }
}

/** Tries until it succeeds, through failures that pass. Undefined when the signal came first. */
async function persist<Result>(
  { source, signal, log }: EngineOptions,
  attempt: () => Promise<Result>,
): Promise<Result | undefined> {
  for (let pause: number = RETRY_MS.first; !signal.aborted; pause = Math.min(pause * 2, RETRY_MS.last)) {
    try {
      return await attempt();
    } catch (error) {
      if (!source.isTransient(error)) throw error;
      log.warn(
        { error: error instanceof Error ? error.message : 'unknown', pause },
        'database busy; trying again',
      );
      await Bun.sleep(pause);
    }
  }
  return undefined;
}

/** Does all that can be done now. Answers whether there was anything. */
async function workOff(engine: Engine, signal: AbortSignal): Promise<boolean> {
  let steps = 0;
  let refreshAt = performance.now() + REFRESH_EVERY_MS;
  while (!signal.aborted && (await engine.step())) {
    steps += 1;
    if (steps % STEPS_IN_A_ROW === 0) await Bun.sleep(0);
    if (performance.now() >= refreshAt) {
      await engine.refresh();
      refreshAt = performance.now() + REFRESH_EVERY_MS;
    }
  }
  return steps > 0;
}
