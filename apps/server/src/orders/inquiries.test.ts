import { afterEach, beforeEach, expect, test } from 'bun:test';
import { type Inquiry, type Order, OrderSchema, parseMoney, type SessionLimits } from '@hexaflate/contract';
import { setSettings } from '../testing/change-setting.ts';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
} from '../testing/context.ts';
import { markSafe } from '../testing/safe-sessions.ts';
import { startEngine, type TestEngine } from '../testing/sandbox-engine.ts';

let server: TestServer;
let engine: TestEngine;
let token: string;
let product: { code: string; destination: string };

beforeEach(async () => {
  server = await startTestServer();
  engine = await startEngine(server);
  const device = await server.signIn();
  ({ token } = device);
  // A bill may cost more than a new device may spend.
  await markSafe(server, device.deviceId);
  const [operator] = await server.context.otomax.catalog(demoAgent.code, 'pln-postpaid');
  product = { code: operator?.products[0]?.code ?? '', destination: '531234569001' };
});

afterEach(async () => {
  await engine.close();
  await server.close();
});

const ask = (body: object, as = token) =>
  server.ask('/api/v1/inquiries', { method: 'POST', body, token: as });
const inquiryOf = async (id: string) => json<Inquiry>(await server.ask(`/api/v1/inquiries/${id}`, { token }));
const pay = (body: object, as = token) =>
  server.ask('/api/v1/orders', {
    method: 'POST',
    token: as,
    body: { attemptId: crypto.randomUUID(), pin: demoAgent.pin, ...body },
  });

async function answered(): Promise<Inquiry> {
  const asked = await json<Inquiry>(
    await ask({
      attemptId: crypto.randomUUID(),
      productCode: product.code,
      destination: product.destination,
    }),
  );
  expect(asked.state).toBe('pending');
  await engine.pass(3000);
  return inquiryOf(asked.id);
}

function payment(inquiry: Inquiry) {
  return {
    productCode: product.code,
    destination: product.destination,
    inquiryId: inquiry.id,
    maxPrice: inquiry.total ?? '0',
  };
}

test('a bill is asked for, shown with its name and total, and paid to the rupiah', async () => {
  const inquiry = await answered();
  expect(inquiry.state).toBe('ready');
  expect(inquiry.bill?.customerName).toMatch(/\w/);
  expect(parseMoney(inquiry.total ?? '0')).toBe(
    parseMoney(inquiry.bill?.amount ?? '0') + parseMoney(inquiry.price ?? '0'),
  );
  await engine.operator.topUp(demoAgent.code, 10_000_000);
  const order = await json<Order>(await pay(payment(inquiry)));
  await engine.pass(5000);
  const paid = OrderSchema.parse(await json(await server.ask(`/api/v1/orders/${order.id}`, { token })));
  expect(paid).toMatchObject({ state: 'success', verb: 'pay', price: inquiry.total, priceAboveMax: false });
  expect(paid.bill?.customerName).toBe(inquiry.bill?.customerName as string);
});

test('an inquiry costs nothing, needs no PIN and does not stand in the history', async () => {
  const before = (await server.context.otomax.agent(demoAgent.code))?.balance;
  await answered();
  expect((await server.context.otomax.agent(demoAgent.code))?.balance).toBe(before as bigint);
  const { items } = await json<{ items: Order[] }>(await server.ask('/api/v1/orders', { token }));
  expect(items).toEqual([]);
});

test('without an answered inquiry, or with one of another number or agent, no bill is paid', async () => {
  const inquiry = await answered();
  const { inquiryId: _, ...without } = payment(inquiry);
  expect((await errorOf(await pay(without))).code).toBe('order.inquiryRequired');
  expect((await errorOf(await pay({ ...payment(inquiry), destination: '531234569002' }))).code).toBe(
    'order.inquiryRequired',
  );
  const { token: other } = await server.signIn(otherAgent.phone);
  expect((await errorOf(await pay({ ...payment(inquiry), pin: otherAgent.pin }, other))).code).toBe(
    'order.inquiryRequired',
  );
});

test('a bill that was asked for too long ago is asked for again', async () => {
  const inquiry = await answered();
  server.clock.now = Date.parse(inquiry.expiresAt) + 1;
  expect((await errorOf(await pay(payment(inquiry)))).code).toBe('order.inquiryExpired');
});

test('a total below the bill and our price is refused before anything is sent', async () => {
  const inquiry = await answered();
  await engine.operator.topUp(demoAgent.code, 10_000_000);
  expect((await errorOf(await pay({ ...payment(inquiry), maxPrice: '1000' }))).code).toBe('order.priceMoved');
});

test('a new device asks for any bill, is told its limit before it pays, and only then is refused', async () => {
  const limits = { 'newSessions.perOrder': '1000', 'newSessions.perDay': '1000' };
  await setSettings(server, limits);
  const device = await server.signIn();
  ({ token } = device);
  const inquiry = await answered();
  expect(parseMoney(inquiry.total ?? '0')).toBeGreaterThan(parseMoney('1000'));
  const told = await json<SessionLimits>(await server.ask('/api/v1/session/limits', { token }));
  expect(told).toMatchObject({ safeBecause: null, perOrder: '1000', total: { left: '1000' } });
  await engine.operator.topUp(demoAgent.code, 10_000_000);
  expect((await errorOf(await pay(payment(inquiry)))).code).toBe('order.overNewDeviceOrder');
  await markSafe(server, device.deviceId);
  expect((await pay(payment(inquiry))).status).toBe(201);
});

test('the same inquiry attempt asks Otomax once', async () => {
  const body = {
    attemptId: crypto.randomUUID(),
    productCode: product.code,
    destination: product.destination,
  };
  const [first, second] = await Promise.all([ask(body), ask(body)]);
  expect((await json<Inquiry>(first)).id).toBe((await json<Inquiry>(second)).id);
  expect((await engine.count(product.destination)).inbox).toBe(1);
});

test("another agent's inquiry is not found", async () => {
  const inquiry = await answered();
  const { token: other } = await server.signIn(otherAgent.phone);
  const answer = await server.ask(`/api/v1/inquiries/${inquiry.id}`, { token: other });
  expect((await errorOf(answer)).code).toBe('order.notFound');
});
