import { afterEach, beforeEach, expect, test } from 'bun:test';
import { errorOf, otherAgent, startTestServer, type TestServer } from '../testing/context.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

/** How many of `count` requests were not called too many. */
async function passed(count: number, ask: (index: number) => Promise<Response>): Promise<number> {
  let through = 0;
  for (let index = 0; index < count; index += 1) if ((await ask(index)).status !== 429) through += 1;
  return through;
}
const me = (token: string, from?: string) => server.ask('/api/v1/me', { token, ...(from ? { from } : {}) });

test('an address without a session is stopped after its burst and told when to come back', async () => {
  expect(await passed(420, () => server.ask('/api/v1/me'))).toBe(400);
  const refused = await server.ask('/api/v1/me');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(await errorOf(refused)).toMatchObject({ code: 'request.tooMany', details: { retryAfter: 1 } });
  server.clock.now += 1000;
  expect((await server.ask('/api/v1/me')).status).toBe(401);
});

test('invented tokens are counted by address, however many one invents', async () => {
  expect(await passed(420, (index) => me(`invented-${index}`))).toBe(400);
});

test('a town behind one address sells on while someone there floods it', async () => {
  const { token } = await server.signIn();
  expect((await me(token)).status).toBe(200);
  await passed(420, () => server.ask('/api/v1/me'));
  expect(await passed(200, () => me(token))).toBe(200);
});

test('200 requests a second from one address with different sessions are no flood', async () => {
  const tokens = [(await server.signIn()).token, (await server.signIn(otherAgent.phone)).token];
  for (let second = 0; second < 5; second += 1) {
    expect(await passed(200, (index) => me(tokens[index % tokens.length] ?? ''))).toBe(200);
    server.clock.now += 1000;
  }
});

test('one session that changes things without pause is slowed down, wherever it asks from', async () => {
  const { token } = await server.signIn();
  await me(token);
  const change = (index: number) =>
    server.ask('/api/v1/notifications/read', { method: 'POST', token, from: `198.51.100.${index % 200}` });
  expect(await passed(150, change)).toBe(120);
});

test('more devices give an agent no more than twice one device', async () => {
  const tokens: string[] = [];
  for (let device = 0; device < 4; device += 1) tokens.push((await server.signIn()).token);
  for (const token of tokens) await me(token);
  const change = (index: number) =>
    server.ask('/api/v1/notifications/read', { method: 'POST', token: tokens[index % 4] ?? '' });
  expect(await passed(400, change)).toBe(240);
});

test('sign-in attempts of one address are limited apart from everything else', async () => {
  const verify = () =>
    server.ask('/api/v1/auth/verify', { method: 'POST', body: { challengeId: 'x', code: '000000' } });
  expect(await passed(120, verify)).toBe(100);
  expect((await server.ask('/api/v1/me')).status).toBe(401);
});

test('whoever owns an IPv6 network is one address', async () => {
  const from = (index: number) => `2001:db8:1:2:${index.toString(16)}::${index.toString(16)}`;
  expect(await passed(420, (index) => server.ask('/api/v1/me', { from: from(index) }))).toBe(400);
  expect((await server.ask('/api/v1/me', { from: '2001:db8:1:3::1' })).status).toBe(401);
});

test('the brand and the documentation are always there', async () => {
  await passed(401, () => server.ask('/api/v1/me'));
  for (const path of ['/brand', '/docs', '/docs/start.js'])
    expect((await server.ask(`/api/v1${path}`)).status).toBe(200);
});

test('a session that has ended is counted by address again', async () => {
  const { token } = await server.signIn();
  await me(token);
  await server.ask('/api/v1/auth/sign-out', { method: 'POST', token });
  expect(await passed(420, () => me(token))).toBeLessThanOrEqual(401);
});
