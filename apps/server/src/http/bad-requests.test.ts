import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { type RouteDefinition, routes } from '@hexaflate/contract';
import {
  type Asked,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
} from '../testing/context.ts';
import { insertOrder } from '../testing/orders.ts';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = (await server.signIn()).token;
});
// All of them ask from one address: as long as its bucket of requests takes to fill again.
beforeEach(() => {
  server.clock.now += 10_000;
});
afterAll(() => server.close());

const definitions: RouteDefinition[] = Object.values(routes);
const guarded = definitions.filter((route) => route.auth !== 'none');
const pathOf = (route: RouteDefinition) => `/api/v1${route.path.replace(/\{\w+\}/g, 'x')}`;
const post = (path: string, asked: Asked) => server.ask(`/api/v1${path}`, { method: 'POST', ...asked });

test('every guarded route asks for a session before it looks at anything else', async () => {
  expect(guarded.length).toBeGreaterThan(30);
  for (const route of guarded) {
    const answer = await server.ask(pathOf(route), { method: route.method.toUpperCase() });
    expect([route.path, answer.status]).toEqual([route.path, 401]);
    expect((await errorOf(answer)).code).toBe('auth.required');
  }
});

test('every guarded route refuses a forged token', async () => {
  for (const route of guarded) {
    const answer = await server.ask(pathOf(route), {
      method: route.method.toUpperCase(),
      token: 'A'.repeat(43),
    });
    expect([route.path, (await errorOf(answer)).code]).toEqual([route.path, 'auth.expired']);
  }
});

test('an agent’s session opens no route of the panel', async () => {
  for (const route of definitions.filter(({ auth }) => auth === 'operator')) {
    const answer = await server.ask(pathOf(route), { method: route.method.toUpperCase(), token });
    expect([route.path, answer.status]).toEqual([route.path, 401]);
  }
});

test('errors speak the caller’s language and carry the request id of the header', async () => {
  const indonesian = await server.ask('/api/v1/me');
  const english = await server.ask('/api/v1/me', { headers: { 'accept-language': 'en-GB,en;q=0.9' } });
  const error = await errorOf(indonesian);
  expect(error.message).toBe('Silakan masuk terlebih dahulu.');
  expect(error.requestId).toBe(indonesian.headers.get('x-request-id') ?? '');
  expect((await errorOf(english)).message).toBe('Please sign in first.');
});

test('an unknown address is a 404 of the same shape', async () => {
  for (const path of ['/api/v1/nope', '/api/v1/', '/api/v2/me', '/api/v1/orders/a/b', '/api/v1/%E0%A4%A']) {
    const answer = await server.ask(path, { token });
    expect([path, answer.status]).toEqual([path, 404]);
    expect((await errorOf(answer)).code).toBe('request.notFound');
  }
});

test('a body above 64 kB is refused, told by its length or found out on the way', async () => {
  const phone = '0'.repeat(70_000);
  const answer = await post('/auth/code', { body: { phone } });
  expect(answer.status).toBe(413);
  expect((await errorOf(answer)).code).toBe('request.tooLarge');
  const stream = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode(`"${'x'.repeat(16_000)}",`));
    },
  });
  const streamed = await server.askRaw('/api/v1/auth/code', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: stream,
  });
  expect(streamed.status).toBe(413);
});

test('a body that is not JSON, or says that it is not, is refused without a trace of the stack', async () => {
  const raw = (body: string, type: string) =>
    server.askRaw('/api/v1/auth/code', { method: 'POST', headers: { 'content-type': type }, body });
  expect((await errorOf(await raw('{"phone":', 'application/json'))).code).toBe('request.invalid');
  expect((await errorOf(await raw('', 'application/json'))).code).toBe('request.invalid');
  expect((await errorOf(await raw('phone=0812', 'application/x-www-form-urlencoded'))).code).toBe(
    'request.unsupportedType',
  );
  expect((await errorOf(await raw('{}', 'text/plain'))).code).toBe('request.unsupportedType');
  expect(await (await raw('{"phone":', 'application/json')).text()).not.toMatch(/at .*\.ts/);
});

test('wrong types, wrong shapes and hostile values get 400 with the field, never 500', async () => {
  const bodies: unknown[] = [
    null,
    [],
    'text',
    42,
    {},
    { phone: 81200000001 },
    { phone: ['081200000001'] },
    { phone: { $gt: '' } },
    { phone: '081200000001', channel: 'pigeon' },
    { phone: '\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0000' },
    { phone: "08' or 1=1 --" },
    { __proto__: { phone: '081200000001' } },
  ];
  for (const body of bodies) {
    const answer = await post('/auth/code', { body });
    expect([JSON.stringify(body), answer.status]).toEqual([JSON.stringify(body), 400]);
    expect((await errorOf(answer)).code).toBe('request.invalid');
  }
  const { details } = await errorOf(await post('/auth/code', { body: {} }));
  expect(details.fields).toEqual([expect.objectContaining({ field: 'phone' })]);
});

test('bad queries get a clear answer on every list', async () => {
  for (const query of [
    'limit=0',
    'limit=101',
    'limit=1.5',
    'limit=-1',
    'limit=many',
    `cursor=${'x'.repeat(600)}`,
  ]) {
    const answer = await server.ask(`/api/v1/notifications?${query}`, { token });
    expect([query, (await errorOf(answer)).code]).toEqual([query, 'request.invalid']);
  }
});

test('no route answers 500 to nonsense in its path, query and body', async () => {
  const nonsense = { a: [1, { b: '\ud800' }], pin: 1e308, attemptId: '../../x', limit: [] };
  for (const route of definitions) {
    const path = `/api/v1${route.path.replace(/\{\w+\}/g, encodeURIComponent("'\u0000/../%"))}?cursor=%ff&limit=abc&wait=1e9&q=%00`;
    const answer = await server.ask(path, {
      method: route.method.toUpperCase(),
      token,
      ...(['post', 'put', 'patch'].includes(route.method) ? { body: nonsense } : {}),
    });
    expect([route.path, answer.status < 500]).toEqual([route.path, true]);
  }
});

test('what fails inside answers 500 in the one shape, without its words, and is logged', async () => {
  const failing = await startTestServer({
    gateway: (gateway) => ({
      ...gateway,
      agentByPhone: () => Promise.reject(new Error('secret table name')),
    }),
  });
  const answer = await failing.ask('/api/v1/auth/code', { method: 'POST', body: { phone: '081200000001' } });
  expect(answer.status).toBe(500);
  const text = await answer.text();
  expect(text).not.toContain('secret table name');
  expect(text).toContain('server.internal');
  expect(failing.logged.join()).toContain('secret table name');
  await failing.close();
});

test("another agent's order is not found, whichever way it is asked for", async () => {
  const order = await insertOrder(server.context, { agent_code: otherAgent.code });
  const { token: mine } = await server.signIn();
  const { token: theirs } = await server.signIn(otherAgent.phone);
  for (const path of [`/orders/${order.id}`, `/attempts/${order.attempt_id}`]) {
    const refused = await server.ask(`/api/v1${path}`, { token: mine });
    expect([refused.status, (await errorOf(refused)).code]).toEqual([404, 'order.notFound']);
    expect((await server.ask(`/api/v1${path}`, { token: theirs })).status).toBe(200);
  }
  const priced = { method: 'PATCH', body: { sellingPrice: '1' }, token: mine };
  expect((await server.ask(`/api/v1/orders/${order.id}`, priced)).status).toBe(404);
  expect(await json(await server.ask('/api/v1/orders', { token: mine }))).toMatchObject({ items: [] });
});
