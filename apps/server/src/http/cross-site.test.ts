import { afterAll, beforeAll, expect, test } from 'bun:test';
import { demoAgent, errorOf, startTestServer, type TestServer } from '../testing/context.ts';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = (await server.signIn()).token;
});
afterAll(() => server.close());

/** What the API says to a change that comes with these headers. */
async function change(headers: Record<string, string>, withCookie = true): Promise<string> {
  const cookie = withCookie ? { cookie: `hexaflate_agent=${token}` } : undefined;
  const answer = await server.ask('/api/v1/notifications/read', {
    method: 'POST',
    headers: { ...cookie, ...headers },
  });
  return answer.ok ? 'done' : (await errorOf(answer)).code;
}

test('our own pages may change things', async () => {
  expect(await change({ 'sec-fetch-site': 'same-origin' })).toBe('done');
  expect(await change({ 'sec-fetch-site': 'none' })).toBe('done');
  expect(await change({ origin: 'http://shop.test' })).toBe('done');
});

test('other sites may not, and neither may neighbours under the same domain', async () => {
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://shop.test' },
    { origin: 'http://evil.test' },
    { origin: 'http://shop.test.evil.test' },
    { origin: 'http://shop.test:8081' },
    { origin: 'null' },
    { origin: 'rubbish' },
  ];
  for (const headers of foreign) expect(await change(headers)).toBe('request.crossSite');
});

test('a cookie without any proof of origin changes nothing', async () => {
  expect(await change({})).toBe('request.crossSite');
});

test('another site cannot sign a browser in as somebody else', async () => {
  const answer = await server.ask('/api/v1/auth/code', {
    method: 'POST',
    body: { phone: demoAgent.phone },
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(answer.status).toBe(403);
});

test('programs with a token of their own pass from wherever they run', async () => {
  const bearer = { authorization: `Bearer ${token}` };
  expect(
    await change({ ...bearer, origin: 'capacitor://localhost', 'sec-fetch-site': 'cross-site' }, false),
  ).toBe('done');
});

test('a header that is no token does not switch the proof off', async () => {
  expect(await change({ authorization: 'Basic dXNlcjpwYXNz' })).toBe('request.crossSite');
  expect(await change({ authorization: 'Bearer' })).toBe('request.crossSite');
});

test('without cookie and token a program is asked to sign in, not called another site', async () => {
  expect(await change({}, false)).toBe('auth.required');
});

test('reading needs no proof', async () => {
  const headers = { cookie: `hexaflate_agent=${token}`, 'sec-fetch-site': 'cross-site' };
  expect((await server.ask('/api/v1/me', { headers })).status).toBe(200);
});
