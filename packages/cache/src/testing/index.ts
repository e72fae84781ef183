/** A real Redis and a line to it that breaks on demand, for the tests of whoever uses them. */

export { freePort, type RedisServer, startRedisServer } from './redis-server.ts';
export { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
