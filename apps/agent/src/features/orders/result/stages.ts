import type { Order, TimelineEntry } from '@hexaflate/contract/orders';

/** One line of the result's timeline. */
export interface Stage {
  kind: TimelineEntry['stage'] | 'sending' | 'starting' | 'waiting' | 'end';
  status: 'done' | 'active' | 'ahead' | 'failed' | 'unsure' | 'changed';
  /** ISO instant; null for what is still to come. */
  at: string | null;
  /** Milliseconds since the stage before; null for the first and for what is still to come. */
  tookMs: number | null;
}

const statusOf: Record<TimelineEntry['stage'], Stage['status']> = {
  accepted: 'done',
  submitted: 'done',
  processing: 'done',
  success: 'done',
  failed: 'failed',
  unknown: 'unsure',
  reversed: 'changed',
};

/** What an order that is not final is waiting for. */
const waitingFor = { accepted: 'sending', submitted: 'starting', processing: 'waiting' } as const;

/** The stages that an order has been through, the one that it is waiting in, and its end while that is ahead. */
export function stagesOf(order: Pick<Order, 'state' | 'timeline'>): Stage[] {
  const stages = order.timeline.map((entry, index): Stage => {
    const before = order.timeline[index - 1];
    return {
      kind: entry.stage,
      status: statusOf[entry.stage],
      at: entry.at,
      tookMs: before ? Math.max(0, Date.parse(entry.at) - Date.parse(before.at)) : null,
    };
  });
  const { state } = order;
  const ahead: Stage = { kind: 'end', status: 'ahead', at: null, tookMs: null };
  if (state === 'success' || state === 'failed') return stages;
  if (state === 'unknown') return [...stages, ahead];
  return [...stages, { kind: waitingFor[state], status: 'active', at: null, tookMs: null }, ahead];
}

/** How far the hexagon is filled, 0 to 1. */
export function fillOf(state: Order['state']): number {
  return { accepted: 0.25, submitted: 0.45, processing: 0.7, unknown: 0.85, success: 1, failed: 1 }[state];
}

/** Since when it has been waiting in its present stage: the newest entry of its timeline (ISO). */
export function waitingSince(order: Pick<Order, 'timeline' | 'createdAt'>): string {
  return order.timeline.at(-1)?.at ?? order.createdAt;
}

/** When the newest change by an operator happened (ISO). */
export function reversedAt(order: Pick<Order, 'timeline' | 'updatedAt'>): string {
  return order.timeline.findLast((entry) => entry.stage === 'reversed')?.at ?? order.updatedAt;
}

/** The share of each part in where the time went, 0 to 1; null when nothing is known. */
export function clockShares(
  clock: Order['clock'],
): { ours: number; otomax: number; supplier: number; totalMs: number } | null {
  const [ours, otomax, supplier] = [clock.oursMs ?? 0, clock.otomaxMs ?? 0, clock.supplierMs ?? 0];
  const totalMs = ours + otomax + supplier;
  if (clock.supplierMs === null || totalMs <= 0) return null;
  return { ours: ours / totalMs, otomax: otomax / totalMs, supplier: supplier / totalMs, totalMs };
}
