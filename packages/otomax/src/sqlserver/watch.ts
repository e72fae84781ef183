import { type Kysely, sql } from 'kysely';
import type { OtomaxTables } from '../tables.ts';

/**
 * Between two looks into the queue: while something happens, and while nothing does. With the read that follows each
 * quarter of a second, and the guard's look, an idle relay sends 13 statements a second; 20 is the most it may.
 */
const BUSY_MS = 10;
const IDLE_MS = 84;
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
  // Whoever has just read the queue empty need not look into it at once.
  let mayHoldMore = true;
  return {
    seen: (changes) => {
      mayHoldMore = changes > 0;
      if (mayHoldMore) lastChange = performance.now();
    },
    close: () => closing.abort(),
    wait: async (timeoutMs) => {
      const deadline = performance.now() + timeoutMs;
      for (let look = mayHoldMore; ; look = true) {
        if (closing.signal.aborted) return;
        if (look && (await holdsAnything(queue))) return;
        const now = performance.now();
        // The caller reads the queue next; a last look would say the same.
        const pause = now - lastChange < QUIET_AFTER_MS ? BUSY_MS : IDLE_MS;
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, Math.min(pause, deadline - now))));
        if (performance.now() >= deadline) return;
      }
    },
  };
}

async function holdsAnything(queue: Kysely<OtomaxTables>): Promise<boolean> {
  const rows = await queue
    .selectFrom('hexaflate_queue')
    .select(sql<number>`1`.as('waiting'))
    .limit(1)
    .execute();
  return rows.length > 0;
}
