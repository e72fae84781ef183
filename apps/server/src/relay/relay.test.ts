import { afterEach, beforeEach, expect, test } from 'bun:test';
import type { AgentView, Catalog } from '@hexaflate/contract';
import type { Change } from '@hexaflate/otomax';
import { demoAgent, json, otherAgent, startTestServer, type TestServer } from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';
import { startEngine, type TestEngine } from '../testing/sandbox-engine.ts';
import { relayBatch, startRelay } from './relay.ts';

let server: TestServer;
let engine: TestEngine;
let token: string;

beforeEach(async () => {
  server = await startTestServer();
  engine = await startEngine(server);
  ({ token } = await server.signIn());
  await engine.pass(0);
});

afterEach(async () => {
  await engine.close();
  await server.close();
});

const get = <T>(path: string): Promise<T> =>
  server.ask(`/api/v1${path}`, { token }).then((answer) => json<T>(answer));
const me = () => get<AgentView>('/me');
const priceOf = (catalog: Catalog, code: string) =>
  catalog.operators.flatMap(({ products }) => products).find((product) => product.code === code)?.price;

test('a read from a warm view never touches Otomax', async () => {
  const paths = [
    '/home',
    '/me',
    '/orders?limit=5',
    '/catalog/pulsa',
    '/layout',
    '/customers/recent?category=pulsa',
  ];
  for (const path of paths) await get(path);
  const before = server.context.otomax.statementCount();
  for (const path of paths) await get(path);
  expect(server.context.otomax.statementCount()).toBe(before);
});

test("a caller who has the view's ETag gets 304 and no body", async () => {
  const first = await server.ask('/api/v1/me', { token });
  const again = await server.ask('/api/v1/me', {
    token,
    headers: { 'If-None-Match': first.headers.get('etag') ?? '' },
  });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test("a top-up reaches the agent's view and his devices, and nobody else's", async () => {
  const before = await me();
  const mine = listen(server, { audience: 'agent', sessionId: 's1', subject: demoAgent.code });
  const other = listen(server, { audience: 'agent', sessionId: 's2', subject: otherAgent.code });
  await engine.operator.topUp(demoAgent.code, 50_000);
  await engine.pass(0);
  expect((await me()).balance).toBe(String(Number(before.balance) + 50_000));
  expect(mine.types()).toContain('agent.changed');
  expect(mine.events.find((event) => event.type === 'notification.created')).toMatchObject({
    notification: { kind: 'balance.added', params: { amount: '50000' } },
  });
  expect(other.types()).toEqual([]);
});

test('a price edit and a product that goes down reach the catalogue of everyone', async () => {
  const before = await get<Catalog>('/catalog/pulsa');
  const device = listen(server, { audience: 'agent', sessionId: 's1', subject: demoAgent.code });
  await engine.operator.setPrice('S5', 9000);
  await engine.pass(0);
  const after = await get<Catalog>('/catalog/pulsa');
  expect(priceOf(after, 'S5')).not.toBe(priceOf(before, 'S5') as string);
  expect(device.types()).toEqual(['catalog.changed']);
  await engine.operator.disrupt('S5', true);
  await engine.pass(0);
  const down = await get<Catalog>('/catalog/pulsa');
  expect(down.operators.flatMap(({ products }) => products).find(({ code }) => code === 'S5')?.closed).toBe(
    'disrupted',
  );
});

test('a batch that was applied but not acknowledged is applied again without harm', async () => {
  const { context } = server;
  const crashing = {
    ...context,
    otomax: { ...context.otomax, acknowledge: () => Promise.reject(new Error('killed here')) },
  };
  await engine.operator.topUp(demoAgent.code, 1000);
  expect(relayBatch(crashing)).rejects.toThrow('killed here');
  await engine.pass(0);
  const notifications = await get<{ items: unknown[] }>('/notifications');
  expect(
    notifications.items.filter((item) => (item as { kind: string }).kind === 'balance.added'),
  ).toHaveLength(1);
});

test('when changes may have gone unseen, no view made before is served, and devices fetch again', async () => {
  const { context } = server;
  await me();
  const device = listen(server, { audience: 'agent', sessionId: 's1', subject: demoAgent.code });
  const unseen: Change = {
    id: 'x',
    entity: 'everything',
    key: '',
    agentCode: null,
    inboxCode: null,
    at: new Date(context.now()),
  };
  const otomax = { ...context.otomax, changes: async () => [unseen], acknowledge: async () => undefined };
  await relayBatch({ ...context, otomax });
  const before = context.otomax.statementCount();
  await me();
  expect(context.otomax.statementCount()).toBeGreaterThan(before);
  expect(device.types()).toEqual(['agent.changed', 'orders.changed', 'catalog.changed']);
});

test('without the relay every read goes through to Otomax', async () => {
  const { context } = server;
  await me();
  await context.cache.reset('the relay is gone');
  const before = context.otomax.statementCount();
  await me();
  await me();
  expect(context.otomax.statementCount()).toBeGreaterThan(before + 1);
});

test('the running relay carries a change by itself and measures how long it took', async () => {
  const relay = startRelay(server.context);
  const { promise: applied, resolve } = Promise.withResolvers<void>();
  server.context.live.join(
    {
      audience: 'agent',
      sessionId: 's',
      subject: demoAgent.code,
      close: () => undefined,
      send: (text) => {
        if (text.includes('agent.changed')) resolve();
      },
    },
    undefined,
  );
  await engine.operator.topUp(demoAgent.code, 1000);
  await applied;
  await relay.stop();
  expect(server.context.metrics.recent.commitToApply.read()?.count).toBeGreaterThan(0);
  expect(server.context.metrics.recent.commitToFrame.read()?.count).toBeGreaterThan(0);
});
