import type { Reader } from '../../gateway/context.ts';
import { readCommissions, readNewest } from './events.ts';
import { createMirror, type Found } from './mirror.ts';

/** Commissions of so many newest transactions are compared; older ones move only when they are exchanged. */
const RECENT = 500;
const AT_ONCE = 1000;

/** Commissions have no number of their own; those of recent transactions are compared now and then. */
export interface CommissionPoller {
  look(now: number): Promise<Found[]>;
}

export function createCommissionPoller(db: Reader, everyMs: number): CommissionPoller {
  const mirror = createMirror();
  let filled = false;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    look: async (now) => {
      if (now - lookedAt < everyMs) return [];
      lookedAt = now;
      const from = Math.max(0, (await readNewest(db)).transaksi - RECENT);
      const found: Found[] = [];
      const keys = new Set<string>();
      for (let after: readonly [number, string] | undefined = [0, '']; after; ) {
        const page = await readCommissions(db, from, after, AT_ONCE);
        found.push(...mirror.apply(page.rows, !filled));
        for (const { key } of page.rows) keys.add(key);
        after = page.next;
      }
      // What lies before the recent ones is no longer looked at; what is gone among them was taken away.
      mirror.forget((key) => Number(key.split('|')[0]) < from);
      if (filled) found.push(...mirror.keepOnly(keys));
      filled = true;
      return found;
    },
  };
}
