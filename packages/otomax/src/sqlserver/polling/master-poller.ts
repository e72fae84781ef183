import type { Reader } from '../../gateway/context.ts';
import { BEGINNING, type Cursor, type MasterSource } from './masters.ts';
import { createMirror, type Found, type MirrorRow } from './mirror.ts';

/** Follows one table by reading it whole again and again, a page at a time. */
export interface MasterPoller {
  /** Whether a reading is under way, or another is due. */
  isDue(now: number): boolean;
  /** Reads one page. Answers what it found, and whether the first whole reading ended with it. */
  step(now: number): Promise<{ found: Found[]; filled: boolean }>;
  /** Rows that were read in between for another reason. */
  apply(rows: readonly MirrorRow[]): Found[];
}

export function createMasterPoller(
  db: Reader,
  source: MasterSource,
  { pageSize, everyMs }: { pageSize: number; everyMs: number },
): MasterPoller {
  const mirror = createMirror();
  let filled = false;
  let began = Number.NEGATIVE_INFINITY;
  let reading: { after: Cursor; keys: Set<string> } | undefined;
  return {
    // Once a look is enough, however short the pace.
    isDue: (now) => reading !== undefined || (now > began && now - began >= everyMs),
    step: async (now) => {
      if (!reading) {
        reading = { after: BEGINNING, keys: new Set() };
        began = now;
      }
      const { rows, next } = await source.page(db, reading.after, pageSize);
      const found = mirror.apply(rows, !filled);
      for (const { key } of rows) reading.keys.add(key);
      if (next) {
        reading.after = next;
        return { found, filled: false };
      }
      if (filled) found.push(...mirror.keepOnly(reading.keys));
      reading = undefined;
      const first = !filled;
      filled = true;
      return { found, filled: first };
    },
    apply: (rows) => (filled ? mirror.apply(rows) : []),
  };
}
