import { type Kysely, sql } from 'kysely';
import type { OtomaxTables } from '../tables.ts';

/** Between two looks into the queue: while something happens, and while nothing does (20 looks a second). */
const BUSY_MS = 10;
const IDLE_MS = 50;
/** So long after the last change it counts as quiet. */
const QUIET_AFTER_MS = 2000;

export interface Watch {
  /** How many changes the last read found. */
  seen(changes: number): void;
  /** Resolves when something is queued, at the latest after `timeoutMs`. */
  wait(timeoutMs: number): Promise<void>;
  close(): void;
}

/** Looks whether the queue holds anything, often while it fills and seldom while it does not. */
export function createWatch(queue: Kysely<OtomaxTables>): Watch {
  const closing = new AbortController();
  let lastChange = performance.now();
  return {
    seen: (changes) => {
      if (changes > 0) lastChange = performance.now();
    },
    close: () => closing.abort(),
    wait: async (timeoutMs) => {
      const deadline = performance.now() + timeoutMs;
      for (;;) {
        if (closing.signal.aborted) return;
        const rows = await queue
          .selectFrom('hexaflate_queue')
          .select(sql<number>`1`.as('waiting'))
          .limit(1)
          .execute();
        const now = performance.now();
        if (rows.length > 0 || now >= deadline) return;
        const pause = now - lastChange < QUIET_AFTER_MS ? BUSY_MS : IDLE_MS;
        await new Promise((resolve) => setTimeout(resolve, Math.min(pause, deadline - now)));
      }
    },
  };
}
