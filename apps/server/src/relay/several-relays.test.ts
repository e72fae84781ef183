import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RedisServer, startRedisServer } from '@hexaflate/cache/testing';
import type { AgentView, Order } from '@hexaflate/contract';
import { hearLines, until } from '@hexaflate/testing';
import { demoAgent, json, startTestServer, type TestServer } from '../testing/context.ts';
import { startEngine, type TestEngine } from '../testing/sandbox-engine.ts';
import { type Relay, startRelay } from './relay.ts';

let redis: RedisServer;
let here: TestServer;
let there: TestServer;
let engine: TestEngine;
let token: string;
let relays: Relay[] = [];

beforeAll(async () => {
  redis = await startRedisServer();
});
afterAll(() => redis.close());
beforeEach(async () => {
  await redis.command('FLUSHALL');
  here = await startTestServer({ environment: { REDIS_URL: redis.url } });
  there = await here.beside();
  await until(() => [here, there].every(({ context }) => context.redis?.link.state().up === true));
  ({ token } = await here.signIn());
  engine = await startEngine(here);
});
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  await engine.close();
  await there.close();
  await here.close();
});

const balances = () =>
  Promise.all(
    [here, there].map(async (server) =>
      Number((await json<AgentView>(await server.ask('/api/v1/me', { token }))).balance),
    ),
  );
const relayed = () => until(async () => (await here.context.otomax.changes(1)).length === 0);
const trusted = () => until(() => [here, there].every(({ context }) => context.cache.stats().trusted));
async function newsOf(kind: string): Promise<number> {
  const answer = await here.ask('/api/v1/notifications?limit=50', { token });
  const { items } = await json<{ items: { kind: string }[] }>(answer);
  return items.filter((item) => item.kind === kind).length;
}
async function buy(): Promise<Order> {
  const body = {
    attemptId: crypto.randomUUID(),
    productCode: 'S10',
    destination: '081234569001',
    maxPrice: '11000',
    pin: demoAgent.pin,
  };
  return json<Order>(await here.ask('/api/v1/orders', { method: 'POST', token, body }));
}

/** A process that takes the newest changes and is killed right before it would do this with them. */
async function killBefore(step: 'apply' | 'acknowledge'): Promise<void> {
  const { dataDir, databaseUrl } = here.context.config;
  const program = fileURLToPath(import.meta.resolve('../testing/relay-and-hang.ts'));
  const dying = Bun.spawn([process.execPath, program, join(dataDir, 'otomax.sqlite'), step], {
    env: { ...process.env, HEXAFLATE_DATA_DIR: dataDir, DATABASE_URL: databaseUrl, REDIS_URL: redis.url },
    stdout: 'pipe',
    stderr: 'inherit',
  });
  const heard = hearLines(dying.stdout);
  await heard.until(() => heard.lines.includes(`about to ${step}`));
  dying.kill('SIGKILL');
  await dying.exited;
}

test.each(['apply', 'acknowledge'] as const)(
  'a relay killed before it could %s leaves the batch to the next: nothing is lost, stale or told twice',
  async (step) => {
    const order = await buy();
    const [before = 0] = await balances();
    await engine.operator.topUp(demoAgent.code, 50_000);
    await engine.passUnseen(1000);
    await killBefore(step);
    expect((await here.context.otomax.changes(1)).length).toBe(1);
    relays = [startRelay(there.context)];
    await relayed();
    await trusted();
    const price = Number(order.price);
    expect(await balances()).toEqual([before + 50_000 - price, before + 50_000 - price]);
    const answer = await there.ask(`/api/v1/orders/${order.id}`, { token });
    expect((await json<Order>(answer)).state).toBe('success');
    expect([await newsOf('balance.added'), await newsOf('order.success')]).toEqual([1, 1]);
    expect(await engine.count('081234569001')).toEqual({ inbox: 1, transactions: 1 });
  },
);

test('two relays that both believe they lead lose nothing, show nothing old and tell everything once', async () => {
  relays = [startRelay(here.context), startRelay(there.context)];
  await trusted();
  let [expected = 0] = await balances();
  for (let round = 1; round <= 20; round += 1) {
    await engine.operator.topUp(demoAgent.code, 1000);
    expected += 1000;
    await relayed();
    expect(await balances()).toEqual([expected, expected]);
  }
  const order = await buy();
  await engine.passUnseen(1000);
  await until(async () => {
    const answer = await there.ask(`/api/v1/orders/${order.id}`, { token });
    return (await json<Order>(answer)).state === 'success';
  });
  await relayed();
  // One of them acknowledges what the other is still telling; stopped, neither tells anything more.
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  expect(await newsOf('balance.added')).toBe(20);
  expect(await newsOf('order.success')).toBe(1);
  const stages = await here.context.store
    .selectFrom('order_event')
    .select('stage')
    .where('order_id', '=', order.id)
    .orderBy('seq')
    .execute();
  expect(stages.map(({ stage }) => stage)).toEqual(['accepted', 'submitted', 'processing', 'success']);
});
