import type { Script } from '@hexaflate/cache/redis';
import type { Context } from '../context.ts';
import { type BucketSize, createTokenBuckets } from './token-buckets.ts';

export interface SharedBuckets {
  /** Takes a token of this key: 0 when there was one, else the whole seconds to wait. */
  take(key: string): Promise<number>;
  /** Fills the bucket of this key again. */
  forgive(key: string): Promise<void>;
}

/** KEYS 1 bucket. ARGV 1 burst, 2 tokens per second. Answers the seconds to wait, 0: taken. */
const takeScript: Script = {
  source: `
local burst, rate = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local kept = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = burst
if kept[1] then tokens = math.min(burst, kept[1] + math.max(0, now - kept[2]) * rate) end
local wait = 0
if tokens >= 1 then tokens = tokens - 1 else wait = math.max(1, math.ceil((1 - tokens) / rate)) end
redis.call('HSET', KEYS[1], 'tokens', string.format('%.6f', tokens), 'at', string.format('%.6f', now))
redis.call('PEXPIRE', KEYS[1], math.ceil(burst / rate * 1000))
return wait
`,
};

const forgiveScript: Script = { source: "return redis.call('DEL', KEYS[1])" };

/**
 * Token buckets that all processes share through Redis. The buckets of this process alone count as well, so that a
 * limit stays on while Redis is away, and a flood that they stop never reaches Redis.
 */
export function createSharedBuckets(
  { redis, now }: Pick<Context, 'redis' | 'now'>,
  name: string,
  size: BucketSize,
  maxKeys: number,
): SharedBuckets {
  const here = createTokenBuckets(size, maxKeys, now);
  const keyOf = (key: string): string[] => (redis ? [redis.link.key(`limit:${name}:${key}`)] : []);
  return {
    async take(key) {
      const wait = here.take(key);
      if (wait > 0 || !redis?.link.state().up) return wait;
      return redis.link.run(takeScript, keyOf(key), [size.burst, size.perSecond]).then(Number, () => 0);
    },
    async forgive(key) {
      here.forgive(key);
      if (redis?.link.state().up) await redis.link.run(forgiveScript, keyOf(key), []).catch(() => 0);
    },
  };
}
