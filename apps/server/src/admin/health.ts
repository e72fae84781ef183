import type { Dashboard } from '@hexaflate/contract';
import type { Capabilities } from '@hexaflate/otomax';
import type { Context } from '../context.ts';
import { readRedisHealth } from '../processes/redis.ts';

/** The queue is only counted this far; more than this means that nobody is reading it. */
const COUNTED_CHANGES = 500;
/** Changes older than this many milliseconds should long have been applied. */
const LAG_LIMIT_MS = 5000;

/** How Otomax, the change feed, the cache and the reads are doing now. */
export async function readHealth(
  context: Context,
  { driver, installation }: Pick<Capabilities, 'driver' | 'installation'>,
): Promise<Dashboard['health']> {
  const ms = await context.otomax.ping().catch(() => null);
  const cache = context.cache.stats();
  const looked = cache.hits + cache.misses;
  const { recent } = context.metrics;
  return {
    otomax: { ok: ms !== null, ms, driver },
    relay: await readRelay(context, cache.trusted, installation),
    redis: await readRedisHealth(context.redis),
    cache: {
      hitRate: looked === 0 ? null : cache.hits / looked,
      bytes: cache.bytes,
      maxBytes: context.config.cacheBytes,
      entries: cache.entries,
    },
    reads: recent.reads.read(),
    ...(await context.freshness.read()),
  };
}

/** The relay is well when it shows signs of life and nothing waits for long. */
export async function readRelay(
  context: Context,
  alive: boolean,
  installation: Capabilities['installation'],
): Promise<Dashboard['health']['relay']> {
  const withoutTrigger = installation?.changes === 'triggers' ? installation.polledTables : [];
  const queued = await context.otomax.changes(COUNTED_CHANGES).catch(() => undefined);
  if (!queued) return { ok: false, lagMs: null, queued: 0, withoutTrigger };
  const oldest = queued[0];
  const lagMs = oldest ? Math.max(0, context.now() - oldest.at.getTime()) : 0;
  return { ok: alive && lagMs < LAG_LIMIT_MS, lagMs, queued: queued.length, withoutTrigger };
}
