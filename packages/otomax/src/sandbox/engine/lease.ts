import { Database } from 'bun:sqlite';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { isBusy } from '../dialect.ts';
import type { EngineSource } from './database.ts';
import { isTransient, openSqliteEngine } from './sqlite-database.ts';

/** A write of another process is waited for in short turns, so that the engine's signal is heard in between. */
const BUSY_TIMEOUT_MS = 250;

/** The right to be the one engine of a database. */
interface Lease {
  release(): void;
}

/** The sandbox's database file: a missing one is made and seeded first. */
export function sqliteSource(databasePath: string): EngineSource {
  return {
    isTransient,
    take: async () => {
      mkdirSync(dirname(databasePath), { recursive: true });
      const lease = takeLease(databasePath);
      if (!lease) return undefined;
      return {
        open: () => openSqliteEngine(databasePath, BUSY_TIMEOUT_MS),
        release: async () => lease.release(),
      };
    },
  };
}

/**
 * Takes the engine's lease, or undefined while another process holds it. It is the operating system's lock on a
 * file beside the database, held through an open exclusive transaction: it falls with its process, so an engine
 * that was killed leaves nothing to wait for or to clean up.
 */
function takeLease(databasePath: string): Lease | undefined {
  const lock = new Database(`${databasePath}.engine-lock`, { create: true, readwrite: true });
  try {
    lock.run('pragma busy_timeout = 0');
    lock.run('begin exclusive');
  } catch (error) {
    lock.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  return { release: () => lock.close() };
}
