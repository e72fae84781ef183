import { afterEach, beforeEach, expect, test } from 'bun:test';
import { startRedisServer } from '@hexaflate/cache/testing';
import type { Device, Notification } from '@hexaflate/contract';
import {
  type Asked,
  demoAgent,
  errorOf,
  json,
  startTestServer,
  type TestServer,
} from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';
import { addOperator, signInOperator } from '../testing/operators.ts';
import type { TestDevice } from '../testing/test-devices.ts';

let server: TestServer;
let beside: TestServer;
let token: string;
let deviceId: string;
let device: TestDevice;
beforeEach(async () => {
  server = await startTestServer();
  beside = await server.beside();
  ({ token, deviceId } = await server.signIn());
  device = { ...server.devices.byToken(token) };
});
afterEach(async () => {
  await beside.close();
  await server.close();
});

const codeOf = async (answer: Response) => {
  if (answer.ok) return 'ok';
  const { code, details } = await errorOf(answer);
  return typeof details.reason === 'string' ? `${code} ${details.reason}` : code;
};
const ask = (one: TestServer, refreshToken: string, attemptId: string, asked: Asked = {}) =>
  one.ask('/api/v1/auth/refresh', {
    method: 'POST',
    key: device.key,
    body: { attemptId, refreshToken },
    ...asked,
  });
const newAttempt = () => crypto.randomUUID();
const me = (presented: string) => server.ask('/api/v1/me', { token: presented, asIs: true }).then(codeOf);
const sessionRow = () =>
  server.context.store.selectFrom('session').selectAll().where('id', '=', deviceId).executeTakeFirstOrThrow();

interface Opened {
  token: string;
  refreshToken: string;
  accessSeconds: number;
}

test('access ends after five minutes, and a refresh opens it again', async () => {
  expect(device.accessSeconds).toBe(300);
  server.clock.now = device.until - 1;
  expect(await me(token)).toBe('ok');
  server.clock.now += 1;
  expect(await me(token)).toBe('auth.accessExpired');
  const next = await json<Opened>(await ask(server, device.refreshToken, newAttempt()));
  expect([await me(next.token), await me(token)]).toEqual(['ok', 'auth.accessExpired']);
});

test('the operator may shorten the time of access, and cannot make it longer than five minutes', async () => {
  const operator = await signInOperator(server);
  const set = (value: number) =>
    server.ask('/api/v1/admin/settings', {
      method: 'PUT',
      token: operator.token,
      body: { changes: [{ key: 'sessions.accessLife', value, version: 0 }] },
    });
  expect(await codeOf(await set(301_000))).toBe('request.invalid');
  expect(await codeOf(await set(60_000))).toBe('ok');
  const next = await json<Opened>(await ask(server, device.refreshToken, newAttempt()));
  expect(next.accessSeconds).toBe(60);
});

test('a stolen refresh token is useless without the key, and its use harms nobody', async () => {
  const thief = await server.devices.newKey();
  const stolen = await ask(server, device.refreshToken, newAttempt(), { key: thief });
  expect(await codeOf(stolen)).toBe('auth.proofRefused key');
  expect(await codeOf(await ask(server, device.refreshToken, newAttempt(), { proof: null }))).toBe(
    'auth.proofRequired',
  );
  expect(await codeOf(await ask(server, device.refreshToken, newAttempt()))).toBe('ok');
});

test('a refresh whose answer was lost is given the same tokens again', async () => {
  const attempt = newAttempt();
  const lost = await json<Opened>(await ask(server, device.refreshToken, attempt));
  const again = await json<Opened>(await ask(beside, device.refreshToken, attempt));
  expect([again.token, again.refreshToken]).toEqual([lost.token, lost.refreshToken]);
  expect((await sessionRow()).refresh_generation).toBe(1);
  const onwards = await json<Opened>(await ask(server, again.refreshToken, newAttempt()));
  expect(await me(onwards.token)).toBe('ok');
});

test('an answer whose cookies arrived but whose body did not is survived too', async () => {
  const attempt = newAttempt();
  const lost = await json<Opened>(await ask(server, device.refreshToken, attempt));
  const again = await json<Opened>(await ask(server, lost.refreshToken, attempt));
  expect(await me(again.token)).toBe('ok');
});

test('a wholly copied profile is found out at the next refresh of either, and the session ends for both', async () => {
  const kept = await server.signIn();
  const keptSocket = listen(server, { audience: 'agent', sessionId: kept.deviceId, subject: demoAgent.code });
  const socket = listen(server, { audience: 'agent', sessionId: deviceId, subject: demoAgent.code });
  server.clock.now = device.until;
  const copied = await json<Opened>(await ask(server, device.refreshToken, newAttempt()));
  expect(await me(copied.token)).toBe('ok');

  const owner = await ask(server, device.refreshToken, newAttempt());
  expect(await codeOf(owner)).toBe('auth.expired copied');
  expect(await me(copied.token)).toBe('auth.expired');
  expect(await codeOf(await ask(server, copied.refreshToken, newAttempt()))).toBe('auth.expired copied');
  expect(socket.closed).toBe('copied');
  expect((await sessionRow()).end_reason).toBe('copied');

  expect(keptSocket.types()).toContain('notification.created');
  const { items } = await json<{ items: Notification[] }>(
    await server.ask('/api/v1/notifications', { token: kept.token }),
  );
  expect(items.find(({ kind }) => kind === 'session.copied')?.params).toMatchObject({
    device: 'Chrome di Android',
  });
  expect(server.logged.join('')).toContain('the session was copied');
  const { id } = await sessionRow();
  const entries = await server.context.store.selectFrom('audit_entry').selectAll().execute();
  expect(entries).toMatchObject([{ verb: 'agentSession.copied', subject: `agent:${demoAgent.code}` }]);
  const panel = await json<{ copied: { id: string }[] }>(
    await server.ask(`/api/v1/admin/agents/${demoAgent.code}/sessions`, {
      token: (await addOperator(server, 'support')).token,
    }),
  );
  expect(panel.copied.map((one) => one.id)).toEqual([id]);
});

test('a refresh token of long ago ends the session as well', async () => {
  const second = await json<Opened>(await ask(server, device.refreshToken, newAttempt()));
  const third = await json<Opened>(await ask(server, second.refreshToken, newAttempt()));
  expect(await codeOf(await ask(server, device.refreshToken, newAttempt()))).toBe('auth.expired copied');
  expect(await me(third.token)).toBe('auth.expired');
});

test('200 refreshes of one token at once in two processes yield one new generation', async () => {
  const attempt = newAttempt();
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) => ask(n % 2 ? server : beside, device.refreshToken, attempt)),
  );
  const opened = await Promise.all(answers.filter(({ ok }) => ok).map((answer) => json<Opened>(answer)));
  // The address may ask so often and no more; whoever was let in was given the same.
  expect(opened.length).toBeGreaterThan(100);
  expect(new Set(opened.map(({ refreshToken }) => refreshToken)).size).toBe(1);
  expect((await sessionRow()).refresh_generation).toBe(1);
  const rows = await server.context.store.selectFrom('access_token').selectAll().execute();
  expect(rows).toHaveLength(2);
});

test('of many who hold one token at once no two go on, and the session ends', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => ask(n % 2 ? server : beside, device.refreshToken, newAttempt())),
  );
  expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
  expect((await sessionRow()).end_reason).toBe('copied');
  const notified = await server.context.store
    .selectFrom('notification')
    .selectAll()
    .where('kind', '=', 'session.copied')
    .execute();
  expect(notified).toHaveLength(1);
});

test('a session that was ended is refreshed no more, and says why', async () => {
  const other = await server.signIn();
  await server.ask(`/api/v1/devices/${deviceId}`, { method: 'DELETE', token: other.token });
  expect(await codeOf(await ask(server, device.refreshToken, newAttempt()))).toBe('auth.expired revoked');
});

test('invented and altered refresh tokens are refused', async () => {
  const { refreshToken } = device;
  const [id = '', , mark = ''] = refreshToken.split('.');
  for (const forged of [
    'x',
    `${id}.0.${'A'.repeat(43)}`,
    `${id}.1.${mark}`,
    `${crypto.randomUUID()}.0.${mark}`,
    refreshToken.slice(0, -1),
    `${refreshToken}A`,
    token,
  ])
    expect(await codeOf(await ask(server, forged, newAttempt())), forged).toBe('auth.expired');
});

test('browsers keep both tokens in cookies that no script reads and that go only where they are needed', async () => {
  const challengeId = await server.requestCode();
  const code = await server.codeOn(demoAgent.phone);
  const body = { challengeId, code, device: { name: 'C', platform: 'web', appVersion: '1' } };
  const { key } = device;
  const signedIn = await server.ask('/api/v1/auth/verify', { method: 'POST', body, key });
  const cookies = signedIn.headers.getSetCookie();
  const cookie = (name: string) => cookies.find((text) => text.startsWith(`${name}=`)) ?? '';
  for (const name of ['hexaflate_agent', 'hexaflate_refresh'])
    expect(cookie(name)).toMatch(/; HttpOnly; SameSite=Strict/);
  expect(cookie('hexaflate_agent')).toContain('; Path=/;');
  expect(cookie('hexaflate_refresh')).toContain('; Path=/api/v1/auth/refresh;');
  const answer = await json<object>(signedIn);
  expect(Object.keys(answer).sort()).toEqual(['accessHash', 'accessSeconds', 'deviceId', 'expiresAt']);

  const headers = { cookie: cookie('hexaflate_refresh').split(';')[0] ?? '', origin: 'http://shop.test' };
  const refreshed = await server.ask('/api/v1/auth/refresh', {
    method: 'POST',
    body: { attemptId: newAttempt(), appVersion: '2.0.0' },
    headers,
    key,
  });
  expect(refreshed.headers.getSetCookie()).toHaveLength(2);
  const [access = ''] = refreshed.headers.getSetCookie().map((text) => text.split(';')[0] ?? '');
  const list = await server.ask('/api/v1/devices', { headers: { cookie: access } });
  const { items } = await json<{ items: Device[] }>(list);
  expect(items.find(({ current }) => current)?.appVersion).toBe('2.0.0');
});

test('200 refreshes of one token at once in three processes with Redis yield one new generation', async () => {
  const redis = await startRedisServer();
  const environment = { REDIS_URL: redis.url };
  const first = await startTestServer({ environment });
  const servers = [first, await first.beside(environment), await first.beside(environment)];
  const signedIn = await first.signIn();
  const { key, refreshToken } = first.devices.byToken(signedIn.token);
  const attempt = newAttempt();
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, n) => ask(servers[n % 3] ?? first, refreshToken, attempt, { key })),
  );
  const opened = await Promise.all(answers.filter(({ ok }) => ok).map((answer) => json<Opened>(answer)));
  expect(opened.length).toBeGreaterThan(100);
  expect(new Set(opened.map((one) => one.refreshToken)).size).toBe(1);
  const rows = await first.context.store.selectFrom('session').select('refresh_generation').execute();
  expect(rows).toEqual([{ refresh_generation: 1 }]);
  for (const one of servers.toReversed()) await one.close();
  await redis.close();
});
