import { Database } from 'bun:sqlite';
import { isBusy } from '../dialect.ts';

/** The right to be the one engine of a database. */
export interface Lease {
  release(): void;
}

/**
 * Takes the engine's lease, or undefined while another process holds it. It is the operating system's lock on a
 * file beside the database, held through an open exclusive transaction: it falls with its process, so an engine
 * that was killed leaves nothing to wait for or to clean up.
 */
export function takeLease(databasePath: string): Lease | undefined {
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
