import type { Change } from '../gateway.ts';
import type { GatewayContext, Reader } from './context.ts';
import { type CutoffHours, crossedCutoff } from './cutoff.ts';

/** How the ids of these changes begin. */
export const CLOCK_PREFIX = 'clock:';
const MINUTE_MS = 60_000;

/** Operators that close and open by the clock, which no write tells. */
export interface CutoffClock {
  changes(now: Date): Promise<Change[]>;
  acknowledge(ids: readonly string[]): void;
  forget(): void;
}

/** Every bound that passes is told until it is acknowledged; at the start, each that passed within the last day. */
export function createCutoffClock({
  queue,
  dialect,
}: { queue: Reader } & Pick<GatewayContext, 'dialect'>): CutoffClock {
  const waiting = new Map<string, Change>();
  let hours: ({ kode: string } & CutoffHours)[] | undefined;
  let seen: number | undefined;
  return {
    changes: async (now) => {
      hours ??= await queue
        .selectFrom('operator')
        .select(['kode', 'cutoff_awal', 'cutoff_akhir'])
        .where('cutoff_awal', 'is not', null)
        .execute();
      // Looking a day back at the start finds every bound once.
      const since = seen ?? now.getTime() - 1440 * MINUTE_MS;
      seen = now.getTime();
      for (const row of hours) {
        if (!crossedCutoff(row, since, now.getTime(), dialect.utcOffsetMinutes)) continue;
        const id = `${CLOCK_PREFIX}${row.kode}:${Math.floor(now.getTime() / MINUTE_MS)}`;
        waiting.set(id, { id, entity: 'operator', key: row.kode, agentCode: null, inboxCode: null, at: now });
      }
      return [...waiting.values()];
    },
    acknowledge: (ids) => {
      for (const id of ids) waiting.delete(id);
    },
    forget: () => {
      hours = undefined;
    },
  };
}
