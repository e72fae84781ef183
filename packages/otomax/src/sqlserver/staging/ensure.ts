import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSandboxDatabase } from '../../sandbox/database.ts';
import type { SqlSession } from '../connection.ts';
import { prepareStaging } from './prepare.ts';
import { refuseForeign, stagingState } from './state.ts';

export interface StagingSeed {
  /** Same number, same operator. */
  seed: number;
  /** Days of history before now, for a database that is made. */
  historyDays: number;
  /** Empties a database that was made here before and makes it again. */
  anew: boolean;
  /** Told what is being made, since it takes a while. */
  onMake: () => void;
}

/**
 * Leaves a database that was made here as it is, unless it is wanted anew, and makes one of an empty or unfinished one, seeded like the embedded
 * sandbox. Throws NotEmptyError on any other.
 */
export async function ensureStaging(
  session: SqlSession,
  utcOffsetMinutes: number,
  { seed, historyDays, anew, onMake }: StagingSeed,
): Promise<void> {
  const state = await stagingState(session);
  if (state === 'whole' && !anew) return;
  refuseForeign(state);
  const directory = mkdtempSync(join(tmpdir(), 'hexaflate-staging-'));
  const source = openSandboxDatabase(join(directory, 'otomax.sqlite'), { seed, historyDays });
  try {
    onMake();
    await prepareStaging(session, source, utcOffsetMinutes);
  } finally {
    await source.destroy();
    rmSync(directory, { recursive: true });
  }
}
