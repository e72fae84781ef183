import type { RedisLink } from '@hexaflate/cache/redis';
import * as z from 'zod';
import { createNoticeBoard } from '../processes/notice-board.ts';
import type { Latency, LatencyWindow } from './latency-window.ts';
import type { Metrics } from './metrics.ts';

/** How fresh things are, whichever process measured it: only the one that leads applies changes. */
export interface SharedFreshness {
  read(): Promise<{ commitToApply: Latency | null; commitToFrame: Latency | null }>;
  /** Tells the others what was measured here since the last telling, if anything was. */
  tell(): Promise<void>;
}

/** How long a figure stands when nothing newer is measured, in milliseconds. */
const LIFE_MS = 60 * 60_000;

const LatencySchema = z.object({
  p50Ms: z.number(),
  p95Ms: z.number(),
  p99Ms: z.number(),
  count: z.number(),
});

type Stage = 'commitToApply' | 'commitToFrame';
const stages: readonly Stage[] = ['commitToApply', 'commitToFrame'];

/** Whoever measured last speaks for all; without Redis, or while it is away, this process speaks for itself. */
export function createSharedFreshness(
  recent: Metrics['recent'],
  link: RedisLink | undefined,
): SharedFreshness {
  const board = link && createNoticeBoard(link, 'freshness');
  const told = new Map<Stage, number>();
  const window = (stage: Stage): LatencyWindow => recent[stage];
  return {
    async read() {
      const shared = await board?.read().catch(() => undefined);
      const figure = (stage: Stage): Latency | null => {
        const text = shared?.get(stage);
        return text === undefined ? window(stage).read() : LatencySchema.parse(JSON.parse(text));
      };
      return { commitToApply: figure('commitToApply'), commitToFrame: figure('commitToFrame') };
    },
    async tell() {
      if (!board) return;
      for (const stage of stages) {
        const latency = window(stage).read();
        if (!latency || latency.count === told.get(stage)) continue;
        told.set(stage, latency.count);
        await board.pin(stage, JSON.stringify(latency), LIFE_MS).catch(() => told.delete(stage));
      }
    },
  };
}
