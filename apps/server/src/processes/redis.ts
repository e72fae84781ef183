import { connectRedis, createRedisTier, type RedisLink, type RedisTier } from '@hexaflate/cache/redis';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { LiveFeed } from '../live/feed.ts';
import { createSharedFeed } from '../live/shared-feed.ts';

/** What this process shares with others. */
export interface SharedRedis {
  link: RedisLink;
  /** Second level of the cache, and the order of changes. */
  tier: RedisTier;
  /** Live events of all processes. */
  feed: LiveFeed;
  close(): Promise<void>;
}

/** Connects to the configured Redis in the background; undefined when none is configured. Never waits for it. */
export function openRedis(config: Config, log: Logger): SharedRedis | undefined {
  if (!config.redis) return undefined;
  const link = connectRedis(config.redis);
  link.onState(({ up, reason }) => {
    if (up) log.info({ redis: link.where }, 'Redis is there');
    else log.warn({ redis: link.where, reason }, 'Redis is away, service goes on without it');
  });
  const tier = createRedisTier(link, {
    kind: config.version,
    onError: (error) => {
      // While Redis is away every look fails, and that was said once.
      if (link.state().up) log.debug({ err: error }, 'the shared cache stumbled');
    },
  });
  const feed = createSharedFeed(link);
  return {
    link,
    tier,
    feed,
    async close() {
      feed.close();
      await tier.close();
      link.close();
    },
  };
}

/** How Redis is doing, seen from here; null when none is configured. */
export async function readRedisHealth(
  redis: SharedRedis | undefined,
): Promise<{ ok: boolean; ms: number | null } | null> {
  if (!redis) return null;
  const ms = await redis.link.ping().catch(() => null);
  return { ok: ms !== null, ms };
}
