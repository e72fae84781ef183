import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { LIVE_POSITION_HEADER } from '@hexaflate/contract';
import fc from 'fast-check';
import { demoAgent, errorOf, otherAgent, startTestServer, type TestServer } from '../testing/context.ts';
import { createApp } from './app.ts';
import { createFastLane } from './fast-lane.ts';
import { createRateLimit } from './rate-limit.ts';
import { requestFactsReader } from './request-facts.ts';
import { createSecurityHeaders } from './security-headers.ts';

const HERE = '203.0.113.10';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PATHS = ['/api/v1/home', '/api/v1/me'];
const CODINGS = ['', 'br', 'gzip'];
const facts = requestFactsReader(['10.0.0.1']);

let server: TestServer;
let tokens: string[];
let fast: (request: Request, peer?: string) => Response | undefined;
let slow: (request: Request, peer?: string) => Promise<Response>;

beforeAll(async () => {
  server = await startTestServer({ historyDays: 5 });
  tokens = [(await server.signIn()).token, (await server.signIn(otherAgent.phone)).token];
});
afterAll(() => server.close());

/** Both lanes over memory that is trusted and warm for both agents. */
beforeEach(async () => {
  openLanes();
  server.context.cache.heartbeat();
  for (const token of tokens)
    for (const path of PATHS)
      for (const coding of CODINGS) await inBoth(ask(path, token, { 'accept-encoding': coding }));
});

/** Both lanes anew: neither knows any token yet, and nothing has been taken from a limit. */
function openLanes(): void {
  const { context } = server;
  const parts = { limit: createRateLimit(context), setSecurityHeaders: createSecurityHeaders() };
  const app = createApp(context, parts);
  const lane = createFastLane(context, parts);
  fast = (request, peer = HERE) => {
    context.cache.heartbeat();
    return lane(
      request,
      facts.isSecure(request, () => peer),
    );
  };
  slow = async (request, peer = HERE) => {
    context.cache.heartbeat();
    return app.fetch(request, { facts: facts.read(request, peer) });
  };
}

function ask(path: string, token: string | undefined, headers: Record<string, string> = {}): Request {
  const credentials: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  return new Request(`http://shop.test${path}`, {
    headers: { host: 'shop.test', ...credentials, ...headers },
  });
}

/** The same request by both lanes. */
async function inBoth(request: Request, peer = HERE) {
  return { quick: fast(request, peer), whole: await slow(request, peer) };
}

/** Everything but the request's own id, which is told by its form. */
async function contentOf(answer: Response) {
  const headers = [...answer.headers].map(([name, value]) => [name, value.replace(UUID, 'an id')]);
  return { status: answer.status, headers: headers.sort(), body: (await bytesOf(answer)).toString('latin1') };
}

test('whatever is asked, the fast lane answers as the framework does, or leaves it to the framework', async () => {
  const etags = await Promise.all(
    tokens.map(async (token) => (await inBoth(ask(PATHS[0] ?? '', token))).whole.headers.get('etag') ?? ''),
  );
  const asked = fc.record({
    method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'OPTIONS'),
    path: fc.constantFrom(...PATHS, ...PATHS, '/api/v1/home?x=1', '/api/v1/me/', '/api/v1/layout', '/'),
    token: fc.constantFrom(...tokens, ...tokens, 'invented', undefined),
    asCookie: fc.boolean(),
    peer: fc.constantFrom(HERE, HERE, '10.0.0.1'),
    headers: fc.record(
      {
        'if-none-match': fc.constantFrom(...etags, `W/${etags[0]}`, `"x", ${etags[1]}`, '*', 'garbage'),
        host: fc.constantFrom('shop.test', 'shop.test:8080', 'a; script-src *'),
        'accept-encoding': fc.constantFrom('gzip, deflate, br', 'gzip', 'gzip;q=0', 'br;q=0.1, *'),
        'accept-language': fc.constantFrom('en', 'id'),
        'x-forwarded-proto': fc.constantFrom('https', 'http'),
        'x-forwarded-for': fc.constant(HERE),
      },
      { requiredKeys: [] },
    ),
  });
  let quickly = 0;
  await fc.assert(
    fc.asyncProperty(asked, async ({ method, path, token, asCookie, peer, headers }) => {
      const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
      const cookie: Record<string, string> = asCookie && token ? { cookie: `hexaflate_agent=${token}` } : {};
      const request = new Request(ask(path, asCookie ? undefined : token, { ...given, ...cookie }), {
        method,
      });
      const { quick, whole } = await inBoth(request, peer);
      if (!quick) return;
      quickly += 1;
      expect(await contentOf(quick)).toEqual(await contentOf(whole));
    }),
    { numRuns: 300 },
  );
  expect(quickly).toBeGreaterThan(20);
});

/** Bytes as they were sent. */
async function bytesOf(answer: Response | undefined): Promise<Buffer> {
  return Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer());
}

test('who accepts it is sent a packed home: a third of the bytes or less, and the same in them', async () => {
  const whole = (await bytesOf(await slow(ask('/api/v1/home', tokens[0])))).toString();
  for (const [coding, unpack] of [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const) {
    const request = ask('/api/v1/home', tokens[0], { 'accept-encoding': coding });
    const { headers } = await slow(request);
    const answer = fast(request);
    for (const sent of [headers, answer?.headers]) {
      expect(sent?.get('content-encoding')).toBe(coding);
      expect(sent?.get('vary')).toContain('Accept-Encoding');
    }
    const bytes = await bytesOf(answer);
    expect(bytes.byteLength).toBeLessThan(whole.length / 3);
    const { me, ...rest } = JSON.parse(unpack(bytes).toString());
    const { me: plainMe, ...plainRest } = JSON.parse(whole);
    expect([rest, { ...me, asOf: '' }]).toEqual([plainRest, { ...plainMe, asOf: '' }]);
  }
});

test('the tag of one coding is 304 for that coding alone, in both lanes', async () => {
  const packed = { 'accept-encoding': 'br' };
  const { whole } = await inBoth(ask('/api/v1/home', tokens[0], packed));
  const known = { 'if-none-match': whole.headers.get('etag') ?? '' };
  const same = await inBoth(ask('/api/v1/home', tokens[0], { ...packed, ...known }));
  expect([same.quick?.status, same.whole.status]).toEqual([304, 304]);
  expect(same.whole.headers.get('content-encoding')).toBeNull();
  const other = await inBoth(ask('/api/v1/home', tokens[0], known));
  expect([other.quick?.status, other.whole.status]).toEqual([200, 200]);
});

test('what fits into one packet is never packed', async () => {
  const { quick, whole } = await inBoth(ask('/api/v1/me', tokens[0], { 'accept-encoding': 'br' }));
  for (const answer of [quick, whole]) expect(answer?.headers.get('content-encoding')).toBeNull();
});

test('a change is seen by the very next read of a packed answer too', async () => {
  const request = ask('/api/v1/home', tokens[0], { 'accept-encoding': 'gzip' });
  await inBoth(request);
  expect(fast(request)?.status).toBe(200);
  await server.context.cache.invalidate([`agent:${demoAgent.code}`]);
  expect(fast(request)).toBeUndefined();
});

test('a warm home is answered at once, with its live position, and touches neither database', async () => {
  const statements = server.context.otomax.statementCount();
  const { store } = server.context;
  server.context.store = new Proxy(store, {
    get: () => {
      throw new Error('the store was asked');
    },
  });
  const request = ask('/api/v1/home', tokens[0]);
  const answer = fast(request);
  server.context.store = store;
  expect(answer?.status).toBe(200);
  expect(answer?.headers.get(LIVE_POSITION_HEADER)).toBe(server.context.live.position());
  expect(server.context.otomax.statementCount()).toBe(statements);
});

test('a session that was signed out is refused by the very next read', async () => {
  const { token } = await server.signIn();
  await inBoth(ask('/api/v1/me', token));
  expect((await inBoth(ask('/api/v1/me', token))).quick?.status).toBe(200);
  expect((await server.ask('/api/v1/auth/sign-out', { method: 'POST', token })).status).toBe(204);
  const { quick, whole } = await inBoth(ask('/api/v1/me', token));
  expect([quick, whole.status]).toEqual([undefined, 401]);
});

test('a change is seen by the very next read', async () => {
  const { context } = server;
  expect((await inBoth(ask('/api/v1/me', tokens[0]))).quick?.status).toBe(200);
  await context.cache.invalidate([`agent:${demoAgent.code}`]);
  const request = ask('/api/v1/me', tokens[0]);
  expect(fast(request)).toBeUndefined();
});

test('in a new epoch nothing is answered from the memory of the old one', async () => {
  const request = ask('/api/v1/me', tokens[0]);
  expect(fast(request)?.status).toBe(200);
  await server.context.cache.reset('a new epoch');
  expect(fast(request)).toBeUndefined();
});

test('reads in the fast lane use up the same limit, and the framework says no when it is used up', async () => {
  openLanes();
  const request = ask('/api/v1/me', tokens[0]);
  // Counted by its address, because this token is not known yet.
  expect((await slow(request)).status).toBe(200);
  let quickly = 0;
  for (let index = 0; index < 2500; index += 1) if (fast(request)) quickly += 1;
  expect(quickly).toBe(2000);
  expect((await slow(request)).status).toBe(429);
});

test('access that is over is refused in both lanes, though its view lies warm in memory', async () => {
  const { token } = await server.signIn(otherAgent.phone);
  await inBoth(ask('/api/v1/me', token));
  expect(fast(ask('/api/v1/me', token))?.status).toBe(200);
  server.clock.now += 5 * 60_000;
  const { quick, whole } = await inBoth(ask('/api/v1/me', token));
  expect(quick).toBeUndefined();
  expect((await errorOf(whole)).code).toBe('auth.accessExpired');
  server.clock.now -= 5 * 60_000;
});

test('both lanes count under the same route', async () => {
  const counted = () =>
    [
      ...server.context.metrics.requests
        .text()
        .matchAll(/_count\{route="([^"]+)",method="GET",status="200"\} (\d+)/g),
    ]
      .filter(([, route]) => route === '/api/v1/home')
      .map(([, , count]) => Number(count));
  const [before = 0] = counted();
  const { quick, whole } = await inBoth(ask('/api/v1/home', tokens[0]));
  expect([quick?.status, whole.status]).toEqual([200, 200]);
  expect(counted()).toEqual([before + 2]);
});
