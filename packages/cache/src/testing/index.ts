/** A real Redis that breaks on demand, for the tests of whoever uses it. */

export { type RedisServer, startRedisServer } from './redis-server.ts';
