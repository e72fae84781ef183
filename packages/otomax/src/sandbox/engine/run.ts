import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Connection, openConnection } from './connection.ts';
import type { EngineContext, EngineLogger } from './context.ts';
import { createEngine, type Engine, isTransient } from './engine.ts';
import { type Lease, takeLease } from './lease.ts';

export interface EngineOptions {
  databasePath: string;
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

/** How often an engine asks whether anybody has written: soon after work, and when idle. In milliseconds. */
const POLL_MS = { busy: 2, idle: 8 };
/** How long after work the next message is expected soon. */
const BUSY_FOR_MS = 500;
/** A write of another process is waited for in short turns, so that the signal is heard in between. */
const BUSY_TIMEOUT_MS = 250;
const LEASE_RETRY_MS = 200;
const TIDY_EVERY_MS = 60_000;
/** Pause after a failure that passes, doubled each time up to the last. */
const RETRY_MS = { first: 20, last: 1_000 };
/** Steps between two looks at the event loop. */
const STEPS_IN_A_ROW = 20;

/**
 * Runs the sandbox's engine on a database file until the signal ends it; a missing file is made and seeded first.
 * Of several engines on one file, one works and the others wait for it to end.
 */
export async function runEngine(options: EngineOptions): Promise<void> {
  mkdirSync(dirname(options.databasePath), { recursive: true });
  const lease = await waitForLease(options);
  if (!lease) return;
  try {
    const db = await persist(options, () => openConnection(options.databasePath, BUSY_TIMEOUT_MS));
    if (!db) return;
    try {
      const context = contextOf(options, db);
      const engine = await persist(options, async () => createEngine(context));
      if (engine) await work(options, context, engine);
    } finally {
      db.close();
    }
  } finally {
    lease.release();
  }
}

function contextOf({ now, seed, speed, log }: EngineOptions, db: Connection): EngineContext {
  return { db, now: now ?? Date.now, seed: seed ?? 1, speed: speed ?? 1, log };
}

async function waitForLease({ databasePath, signal, log }: EngineOptions): Promise<Lease | undefined> {
  for (let waits = 0; !signal.aborted; waits += 1) {
    const lease = takeLease(databasePath);
    if (lease) return lease;
    if (waits === 0) log.warn({}, 'another engine runs on this database; waiting for it to end');
    await Bun.sleep(LEASE_RETRY_MS);
  }
  return undefined;
}

async function work(options: EngineOptions, context: EngineContext, engine: Engine): Promise<void> {
  const { signal } = options;
  const { db } = context;
  let tidyAt = 0;
  let workedAt = performance.now();
  context.log.info({ speed: context.speed }, 'sandbox engine at work');
  options.onReady?.();
  while (!signal.aborted) {
    // Read before the work, so that a commit in the middle of it is seen afterwards.
    const version = db.dataVersion();
    await persist(options, async () => {
      engine.refresh();
      if (context.now() >= tidyAt) {
        engine.tidy();
        tidyAt = context.now() + TIDY_EVERY_MS;
      }
      if (await workOff(engine, signal)) workedAt = performance.now();
    });
    const wakeAt = Math.min(engine.nextDueAt() ?? Number.POSITIVE_INFINITY, tidyAt);
    while (!signal.aborted && db.dataVersion() === version && context.now() < wakeAt) {
      await Bun.sleep(performance.now() - workedAt < BUSY_FOR_MS ? POLL_MS.busy : POLL_MS.idle);
    }
  }
}

/** Tries until it succeeds, through failures that pass. Undefined when the signal came first. */
async function persist<Result>(
  { signal, log }: EngineOptions,
  attempt: () => Promise<Result>,
): Promise<Result | undefined> {
  for (let pause: number = RETRY_MS.first; !signal.aborted; pause = Math.min(pause * 2, RETRY_MS.last)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isTransient(error)) throw error;
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
  while (!signal.aborted && engine.step()) {
    steps += 1;
    if (steps % STEPS_IN_A_ROW === 0) await Bun.sleep(0);
  }
  return steps > 0;
}
