import type { Database } from 'bun:sqlite';
import { isBusy } from './open.ts';

/** Pieces of work after which a group goes to disk although more would join it. */
const MOST_PIECES = 200;

/**
 * Writes that go to disk together. A commit waits for the disk, and the disk takes as long for many pieces of work as
 * for one: those that come within one turn of the event loop share a transaction, each in a savepoint of its own, and
 * none is reported before all are on disk.
 */
export interface GroupCommit {
  /** Begins a piece of work; the caller holds the connection until `end`. */
  begin(): Promise<void>;
  /** Keeps the piece, which may be on disk only when the promise resolves; or undoes it, and nothing but it. */
  end(kept: boolean): { onDisk: Promise<void> };
  /** Commits what there is; the caller holds the connection. */
  finish(): void;
}

/**
 * A group waits up to `waitMs` for another process's write transaction to end. `whenAlone` runs its work as soon as
 * nobody holds the connection.
 */
export function createGroupCommit(
  connected: () => Database,
  waitMs: number,
  whenAlone: (work: () => void) => void,
): GroupCommit {
  let group: PromiseWithResolvers<void> | undefined;
  let pieces = 0;

  function finish(): void {
    const ended = group;
    if (!ended) return;
    group = undefined;
    pieces = 0;
    try {
      connected().run('commit');
      ended.resolve();
    } catch (error) {
      if (connected().inTransaction) connected().run('rollback');
      ended.reject(error);
    }
  }

  return {
    finish,
    async begin() {
      const database = connected();
      if (!group) {
        await beginImmediate(database, waitMs);
        group = Promise.withResolvers<void>();
        // Whoever belongs to the group hears of a failure by its own promise.
        group.promise.catch(() => undefined);
        setImmediate(() => whenAlone(finish));
      }
      database.run('savepoint piece');
    },
    end(kept) {
      const database = connected();
      const onDisk = group?.promise ?? Promise.resolve();
      if (!database.inTransaction) {
        // SQLite itself undid everything, as it does when the disk is full.
        group?.reject(new Error('SQLite gave up the transaction'));
        group = undefined;
        pieces = 0;
        return { onDisk };
      }
      if (!kept) database.run('rollback to piece');
      database.run('release piece');
      pieces += 1;
      if (pieces >= MOST_PIECES) finish();
      return { onDisk };
    },
  };
}

/** Takes the write lock without blocking the event loop while another process has it. */
export async function beginImmediate(database: Database, waitMs: number): Promise<void> {
  const deadline = performance.now() + waitMs;
  while (!tryBegin(database, waitMs, performance.now() >= deadline)) {
    await new Promise((resolve) => setTimeout(resolve, 1 + Math.random() * 3));
  }
}

function tryBegin(database: Database, waitMs: number, last: boolean): boolean {
  database.run('pragma busy_timeout = 0');
  try {
    database.run('begin immediate');
    return true;
  } catch (error) {
    if (last || !isBusy(error)) throw error;
    return false;
  } finally {
    database.run(`pragma busy_timeout = ${waitMs}`);
  }
}
