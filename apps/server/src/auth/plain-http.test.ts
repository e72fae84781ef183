import { afterAll, beforeAll, expect, test } from 'bun:test';
import { BrandSchema } from '@hexaflate/contract';
import { demoAgent, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';

const PROXY = '10.0.0.2';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({
    environment: { HEXAFLATE_ALLOW_PLAIN_HTTP: 'false', HEXAFLATE_TRUSTED_PROXIES: PROXY },
  });
});
afterAll(() => server.close());

const ask = (headers: Record<string, string>, from?: string) =>
  server.ask('/api/v1/auth/code', {
    method: 'POST',
    body: { phone: demoAgent.phone },
    headers,
    ...(from ? { from } : {}),
  });
const operator = { username: 'operator', password: 'wrong-password' };

test('nobody signs in over plain HTTP from another machine, in both apps, and it is said in both languages', async () => {
  for (const [path, body] of [
    ['/api/v1/auth/code', { phone: demoAgent.phone }],
    [
      '/api/v1/auth/verify',
      { challengeId: 'x', code: '123456', device: { name: 'x', platform: 'web', appVersion: '1' } },
    ],
    ['/api/v1/admin/sign-in', operator],
  ] as const) {
    const answer = await server.ask(path, { method: 'POST', body });
    expect([path, answer.status, (await errorOf(answer)).code]).toEqual([path, 403, 'auth.plainHttp']);
  }
  expect((await errorOf(await ask({ 'accept-language': 'en' }))).message).toContain('HTTPS');
  const brand = BrandSchema.parse(await json(await server.ask('/api/v1/brand')));
  expect(brand.plainHttpSignIn).toBe(false);
});

test('on this machine and over HTTPS, here or at a trusted proxy, signing in stays on', async () => {
  expect((await ask({ Host: 'localhost:8080' })).status).toBe(200);
  server.clock.now += 61_000;
  expect((await ask({ 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' }, PROXY)).status).toBe(
    200,
  );
});

test('a proxy whose own name is localhost does not make a far client near', async () => {
  const forwarded = { Host: 'localhost', 'x-forwarded-proto': 'http', 'x-forwarded-for': '203.0.113.9' };
  expect((await errorOf(await ask(forwarded, PROXY))).code).toBe('auth.plainHttp');
});

test('the word of a proxy that nobody named is not believed, and the log says what to name', async () => {
  server.clock.now += 3_700_000;
  const answer = await ask({ 'x-forwarded-proto': 'https' }, '10.0.0.9');
  expect((await errorOf(answer)).code).toBe('auth.plainHttp');
  const line = server.logged.find((text) => text.includes('HEXAFLATE_TRUSTED_PROXIES'));
  expect(line).toContain('10.0.0.9');
});

test('a cookie handed out over HTTPS is never sent over plain HTTP', async () => {
  const secure = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' };
  server.clock.now += 61_000;
  const asked = await json<{ challengeId: string }>(await ask(secure, PROXY));
  const verified = await server.ask('/api/v1/auth/verify', {
    method: 'POST',
    headers: secure,
    from: PROXY,
    body: {
      challengeId: asked.challengeId,
      code: await server.codeOn(demoAgent.phone),
      device: { name: 'Chrome', platform: 'web', appVersion: '1' },
    },
  });
  expect(verified.headers.get('set-cookie')).toMatch(/HttpOnly; Secure; SameSite=Strict/);
});
