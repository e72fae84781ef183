/** Redis behind the near cache: the connection, and the tier that several processes share. */

export { describeRedisAddress, type RedisAddress, readRedisAddress } from './address.ts';
export { inspectRedis, type RedisReport } from './inspect.ts';
export { type Argument, connectRedis, type LinkState, type RedisLink } from './link.ts';
export type { Script } from './script.ts';
export { createRedisTier, type RedisTier, type RedisTierOptions } from './tier.ts';
