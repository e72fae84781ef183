import { afterAll, beforeAll, expect, test } from 'bun:test';
import {
  demoAgent,
  errorOf,
  json,
  startTestServer,
  type TestServer,
  testDevice,
} from '../testing/context.ts';

const SHELLS = ['https://localhost', 'capacitor://localhost'];
/** What pages elsewhere say, and what only looks like a shell. */
const OTHERS = [
  'https://evil.test',
  'http://localhost',
  'https://localhost:8443',
  'https://localhost.evil.test',
  'https://LOCALHOST',
  'capacitor://evil',
  'ionic://localhost',
  'null',
];
const crossSite = (origin: string) => ({ origin, 'sec-fetch-site': 'cross-site' });

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = (await server.signIn()).token;
});
afterAll(() => server.close());

const preflight = (path: string, origin: string) =>
  server.askRaw(path, {
    method: 'OPTIONS',
    headers: {
      ...crossSite(origin),
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,dpop',
    },
  });

const grants = (answer: Response) =>
  [...answer.headers.keys()].filter((name) => name.startsWith('access-control-'));

test('a shell signs in, goes on and reads from its own origin, by tokens and with proofs for our address', async () => {
  for (const origin of SHELLS) {
    const headers = crossSite(origin);
    const key = await server.devices.newKey();
    const asked = await server.ask('/api/v1/auth/code', {
      method: 'POST',
      body: { phone: demoAgent.phone },
      headers,
    });
    const { challengeId } = await json<{ challengeId: string }>(asked);
    const opened = await server.ask('/api/v1/auth/verify', {
      method: 'POST',
      headers,
      key,
      body: {
        challengeId,
        code: await server.codeOn(demoAgent.phone),
        device: { ...testDevice, platform: 'android' },
        transport: 'bearer',
      },
    });
    expect(opened.headers.get('access-control-allow-origin')).toBe(origin);
    const signedIn = await json<{ token: string; refreshToken: string }>(opened);
    const renewed = await server.ask('/api/v1/auth/refresh', {
      method: 'POST',
      headers,
      key,
      body: { attemptId: crypto.randomUUID(), refreshToken: signedIn.refreshToken },
    });
    const next = await json<{ token: string }>(renewed);
    for (const path of ['/api/v1/home', '/api/v1/home', '/api/v1/me', '/api/v1/orders']) {
      const answer = await server.ask(path, { headers, token: next.token, asIs: true });
      expect([path, answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([
        path,
        200,
        origin,
      ]);
      expect(answer.headers.get('access-control-expose-headers')).toContain('Live-Position');
      expect(answer.headers.get('vary')).toContain('Origin');
    }
    server.clock.now += 61_000;
  }
});

test('a shell may ask with what its app sends, and never with credentials of a browser', async () => {
  for (const origin of SHELLS) {
    const answer = await preflight('/api/v1/orders', origin);
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
    for (const name of ['Authorization', 'Content-Type', 'DPoP', 'X-App-Platform', 'X-Firebase-AppCheck'])
      expect(answer.headers.get('access-control-allow-headers')).toContain(name);
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
  }
});

test('refusals are readable in a shell too, so that it can say what happened', async () => {
  const answer = await server.ask('/api/v1/me', { headers: crossSite('capacitor://localhost') });
  expect(answer.headers.get('access-control-allow-origin')).toBe('capacitor://localhost');
  expect((await errorOf(answer)).code).toBe('auth.required');
});

test('any other origin is told nothing and allowed nothing', async () => {
  for (const origin of OTHERS) {
    const asked = await preflight('/api/v1/orders', origin);
    const read = await server.ask('/api/v1/home', { headers: crossSite(origin), token });
    const write = await server.ask('/api/v1/auth/code', {
      method: 'POST',
      body: { phone: demoAgent.phone },
      headers: crossSite(origin),
    });
    expect([origin, asked.ok, grants(asked), grants(read), grants(write)]).toEqual([
      origin,
      false,
      [],
      [],
      [],
    ]);
    expect((await errorOf(write)).code).toBe('request.crossSite');
  }
});

test("whoever names no origin is answered as before, and the operator's side is not for shells", async () => {
  expect(grants(await server.ask('/api/v1/home', { token }))).toEqual([]);
  for (const path of [
    '/api/v1/admin/sign-in',
    '/api/v1/admin',
    '/api/v1/admin?x',
    '/api/v1/%61dmin/sign-in',
    '/api/v1/orders/../admin/sign-in',
    '//api/v1/orders',
    '/hapus-akun',
    '/',
    '/api/v1x/orders',
  ])
    expect([path, grants(await preflight(path, 'https://localhost'))]).toEqual([path, []]);
  const signIn = await server.ask('/api/v1/admin/sign-in', {
    method: 'POST',
    body: { username: 'admin', password: 'x' },
    headers: crossSite('https://localhost'),
  });
  expect((await errorOf(signIn)).code).toBe('request.crossSite');
});

test('a cookie that comes along with the page of a shell opens nothing, and none is given', async () => {
  const headers = { ...crossSite('https://localhost'), cookie: `hexaflate_agent=${token}` };
  const read = await server.askRaw('/api/v1/me', { headers });
  expect((await errorOf(read)).code).toBe('auth.required');
  const challengeId = await server.requestCode();
  const opened = await server.ask('/api/v1/auth/verify', {
    method: 'POST',
    headers: crossSite('https://localhost'),
    body: {
      challengeId,
      code: await server.codeOn(demoAgent.phone),
      device: testDevice,
      transport: 'cookie',
    },
  });
  expect([opened.status, opened.headers.getSetCookie()]).toEqual([200, []]);
  server.clock.now += 61_000;
});

test('a server that itself lies at https://localhost keeps its browsers, cookies and all', async () => {
  const headers = {
    host: 'localhost',
    origin: 'https://localhost',
    'sec-fetch-site': 'same-origin',
    cookie: `hexaflate_agent=${token}`,
  };
  const answer = await server.askRaw('/api/v1/me', { headers });
  expect([answer.status, grants(answer)]).toEqual([200, []]);
});
