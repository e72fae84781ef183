import { type Change, INSTALLATION } from '@hexaflate/otomax';
import type { Context } from '../context.ts';
import { detectEverywhere } from '../detect-otomax.ts';
import { followInbox } from '../orders/follow.ts';
import { followChangeOf } from '../pin/sweep-changes.ts';
import { matchMessages } from '../sign-in-message/match-messages.ts';
import { announceChanges } from './announce-changes.ts';
import { tagsOf } from './tags.ts';
import { createOwedTeller, type OwedTeller } from './tell-owed.ts';

const BATCH = 500;
/** Heartbeats must come well within the cache's limit, whether or not anything changes. */
const IDLE_MS = 250;
const AFTER_FAILURE_MS = 200;
/** How often a process that does not lead looks whether it does now. */
const STANDBY_MS = 100;

export interface Relay {
  /** Resolves when the loop has ended. */
  stop(): Promise<void>;
  /** When a batch was last applied or the queue found empty, in ms; null before the first time. */
  lastSeenAt(): number | null;
  /** Changes read in the newest batch, a measure of backlog. */
  queued(): number;
}

/**
 * Carries every change of Otomax into this process: read a batch, drop the views that stand on it, bring orders up to
 * it, tell devices, and only then delete exactly those rows. A crash anywhere in between repeats harmless work, and so
 * does a second relay. It rests while another process leads.
 */
export function startRelay(context: Context, leads: () => boolean = () => true): Relay {
  let running = true;
  let lastSeenAt: number | null = null;
  let queued = 0;
  const owed = context.redis && createOwedTeller(context);

  async function round(): Promise<void> {
    queued = await relayBatch(context, owed);
    lastSeenAt = context.now();
    if (queued < BATCH) await context.otomax.waitForChanges(IDLE_MS);
    context.cache.heartbeat();
  }

  async function loop(): Promise<void> {
    while (running) {
      try {
        if (leads()) await round();
        else await Bun.sleep(STANDBY_MS);
      } catch (error) {
        context.log.error({ err: error }, 'the relay stumbled and goes on');
        await Bun.sleep(AFTER_FAILURE_MS);
      }
    }
  }

  const ended = loop();
  return {
    async stop() {
      running = false;
      await ended;
    },
    lastSeenAt: () => lastSeenAt,
    queued: () => queued,
  };
}

/**
 * Carries one batch, and what other processes owe; answers how many changes it held. The sign of life says that both
 * queues are being read.
 */
export async function relayBatch(context: Context, owed?: OwedTeller): Promise<number> {
  const changes = await context.otomax.changes(BATCH);
  if (changes.length > 0) {
    await apply(context, changes);
    await context.otomax.acknowledge(changes);
  }
  await owed?.tell();
  context.cache.heartbeat();
  return changes.length;
}

async function apply(context: Context, changes: readonly Change[]): Promise<void> {
  const published = await settled(drop(context, changes));
  if (published.error) {
    // Not every process knows of these changes, so they stay in the queue. Orders do not wait for that.
    await followOrders(context, changes);
    throw published.error;
  }
  // Until this look has succeeded the change is told again, but neither to devices nor at the cost of orders.
  const looked = changes.some(({ entity, key }) => entity === 'everything' && key === INSTALLATION)
    ? await settled(detectEverywhere(context))
    : {};
  const now = context.now();
  for (const change of changes) {
    const delay = Math.max(0, now - change.at.getTime());
    context.metrics.recent.commitToApply.record(delay);
    context.metrics.freshness.observe({ stage: 'apply' }, delay / 1000);
  }
  if (!looked.error) await announceChanges(context, changes);
  await followOrders(context, changes);
  // A text that cannot be looked for now is found by the next look; it must not hold up everyone else's changes.
  if (changes.some(({ entity }) => entity === 'inbox'))
    await matchMessages(context).catch((error: unknown) => {
      context.log.error({ err: error }, 'texts of people who sign in could not be looked for');
    });
  if (looked.error) throw looked.error;
}

async function drop(context: Context, changes: readonly Change[]): Promise<void> {
  if (changes.some(({ entity }) => entity === 'everything'))
    await context.cache.reset('changes of Otomax may have gone unseen');
  await context.cache.invalidate([...new Set(changes.flatMap(tagsOf))]);
}

async function followOrders(context: Context, changes: readonly Change[]): Promise<void> {
  for (const [inboxCode, committedAt] of inboxCodesOf(changes)) {
    // An order that cannot be followed now is found again by the sweep; it must not hold up everyone else's changes.
    await Promise.all([
      followInbox(context, inboxCode, committedAt),
      followChangeOf(context, inboxCode),
    ]).catch((error: unknown) => {
      context.log.error({ err: error, inboxCode }, 'an order could not follow its change');
    });
  }
}

async function settled(work: Promise<void>): Promise<{ error?: unknown }> {
  return work.then(
    () => ({}),
    (error: unknown) => ({ error }),
  );
}

/** Each inbox row once, with its newest commit. */
function inboxCodesOf(changes: readonly Change[]): Map<number, number> {
  const codes = new Map<number, number>();
  for (const { inboxCode, at } of changes) {
    if (inboxCode !== null) codes.set(inboxCode, Math.max(at.getTime(), codes.get(inboxCode) ?? 0));
  }
  return codes;
}
