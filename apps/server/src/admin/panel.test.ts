import { afterAll, beforeAll, expect, test } from 'bun:test';
import {
  AdminAgentSchema,
  AdminOrderDetailSchema,
  AdminOrderSchema,
  AdminSessionSchema,
  DashboardSchema,
  LedgerEntrySchema,
  pageOf,
  SearchSchema,
  UnknownOrderSchema,
} from '@hexaflate/contract';
import { OtomaxUnavailableError } from '@hexaflate/otomax';
import * as z from 'zod';
import { demoAgent, errorOf, otherAgent, startTestServer, type TestServer } from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';
import { signInOperator } from '../testing/operators.ts';
import { insertOrder } from '../testing/orders.ts';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer({ historyDays: 3 });
  token = (await signInOperator(server)).token;
});
afterAll(() => server.close());

/** An answer that keeps the contract to the letter. */
async function read<T extends z.ZodType>(path: string, schema: T, asked = {}): Promise<z.output<T>> {
  const answer = await server.ask(`/api/v1/admin${path}`, { token, ...asked });
  const body: unknown = await answer.json();
  if (!answer.ok) throw new Error(JSON.stringify(body));
  return schema.parse(body);
}
const refusal = async (path: string, asked = {}) =>
  (await errorOf(await server.ask(`/api/v1/admin${path}`, { token, ...asked }))).code;
const queue = () => read('/unknown', z.object({ items: z.array(UnknownOrderSchema) }));

test('members are found by code, name and number, page by page without repeats', async () => {
  const codes: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(
      `/agents?limit=9${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      pageOf(AdminAgentSchema),
    );
    codes.push(...page.items.map(({ code }) => code));
    cursor = page.next;
  } while (cursor);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.length).toBeGreaterThanOrEqual(40);
  for (const q of [demoAgent.code, 'maju jaya', demoAgent.phone]) {
    const found = await read(`/agents?q=${encodeURIComponent(q)}`, pageOf(AdminAgentSchema));
    expect(found.items.map(({ code }) => code)).toContain(demoAgent.code);
  }
  expect(await refusal('/agents?cursor=rubbish')).toBe('request.badCursor');
  const suspended = await read('/agents?status=suspended', pageOf(AdminAgentSchema));
  expect(suspended.items.every(({ status }) => status === 'suspended')).toBe(true);
  expect(suspended.items.length).toBeGreaterThan(0);
});

test('a member shows his balance and how many of his devices are online', async () => {
  listen(server, { audience: 'agent', sessionId: 'a', subject: demoAgent.code });
  const agent = await read(`/agents/${demoAgent.code}`, AdminAgentSchema);
  expect(agent).toMatchObject({ name: 'Maju Jaya Cell', onlineDevices: 1, markup: '50' });
  expect(await refusal('/agents/NOBODY')).toBe('agent.notFound');
  expect(await refusal('/agents/NOBODY/sessions')).toBe('agent.notFound');
  expect(await refusal('/agents/NOBODY/ledger')).toBe('agent.notFound');
});

test('the ledger runs from newest to oldest and ends at the balance shown', async () => {
  const { balance } = await read(`/agents/${demoAgent.code}`, AdminAgentSchema);
  const first = await read(`/agents/${demoAgent.code}/ledger?limit=5`, pageOf(LedgerEntrySchema));
  expect(first.items[0]?.balanceAfter).toBe(balance);
  const second = await read(
    `/agents/${demoAgent.code}/ledger?limit=5&cursor=${encodeURIComponent(first.next ?? '')}`,
    pageOf(LedgerEntrySchema),
  );
  const codes = [...first.items, ...second.items].map(({ code }) => code);
  expect(codes).toEqual(codes.toSorted((a, b) => b - a));
  expect(new Set(codes).size).toBe(10);
});

test("a member's device is listed and can be signed out from the panel", async () => {
  const agent = await server.signIn(otherAgent.phone);
  const socket = listen(server, { audience: 'agent', sessionId: agent.deviceId, subject: otherAgent.code });
  const sessions = z.object({ items: z.array(AdminSessionSchema) });
  const { items } = await read(`/agents/${otherAgent.code}/sessions`, sessions);
  expect(items).toMatchObject([{ id: agent.deviceId, online: true }]);
  expect(
    (await server.ask(`/api/v1/admin/sessions/${agent.deviceId}`, { method: 'DELETE', token })).status,
  ).toBe(204);
  expect(socket.closed).toBe('revoked');
  expect((await server.ask('/api/v1/me', { token: agent.token })).status).toBe(401);
  expect(await refusal(`/sessions/${agent.deviceId}`, { method: 'DELETE' })).toBe('session.notFound');
});

test('transactions of everybody carry the agent’s name and obey the filters', async () => {
  const all = await read('/orders?limit=50', pageOf(AdminOrderSchema));
  expect(all.items).toHaveLength(50);
  expect(new Set(all.items.map(({ agentCode }) => agentCode)).size).toBeGreaterThan(3);
  const mine = await read(`/orders?agent=${demoAgent.code}`, pageOf(AdminOrderSchema));
  expect(mine.items.length).toBeGreaterThan(0);
  for (const order of mine.items)
    expect(order).toMatchObject({ agentCode: demoAgent.code, agentName: 'Maju Jaya Cell' });
  const failed = await read('/orders?state=failed', pageOf(AdminOrderSchema));
  expect(failed.items.every(({ state }) => state === 'failed')).toBe(true);
  expect(await refusal('/orders?cursor=rubbish')).toBe('request.badCursor');
});

test('a transaction that came another way opens with what Otomax holds of it', async () => {
  const [latest] = (await read('/orders?limit=1', pageOf(AdminOrderSchema))).items;
  const detail = await read(`/orders/${latest?.id}`, AdminOrderDetailSchema);
  expect(detail.otomaxStatus?.code).toBeNumber();
  expect(detail.otomaxStatus?.name).not.toBe('');
  expect(detail).toMatchObject({ deviceName: null, assignedTo: null, notes: [] });
  expect(await refusal('/orders/trx-999999999')).toBe('order.notFound');
  expect(await refusal('/orders/nope')).toBe('order.notFound');
});

test('unknown orders queue from the oldest on, can be taken and noted, and leave when Otomax decides', async () => {
  const desk = listen(server, { audience: 'operator', sessionId: 'desk', subject: 'operator' });
  const young = await insertOrder(server.context, { state: 'unknown', unknown_at: server.clock.now - 1000 });
  const old = await insertOrder(server.context, { state: 'unknown', unknown_at: server.clock.now - 90_000 });
  await insertOrder(server.context, { state: 'unknown', unknown_at: 1, verb: 'inquire' });
  expect((await queue()).items.map(({ id }) => id)).toEqual([old.id, young.id]);

  const assign = (id: string, username: string | null) => ({
    path: `/orders/${id}/assignee`,
    asked: { method: 'PUT', body: { username } },
  });
  const taken = assign(old.id, 'operator');
  expect(await read(taken.path, AdminOrderDetailSchema, taken.asked)).toMatchObject({
    assignedTo: 'operator',
  });
  const note = { method: 'POST', body: { text: 'Sudah ditanyakan ke penyedia' } };
  const noted = await read(`/orders/${old.id}/notes`, AdminOrderDetailSchema, note);
  expect(noted.notes).toMatchObject([{ author: 'operator', text: 'Sudah ditanyakan ke penyedia' }]);
  expect((await queue()).items[0]).toMatchObject({
    assignedTo: 'operator',
    lastNote: 'Sudah ditanyakan ke penyedia',
    unknownSince: new Date(server.clock.now - 90_000).toISOString(),
  });
  expect(desk.types()).toEqual(['unknown.changed', 'unknown.changed']);

  const stranger = assign(old.id, 'stranger');
  expect(await refusal(stranger.path, stranger.asked)).toBe('request.invalid');
  const nothing = assign('nope', 'operator');
  expect(await refusal(nothing.path, nothing.asked)).toBe('order.notFound');
  expect(await refusal(`/orders/${old.id}/notes`, { method: 'POST', body: { text: '  ' } })).toBe(
    'request.invalid',
  );
  const released = assign(old.id, null);
  expect(await read(released.path, AdminOrderDetailSchema, released.asked)).toMatchObject({
    assignedTo: null,
  });

  const oldestAt = new Date(old.unknown_at ?? 0).toISOString();
  expect((await freshDashboard()).unknown).toEqual({ count: 2, oldestAt });
  await server.context.store
    .updateTable('orders')
    .set({ state: 'success' })
    .where('id', '=', old.id)
    .execute();
  expect((await queue()).items.map(({ id }) => id)).toEqual([young.id]);
});

test('an order names the device it came from', async () => {
  const agent = await server.signIn(demoAgent.phone);
  const order = await insertOrder(server.context, { session_id: agent.deviceId });
  const detail = await read(`/orders/${order.id}`, AdminOrderDetailSchema);
  expect(detail.deviceName).toBe('Chrome di Android');
});

test('the search finds members, numbers and transactions by any of their names', async () => {
  const order = await insertOrder(server.context, { destination: '085712349876' });
  const byCode = await read(`/search?q=${demoAgent.code}`, SearchSchema);
  expect(byCode.agents).toContainEqual({
    code: demoAgent.code,
    name: 'Maju Jaya Cell',
    phone: demoAgent.phone,
  });
  const byNumber = await read('/search?q=085712349876', SearchSchema);
  expect(byNumber.orders.map(({ id }) => id)).toContain(order.id);
  const byId = await read(`/search?q=${order.id}`, SearchSchema);
  expect(byId.orders[0]).toMatchObject({ id: order.id, state: 'processing' });
  expect(await read('/search?q=zzzzzz', SearchSchema)).toEqual({ agents: [], orders: [] });
});

/** The dashboard is shared for half a second; this is the next one. */
async function freshDashboard() {
  server.clock.now += 510;
  return read('/dashboard', DashboardSchema);
}

test('the dashboard adds up what Otomax sold today and compares it with the same time last week', async () => {
  const now = new Date(server.clock.now);
  const hours = await server.context.otomax.salesByHour(now);
  const dashboard = await freshDashboard();
  const count = hours.reduce((sum, hour) => sum + hour.count, 0);
  expect(dashboard.today.count).toBe(count);
  expect(dashboard.today.success + dashboard.today.failed + dashboard.today.pending).toBe(count);
  expect(dashboard.hours.map(({ hour }) => hour)).toEqual(Array.from({ length: 24 }, (_, hour) => hour));
  expect(dashboard.health.otomax).toMatchObject({ ok: true, driver: 'sandbox' });
  expect(dashboard.health.cache.maxBytes).toBe(server.context.config.cacheBytes);
});

test('the dashboard says where the time of orders went, over all and by product', async () => {
  const at = server.clock.now - 10_000;
  for (const supplier of [1000, 2000, 3000])
    await insertOrder(server.context, {
      state: 'success',
      product_code: 'CLOCKED',
      product_name: 'Clocked',
      accepted_at: at,
      submitted_at: at + 30,
      processing_at: at + 130,
      final_at: at + 130 + supplier,
    });
  const dashboard = await freshDashboard();
  expect(dashboard.products.find(({ code }) => code === 'CLOCKED')).toEqual({
    code: 'CLOCKED',
    name: 'Clocked',
    count: 3,
    oursMs: 30,
    otomaxMs: 100,
    supplierMs: 2000,
  });
  expect(dashboard.stages.ours?.p50Ms).toBe(30);
});

test('operators who look at the same moment cost Otomax one reading', async () => {
  await freshDashboard();
  const before = server.context.otomax.statementCount();
  await Promise.all(Array.from({ length: 10 }, () => read('/dashboard', DashboardSchema)));
  expect(server.context.otomax.statementCount()).toBe(before);
});

test('an Otomax that is away shows as away, and the rest of the dashboard stays', async () => {
  const away = () => Promise.reject(new OtomaxUnavailableError('away'));
  const down = await startTestServer({
    gateway: (gateway) => ({ ...gateway, ping: away, changes: away, salesByHour: away }),
  });
  const operator = await signInOperator(down);
  const answer = await down.ask('/api/v1/admin/dashboard', { token: operator.token });
  const { health, today } = DashboardSchema.parse(await answer.json());
  expect(health.otomax).toEqual({ ok: false, ms: null, driver: 'sandbox' });
  expect(health.relay).toEqual({ ok: false, lagMs: null, queued: 0, withoutTrigger: [] });
  expect(today).toMatchObject({ count: 0, successRate: null });
  await down.close();
});
