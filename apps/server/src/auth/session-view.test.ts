import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import { type RedisServer, startRedisServer } from '@hexaflate/cache/testing';
import { startTcpProxy, type TcpProxy, until } from '@hexaflate/testing';
import { startRelay } from '../relay/relay.ts';
import { errorOf, startTestServer, type TestServer } from '../testing/context.ts';
import { newToken } from './secrets.ts';

const DAY_MS = 86_400_000;
const codeOf = async (answer: Response) => (answer.ok ? 'ok' : (await errorOf(answer)).code);
const read = (server: TestServer, token: string) =>
  server.ask('/api/v1/notifications', { token }).then(codeOf);
const write = (server: TestServer, token: string) =>
  server.ask('/api/v1/notifications/read', { method: 'POST', token }).then(codeOf);

/** Ends sessions as nothing of ours does: in the store alone. */
const endUnheard = ({ context }: TestServer) =>
  context.store.updateTable('session').set({ ended_at: context.now() }).execute();

describe('in one process', () => {
  let server: TestServer;
  let token: string;
  let beats: ReturnType<typeof setInterval>;
  beforeEach(async () => {
    server = await startTestServer();
    ({ token } = await server.signIn());
    beats = setInterval(() => server.context.cache.heartbeat(), 100);
    server.context.cache.heartbeat();
    expect(await read(server, token)).toBe('ok');
  });
  afterEach(async () => {
    clearInterval(beats);
    await server.close();
  });
  const sessionRow = () => server.context.store.selectFrom('session').selectAll().executeTakeFirstOrThrow();
  const kept = () => server.context.cache.stats().byKind.session?.entries;

  test('what only reads is let in by memory, what writes asks the store', async () => {
    await endUnheard(server);
    expect(await read(server, token)).toBe('ok');
    expect(await write(server, token)).toBe('auth.expired');
  });

  test('without trust what reads asks the store too', async () => {
    await endUnheard(server);
    clearInterval(beats);
    await until(() => !server.context.cache.stats().trusted);
    expect(await read(server, token)).toBe('auth.expired');
  });

  test('a session that ends is refused at once, although its view was warm', async () => {
    expect((await server.ask('/api/v1/auth/sign-out', { method: 'POST', token })).status).toBe(204);
    expect(await read(server, token)).toBe('auth.expired');
  });

  test('an expired session is refused, although its view was warm', async () => {
    server.clock.now = (await sessionRow()).expires_at - 1;
    server.context.cache.heartbeat();
    expect(await read(server, token)).toBe('ok');
    server.clock.now += 90 * DAY_MS;
    expect(await read(server, token)).toBe('auth.expired');
  });

  test('a refresh prolongs, and writes down where the device is; reads write nothing', async () => {
    const opened = await sessionRow();
    server.clock.now += 3 * 60_000;
    server.context.cache.heartbeat();
    expect(await read(server, token)).toBe('ok');
    expect(await sessionRow()).toEqual(opened);
    server.clock.now += 2 * 60_000;
    const now = server.clock.now;
    await server.ask('/api/v1/notifications', { token, from: '198.51.100.77' });
    const prolonged = { last_seen_at: now, expires_at: now + 90 * DAY_MS, address: '198.51.100.77' };
    expect(await sessionRow()).toMatchObject(prolonged);
  });

  test('invented tokens leave nothing in memory', async () => {
    const before = kept();
    for (let count = 0; count < 20; count += 1) expect(await read(server, newToken())).toBe('auth.expired');
    expect([before, kept()]).toEqual([1, 1]);
  });
});

describe('in several processes', () => {
  let redis: RedisServer;
  let line: TcpProxy;
  let here: TestServer;
  let there: TestServer;
  let token: string;
  let beats: ReturnType<typeof setInterval>;

  beforeAll(async () => {
    redis = await startRedisServer();
  });
  afterAll(() => redis.close());
  beforeEach(async () => {
    await redis.command('FLUSHALL');
    line = await startTcpProxy(redis);
    here = await startTestServer({ environment: { REDIS_URL: `redis://127.0.0.1:${line.port}` } });
    there = await here.beside({ REDIS_URL: redis.url });
    beats = setInterval(() => here.context.cache.heartbeat(), 100);
    await until(() => [here, there].every(({ context }) => context.cache.stats().trusted));
    ({ token } = await here.signIn());
    for (const server of [here, there]) expect(await read(server, token)).toBe('ok');
  });
  afterEach(async () => {
    clearInterval(beats);
    await there.close();
    await here.close();
    await line.close();
  });
  const signOut = () => here.ask('/api/v1/auth/sign-out', { method: 'POST', token });

  test('a session that one of them ended is refused by the other at once', async () => {
    expect((await signOut()).status).toBe(204);
    expect(await read(there, token)).toBe('auth.expired');
  });

  test('when the news of it is lost, as soon as the other has lost its trust', async () => {
    line.lose();
    expect((await signOut()).status).toBe(204);
    expect(await read(here, token)).toBe('auth.expired');
    await until(() => !there.context.cache.stats().trusted);
    expect(await read(there, token)).toBe('auth.expired');
  });

  test('when the news of it is lost and the other leads, as soon as it reads what is owed', async () => {
    const relay = startRelay(there.context);
    line.lose();
    expect((await signOut()).status).toBe(204);
    await until(async () => (await read(there, token)) === 'auth.expired');
    const owed = () => there.context.store.selectFrom('owed_news').selectAll().execute();
    await until(async () => (await owed()).length === 0);
    expect(await read(there, token)).toBe('auth.expired');
    await relay.stop();
  });
});
