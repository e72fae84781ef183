import { OtomaxUnavailableError } from '../../gateway.ts';
import type { EngineLogger } from '../../sandbox/engine/context.ts';
import { runEngine } from '../../sandbox/engine/run.ts';
import { openSession } from '../connection.ts';
import type { SqlServerSettings } from '../settings.ts';
import { stagingSource } from './engine-source.ts';
import { refuseForeign, stagingState } from './state.ts';

export interface StagingOptions {
  settings: SqlServerSettings;
  log: EngineLogger;
  /** Ends the engine between two transactions. */
  signal: AbortSignal;
  /** Same seed, same operator and same suppliers. */
  seed: number;
  /** Simulated suppliers answer this many times faster. */
  speed: number;
  /** Days of history of a database that is made. */
  historyDays: number;
  /** Empties a database that was made here before and makes it again. */
  anew: boolean;
  /** Told when an empty database is about to be filled. */
  onMake: () => void;
  /** Told when this engine is at work. */
  onReady: () => void;
}

/**
 * Makes the database a staging Otomax, or goes on with one that was made before, and runs the engine there until the
 * signal ends it. Rejects with NotEmptyError on any other database, which it leaves as it is, and with
 * OtomaxUnavailableError when the server cannot be reached at the start; later it waits for it.
 */
export async function runStaging(options: StagingOptions): Promise<void> {
  const { settings, seed, historyDays, anew, onMake, ...engine } = options;
  await lookFirst(settings);
  await runEngine({ ...engine, seed, source: stagingSource(settings, { seed, historyDays, anew, onMake }) });
}

/** So that a wrong address, password or database is answered at once, and not waited for. */
async function lookFirst(settings: SqlServerSettings): Promise<void> {
  const session = await openSession(settings).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new OtomaxUnavailableError(`SQL Server tidak terjangkau / cannot be reached: ${why}`, {
      cause: error,
    });
  });
  try {
    refuseForeign(await stagingState(session));
  } finally {
    session.close();
  }
}
