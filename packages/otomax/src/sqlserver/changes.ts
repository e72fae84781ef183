import type { Kysely } from 'kysely';
import type { GatewayContext } from '../gateway/context.ts';
import { type CutoffClock, createCutoffClock } from '../gateway/cutoff-clock.ts';
import { createFeed, type Feed } from '../gateway/feed.ts';
import type { Change } from '../gateway.ts';
import type { ChangesMode } from '../installation.ts';
import type { OtomaxTables } from '../tables.ts';
import { createPoller, POLL_PREFIX, type PollingPace } from './polling/poller.ts';
import type { StandingTriggers } from './standing-triggers.ts';
import { createTriggerGuard, GUARD_PREFIX } from './trigger-guard.ts';
import { createWatch } from './watch.ts';

/** How changes come out of an installation, whichever way they get there. */
export interface Changes extends Feed {
  wait(timeoutMs: number): Promise<void>;
  close(): void;
}

export interface ChangesOptions extends Pick<GatewayContext, 'dialect' | 'now'> {
  mode: ChangesMode;
  queue: Kysely<OtomaxTables>;
  /** A handle that passes over rows which somebody has locked. */
  polling: Kysely<OtomaxTables>;
  polledTables: () => readonly string[];
  /** Our triggers as they stood when the installation was last looked at. */
  knownTriggers: () => StandingTriggers;
  pace: PollingPace;
}

/**
 * The queue that our triggers fill, a guard that they still stand, and a poller for the tables that have none. Without triggers at all it is the
 * poller alone, and the clock of the cutoff hours, which is the feed's otherwise.
 */
export function createChanges(options: ChangesOptions): Changes {
  const { mode, queue, polling, polledTables, knownTriggers, pace, dialect, now } = options;
  const poller = createPoller({ db: polling, tables: polledTables, pace, dialect, now });
  const clock = createCutoffClock({ queue: polling, dialect });
  const told = mode === 'polling' ? clockFeed(clock, now) : createFeed({ queue, clock, dialect, now });
  const watch = createWatch(queue);
  const guard = createTriggerGuard({ queue, known: knownTriggers, now, everyMs: pace.triggersMs });
  const closing = new AbortController();

  const waitForPoller = async (timeoutMs: number) => {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      await poller.look();
      const left = deadline - performance.now();
      if (closing.signal.aborted || left <= 0 || poller.pending(1).length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, Math.min(left, poller.dueIn())));
    }
  };

  return {
    changes: async (limit) => {
      const found = poller.pending(limit);
      if (found.some(({ entity }) => entity === 'operator' || entity === 'everything')) clock.forget();
      const others = await told.changes(limit);
      watch.seen(others.length);
      return [...guard.pending(), ...others, ...found].slice(0, limit);
    },
    acknowledge: async (changes) => {
      const isPolled = ({ id }: Change) => id.startsWith(POLL_PREFIX);
      const isOfGuard = ({ id }: Change) => id.startsWith(GUARD_PREFIX);
      poller.acknowledge(changes.filter(isPolled).map(({ id }) => id));
      guard.acknowledge(changes.map(({ id }) => id));
      await told.acknowledge(changes.filter((change) => !isPolled(change) && !isOfGuard(change)));
      // Whoever has so much to read that he never waits looks here.
      if (mode === 'triggers') await guard.look();
    },
    wait: async (timeoutMs) => {
      if (mode === 'polling') return await waitForPoller(timeoutMs);
      await guard.look();
      if (guard.pending().length > 0) return;
      // Also with nothing to look at: then it forgets what it held of tables that have their trigger back.
      await poller.look();
      if (polledTables().length === 0) return await watch.wait(timeoutMs);
      if (poller.pending(1).length === 0) await watch.wait(Math.min(timeoutMs, pace.eventsMs));
    },
    close: () => {
      closing.abort();
      watch.close();
    },
  };
}

/** Only what the clock tells. */
function clockFeed(clock: CutoffClock, now: () => Date): Feed {
  return {
    changes: async (limit) => (await clock.changes(now())).slice(0, limit),
    acknowledge: async (changes) => clock.acknowledge(changes.map(({ id }) => id)),
  };
}
