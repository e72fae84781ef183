import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RedisServer, startRedisServer } from '@hexaflate/cache/testing';
import type { Order } from '@hexaflate/contract';
import { hearLines, startTcpProxy, type TcpProxy, until } from '@hexaflate/testing';
import { setSellingPrice } from '../orders/selling-price.ts';
import { type Relay, startRelay } from '../relay/relay.ts';
import { demoAgent, json, startTestServer, type TestServer } from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';
import { insertOrder } from '../testing/orders.ts';

let redis: RedisServer;
let line: TcpProxy;
/** Leads, and its line to Redis is sound. */
let leader: TestServer;
/** The other one, whose line may break. */
let other: TestServer;
let relay: Relay;
let token: string;

beforeAll(async () => {
  redis = await startRedisServer();
});
afterAll(() => redis.close());
beforeEach(async () => {
  await redis.command('FLUSHALL');
  line = await startTcpProxy(redis);
  leader = await startTestServer({ environment: { REDIS_URL: redis.url } });
  other = await leader.beside({ REDIS_URL: `redis://127.0.0.1:${line.port}` });
  relay = startRelay(leader.context);
  await until(() => [leader, other].every(({ context }) => context.cache.stats().trusted));
  ({ token } = await leader.signIn());
});
afterEach(async () => {
  await relay.stop();
  await other.close();
  await leader.close();
  await line.close();
});

const orderAt = async (server: TestServer, id: string) =>
  json<Order>(await server.ask(`/api/v1/orders/${id}`, { token }));
const owed = () => leader.context.store.selectFrom('owed_news').selectAll().execute();

test('a process that dies between its write and the news of it leaves the news to the leader', async () => {
  const order = await insertOrder(leader.context);
  const device = listen(leader, { audience: 'agent', sessionId: 's1', subject: demoAgent.code });
  for (const server of [leader, other]) expect((await orderAt(server, order.id)).state).toBe('processing');
  const { dataDir, databaseUrl } = leader.context.config;
  const program = fileURLToPath(import.meta.resolve('../testing/conclude-and-hang.ts'));
  const dying = Bun.spawn([process.execPath, program, join(dataDir, 'otomax.sqlite'), order.id], {
    env: { ...process.env, HEXAFLATE_DATA_DIR: dataDir, DATABASE_URL: databaseUrl, REDIS_URL: redis.url },
    stdout: 'pipe',
    stderr: 'inherit',
  });
  const heard = hearLines(dying.stdout);
  await heard.until(() => heard.lines.includes('written'));
  dying.kill('SIGKILL');
  await dying.exited;
  for (const server of [leader, other])
    await until(async () => (await orderAt(server, order.id)).state === 'success');
  await until(async () => (await owed()).length === 0);
  expect(device.types()).toContain('order.changed');
  const { items } = await json<{ items: { kind: string }[] }>(
    await leader.ask('/api/v1/notifications', { token }),
  );
  expect(items.filter(({ kind }) => kind === 'order.success')).toHaveLength(1);
});

test('a process that cannot reach Redis leaves the news to the leader', async () => {
  const order = await insertOrder(leader.context);
  const before = await orderAt(leader, order.id);
  line.lose();
  await setSellingPrice(other.context, before, '12000');
  await until(async () => (await orderAt(leader, order.id)).sellingPrice === '12000');
  expect(leader.context.cache.stats().trusted).toBe(true);
  await until(async () => (await owed()).length === 0);
});

test('who can tell it himself leaves nothing behind', async () => {
  const order = await insertOrder(leader.context);
  await setSellingPrice(other.context, await orderAt(other, order.id), '12000');
  expect(await owed()).toEqual([]);
  expect((await orderAt(leader, order.id)).sellingPrice).toBe('12000');
});

test('alone, nothing is owed', async () => {
  const alone = await startTestServer();
  const order = await insertOrder(alone.context);
  const { token: own } = await alone.signIn();
  const shown = await json<Order>(await alone.ask(`/api/v1/orders/${order.id}`, { token: own }));
  alone.context.cache.invalidate = () => Promise.reject(new Error('not told'));
  await setSellingPrice(alone.context, shown, '12000');
  expect(await alone.context.store.selectFrom('owed_news').selectAll().execute()).toEqual([]);
  await alone.close();
});
