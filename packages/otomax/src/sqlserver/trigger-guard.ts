import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { type Change, INSTALLATION } from '../gateway.ts';
import type { OtomaxTables } from '../tables.ts';
import {
  type FoundTrigger,
  type StandingTriggers,
  sameTriggers,
  standingTriggers,
  TRIGGERS_SQL,
} from './standing-triggers.ts';

/** How the ids of these changes begin. */
export const GUARD_PREFIX = 'triggers:';

/** Between two looks, in milliseconds: so long a trigger may be gone unnoticed, for one statement a second. */
const LOOK_MS = 1000;

export interface TriggerGuard {
  /** Looks, if it is time. */
  look(): Promise<void>;
  /** The one change to tell, until it is acknowledged. */
  pending(): Change[];
  acknowledge(ids: readonly string[]): void;
}

export interface TriggerGuardOptions {
  queue: Kysely<OtomaxTables>;
  /** Our triggers as they stood when the installation was last looked at as a whole. */
  known: () => StandingTriggers;
  now: () => Date;
  /** Milliseconds between two looks. */
  everyMs?: number | undefined;
}

/**
 * Notices that a trigger of ours is gone, disabled, altered or made anew while we run. Nobody knows what it did not
 * tell meanwhile, so the change that it tells is `everything`, and says that the installation is to be looked at again.
 * Until somebody has looked, it tells so again and again.
 */
export function createTriggerGuard({
  queue,
  known,
  now,
  everyMs = LOOK_MS,
}: TriggerGuardOptions): TriggerGuard {
  let lookedAt = Number.NEGATIVE_INFINITY;
  let told: Change | undefined;
  return {
    look: async () => {
      if (told || performance.now() - lookedAt < everyMs) return;
      const { rows } = await sql<FoundTrigger>`${sql.raw(TRIGGERS_SQL)}`.execute(queue);
      lookedAt = performance.now();
      if (sameTriggers(standingTriggers(rows), known())) return;
      told = {
        id: `${GUARD_PREFIX}${randomUUID()}`,
        entity: 'everything',
        key: INSTALLATION,
        agentCode: null,
        inboxCode: null,
        at: now(),
      };
    },
    pending: () => (told ? [told] : []),
    acknowledge: (ids) => {
      if (told && ids.includes(told.id)) told = undefined;
    },
  };
}
