import type { AdminOrder } from '@hexaflate/contract/admin';
import { isDecided } from '../../live/order-lists.ts';

type Timed = Pick<AdminOrder, 'state' | 'timeline' | 'createdAt' | 'updatedAt'>;

/** How long an order took until its first outcome, or how long it has been running at `now`; milliseconds. */
export function orderDuration(order: Timed, now: number): { ms: number; running: boolean } {
  const outcome = order.timeline.find(({ stage }) => stage === 'success' || stage === 'failed');
  if (!isDecided(order)) return { ms: now - Date.parse(order.createdAt), running: true };
  // An order from another way in may come without a timeline; its last change is its outcome.
  const end = Date.parse(outcome?.at ?? order.updatedAt);
  return { ms: Math.max(0, end - Date.parse(order.createdAt)), running: false };
}

/** Since when an order has been undecided; undefined when it is not. */
export function unknownSince(order: Timed): string | undefined {
  if (order.state !== 'unknown') return undefined;
  return order.timeline.findLast(({ stage }) => stage === 'unknown')?.at ?? order.updatedAt;
}

/** The timeline with the milliseconds that passed since the stage before; null for the first. */
export function timelineSteps(timeline: AdminOrder['timeline']) {
  return timeline.map((entry, index) => {
    const before = timeline[index - 1];
    return { ...entry, afterMs: before ? Math.max(0, Date.parse(entry.at) - Date.parse(before.at)) : null };
  });
}
