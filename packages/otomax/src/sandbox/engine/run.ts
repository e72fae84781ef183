import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { openConnection } from './connection.ts';
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

/** How often an idle engine asks whether anybody has written, in milliseconds. */
const POLL_MS = 8;
const LEASE_RETRY_MS = 200;
const TIDY_EVERY_MS = 60_000;
/** Pause after a failure that passes, doubled each time up to the last. */
const RETRY_MS = [20, 1_000] as const;
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
    const db = await openConnection(options.databasePath);
    try {
      await work(options, {
        db,
        now: options.now ?? Date.now,
        seed: options.seed ?? 1,
        speed: options.speed ?? 1,
        log: options.log,
      });
    } finally {
      db.close();
    }
  } finally {
    lease.release();
  }
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

async function work({ signal, log, onReady }: EngineOptions, context: EngineContext): Promise<void> {
  const { db } = context;
  let engine: Engine | undefined;
  let pause: number = RETRY_MS[0];
  let tidyAt = 0;
  let ready = false;
  while (!signal.aborted) {
    try {
      // Read before the work, so that a commit in the middle of it is seen afterwards.
      const version = db.dataVersion();
      if (engine) engine.refresh();
      else engine = createEngine(context);
      if (context.now() >= tidyAt) {
        engine.tidy();
        tidyAt = context.now() + TIDY_EVERY_MS;
      }
      if (!ready) {
        ready = true;
        log.info({ speed: context.speed }, 'sandbox engine at work');
        onReady?.();
      }
      await workOff(engine, signal);
      pause = RETRY_MS[0];
      const wakeAt = Math.min(engine.nextDueAt() ?? Number.POSITIVE_INFINITY, tidyAt);
      while (!signal.aborted && db.dataVersion() === version && context.now() < wakeAt)
        await Bun.sleep(POLL_MS);
    } catch (error) {
      if (!isTransient(error)) throw error;
      log.warn(
        { error: error instanceof Error ? error.message : 'unknown', pause },
        'database busy; trying again',
      );
      await Bun.sleep(pause);
      pause = Math.min(pause * 2, RETRY_MS[1]);
    }
  }
}

async function workOff(engine: Engine, signal: AbortSignal): Promise<void> {
  for (let steps = 1; !signal.aborted && engine.step(); steps += 1) {
    if (steps % STEPS_IN_A_ROW === 0) await Bun.sleep(0);
  }
}
