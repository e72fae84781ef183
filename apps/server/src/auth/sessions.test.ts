import { afterAll, beforeAll, expect, test } from 'bun:test';
import { issueTicket, redeemTicket } from '../live/tickets.ts';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
} from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';
import { sweep } from './housekeeping.ts';
import { hashToken, newToken } from './secrets.ts';

const DAY_MS = 86_400_000;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const codeOf = async (answer: Response) => (answer.ok ? 'ok' : (await errorOf(answer)).code);
const me = (asked: Parameters<TestServer['ask']>[1]) => server.ask('/api/v1/me', asked).then(codeOf);

test('a token works as a header and as a cookie, and nothing else does', async () => {
  const { token } = await server.signIn();
  expect(await me({ token })).toBe('ok');
  expect(await me({ headers: { cookie: `hexaflate_agent=${token}` } })).toBe('ok');
  expect(await me({})).toBe('auth.required');
  expect(await me({ headers: { cookie: `hexaflate_operator=${token}` } })).toBe('auth.required');
  for (const forged of [
    newToken(),
    hashToken(token),
    token.slice(1),
    `${token}A`,
    'x'.repeat(150),
    "' or 1=1 --",
  ])
    expect(await me({ token: forged })).toMatch(/^auth\./);
  expect(await me({ headers: { cookie: `hexaflate_agent=${newToken()}` } })).toBe('auth.expired');
});

test('a header decides alone: a good cookie beside a bad header is not looked at', async () => {
  const { token } = await server.signIn();
  expect(await me({ token: newToken(), headers: { cookie: `hexaflate_agent=${token}` } })).toBe(
    'auth.expired',
  );
});

test("an agent's token opens nothing in the panel", async () => {
  const { token } = await server.signIn();
  const answer = await server.ask('/api/v1/admin/agents', { token });
  expect(await codeOf(answer)).toBe('auth.expired');
});

test('the store holds only a hash of the access token, and nothing of the refresh token', async () => {
  const { token } = await server.signIn();
  const { store } = server.context;
  const access = await store.selectFrom('access_token').selectAll().execute();
  expect(access.map(({ token_hash }) => token_hash)).toContain(hashToken(token));
  const sessions = await store.selectFrom('session').selectAll().execute();
  const [, , secret = ''] = server.devices.byToken(token).refreshToken.split('.');
  for (const text of [token, secret, hashToken(secret)])
    expect(JSON.stringify([access, sessions])).not.toContain(text);
});

test('a session lives for 90 days after its last use', async () => {
  const { token } = await server.signIn();
  for (let month = 0; month < 4; month += 1) {
    server.clock.now += 60 * DAY_MS;
    expect(await me({ token })).toBe('ok');
  }
  server.clock.now += 90 * DAY_MS;
  expect(await me({ token })).toBe('auth.expired');
});

test('however much it is used, a session ends after a year', async () => {
  const { token } = await server.signIn();
  for (let month = 0; month < 6; month += 1) {
    server.clock.now += 60 * DAY_MS;
    expect(await me({ token })).toBe('ok');
  }
  server.clock.now += 5 * DAY_MS;
  expect(await me({ token })).toBe('auth.expired');
});

test('using a session all day writes it only now and then', async () => {
  const { token, deviceId } = await server.signIn();
  const seen = async () =>
    (
      await server.context.store
        .selectFrom('session')
        .select('last_seen_at')
        .where('id', '=', deviceId)
        .executeTakeFirstOrThrow()
    ).last_seen_at;
  server.clock.now += 600_000;
  await me({ token });
  const first = await seen();
  expect(first).toBe(server.clock.now);
  server.clock.now += 60_000;
  await me({ token });
  expect(await seen()).toBe(first);
});

test('signing out ends the session, its socket and its unused live tickets', async () => {
  const { token, deviceId } = await server.signIn();
  const socket = listen(server, { audience: 'agent', sessionId: deviceId, subject: demoAgent.code });
  const holder = { audience: 'agent', sessionId: deviceId, subject: demoAgent.code } as const;
  const { ticket } = await issueTicket(server.context, holder);
  const answer = await server.ask('/api/v1/auth/sign-out', { method: 'POST', token });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('set-cookie')).toMatch(/^hexaflate_agent=;.*Max-Age=0/);
  expect(await me({ token })).toBe('auth.expired');
  expect(socket.closed).toBe('signedOut');
  expect(await redeemTicket(server.context, ticket)).toBeUndefined();
});

test('housekeeping ends the sockets of expired sessions and leaves running ones alone', async () => {
  const old = await server.signIn();
  const socket = listen(server, { audience: 'agent', sessionId: old.deviceId, subject: demoAgent.code });
  server.clock.now += 90 * DAY_MS;
  const young = await server.signIn(otherAgent.phone);
  await sweep(server.context);
  expect(socket.closed).toBe('expired');
  expect(await me({ token: young.token })).toBe('ok');
  const { items } = await json<{ items: unknown[] }>(
    await server.ask('/api/v1/devices', { token: young.token }),
  );
  expect(items).toHaveLength(1);
  server.clock.now += 2 * DAY_MS;
  await sweep(server.context);
  expect(await server.context.store.selectFrom('sign_in_code').selectAll().execute()).toEqual([]);
});

test('housekeeping deletes access that was over an hour ago, and none that still opens something', async () => {
  const { token } = await server.signIn(otherAgent.phone);
  const rows = () => server.context.store.selectFrom('access_token').select('token_hash').execute();
  await sweep(server.context);
  expect((await rows()).map(({ token_hash }) => token_hash)).toContain(hashToken(token));
  server.clock.now += 66 * 60_000;
  await sweep(server.context);
  expect((await rows()).map(({ token_hash }) => token_hash)).not.toContain(hashToken(token));
  expect(await me({ token })).toBe('ok');
});
