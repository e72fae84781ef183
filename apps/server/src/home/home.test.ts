import { afterEach, beforeEach, expect, test } from 'bun:test';
import { type Home, HomeSchema, LIVE_POSITION_HEADER } from '@hexaflate/contract';
import { deleteNotification, readAll } from '../notify/inbox.ts';
import { notify } from '../notify/notify.ts';
import { demoAgent, json, otherAgent, startTestServer, type TestServer } from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';
import { startEngine, type TestEngine } from '../testing/sandbox-engine.ts';

let server: TestServer;
let engine: TestEngine;
let token: string;

beforeEach(async () => {
  server = await startTestServer({ historyDays: 20 });
  engine = await startEngine(server);
  ({ token } = await server.signIn());
  await engine.pass(0);
});

afterEach(async () => {
  await engine.close();
  await server.close();
});

const ask = (path: string, headers = {}) => server.ask(`/api/v1${path}`, { token, headers });
const home = async (): Promise<Home> => HomeSchema.parse(await (await ask('/home')).json());

async function publishLayout(change: object): Promise<void> {
  const layout = await json<object>(await ask('/layout'));
  const body = JSON.stringify({ ...layout, ...change });
  const row = { body, version: 1, updated_at: 1 };
  await server.context.store
    .insertInto('document')
    .values({ name: 'layout', ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute();
  await server.context.cache.invalidate(['document:layout']);
}

test('each part of home is what its own route answers', async () => {
  const whole = await home();
  const notifications = await json<{ unread: number }>(await ask('/notifications'));
  expect(whole).toMatchObject({
    me: await json<object>(await ask('/me')),
    layout: await json<object>(await ask('/layout')),
    orders: await json<object>(await ask('/orders?limit=5')),
    unread: notifications.unread,
  });
  expect(whole.orders?.items).toHaveLength(5);
});

test('a warm home never touches Otomax, and is 304 for whoever has it', async () => {
  const first = await ask('/home');
  const before = server.context.otomax.statementCount();
  const again = await ask('/home', { 'If-None-Match': first.headers.get('etag') });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect(again.headers.get(LIVE_POSITION_HEADER)).toBe(server.context.live.position());
  expect(server.context.otomax.statementCount()).toBe(before);
  expect(server.context.cache.stats().byKind.home).toMatchObject({ hits: 1, misses: 1 });
});

test('a top-up reaches home in balance and in the bell', async () => {
  const before = await home();
  await engine.operator.topUp(demoAgent.code, 50_000);
  await engine.pass(0);
  const after = await home();
  expect(after.me.balance).toBe(String(Number(before.me.balance) + 50_000));
  expect(after.unread).toBe(before.unread + 1);
});

test('a sale reaches home from its acceptance to its end', async () => {
  const before = await home();
  const order = await json<{ id: string }>(
    await server.ask('/api/v1/orders', {
      method: 'POST',
      token,
      body: {
        attemptId: crypto.randomUUID(),
        productCode: 'S10',
        destination: '081234569001',
        maxPrice: '11000',
        pin: demoAgent.pin,
      },
    }),
  );
  expect((await home()).orders?.items[0]).toMatchObject({ id: order.id, state: 'submitted' });
  await engine.pass(60_000);
  const after = await home();
  expect(after.orders?.items[0]).toMatchObject({ id: order.id, state: 'success' });
  expect(Number(after.me.balance)).toBeLessThan(Number(before.me.balance));
});

test('what was read or deleted on another device leaves the bell', async () => {
  const news = { agentCode: demoAgent.code, kind: 'order.success', params: {}, orderId: null } as const;
  await readAll(server.context, demoAgent.code);
  for (const dedupeKey of ['one', 'two']) await notify(server.context, { ...news, dedupeKey });
  expect((await home()).unread).toBe(2);
  const inbox = await json<{ items: { id: string }[] }>(await ask('/notifications'));
  await deleteNotification(server.context, demoAgent.code, inbox.items[0]?.id ?? '');
  expect((await home()).unread).toBe(1);
  await readAll(server.context, demoAgent.code);
  expect((await home()).unread).toBe(0);
});

test('a new layout reaches home and decides how many sales it carries', async () => {
  await home();
  const widget = { id: 'recent', type: 'recentTransactions', count: 2 };
  await publishLayout({ version: 'two', widgets: [widget] });
  const shown = await home();
  expect(shown.layout.version).toBe('two');
  expect(shown.orders?.items).toHaveLength(2);
  await publishLayout({ widgets: [] });
  expect((await home()).orders).toBeNull();
});

test("another agent's home is his own", async () => {
  const mine = await home();
  const { token: theirs } = await server.signIn(otherAgent.phone);
  const other = await json<Home>(await server.ask('/api/v1/home', { token: theirs }));
  expect([mine.me.code, other.me.code]).toEqual([demoAgent.code, otherAgent.code]);
});

test('a socket that resumes at the position of home is told what home does not know yet', async () => {
  await home();
  const answer = await ask('/home');
  const position = answer.headers.get(LIVE_POSITION_HEADER) ?? undefined;
  const who = { audience: 'agent', sessionId: 's', subject: demoAgent.code } as const;
  expect(listen(server, who, position).types()).toEqual([]);
  await engine.operator.topUp(demoAgent.code, 1000);
  await engine.pass(0);
  expect(listen(server, who, position).types()).toEqual(['agent.changed', 'notification.created']);
});

test('a change that is applied while home is being read stands after its position', async () => {
  const { context } = server;
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: reading, resolve: began } = Promise.withResolvers<void>();
  const agent = context.otomax.agent;
  context.otomax.agent = async (code) => {
    const found = await agent(code);
    began();
    await held;
    return found;
  };
  const slow = ask('/home');
  await reading;
  await engine.operator.topUp(demoAgent.code, 1000);
  await engine.pass(0);
  context.otomax.agent = agent;
  letGo();
  const answer = await slow;
  const old = await json<Home>(answer);
  const position = answer.headers.get(LIVE_POSITION_HEADER) ?? undefined;
  const who = { audience: 'agent', sessionId: 's', subject: demoAgent.code } as const;
  expect(listen(server, who, position).types()).toContain('agent.changed');
  expect((await home()).me.balance).toBe(String(Number(old.me.balance) + 1000));
});
