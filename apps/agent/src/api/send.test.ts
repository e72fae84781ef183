import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { asDeviceKey, makeDeviceKey } from '@hexaflate/contract/device-proof';
import { createSender, type Sender } from './send.ts';
import { bearerTransport, type Transport } from './transport.ts';

/** What the pretended server was asked, newest last. */
interface Asked {
  path: string;
  method: string;
  authorization: string | null;
  claims: Record<string, unknown> | null;
  body: string;
}

const storage = new Map<string, string>();
const notes = new Map<string, string>();
const before = { window: globalThis.window, localStorage: globalThis.localStorage };
let asked: Asked[] = [];
let answers: (() => Response)[] = [];
let transport: Transport;
let sender: Sender;
let origin = '';

const server = Bun.serve({
  hostname: '127.0.0.1',
  port: 0,
  async fetch(request) {
    const claims = request.headers.get('dpop')?.split('.')[1];
    asked.push({
      path: new URL(request.url).pathname,
      method: request.method,
      authorization: request.headers.get('authorization'),
      claims: claims ? JSON.parse(Buffer.from(claims, 'base64url').toString()) : null,
      body: await request.text(),
    });
    return answers.shift()?.() ?? Response.json({});
  },
});

beforeAll(async () => {
  const key = asDeviceKey(await makeDeviceKey());
  const wipe = async () => {};
  const secureStorage = {
    get: async (name: string) => storage.get(name) ?? null,
    set: async (name: string, value: string) => void storage.set(name, value),
    remove: async (name: string) => void storage.delete(name),
  };
  origin = `http://127.0.0.1:${server.port}`;
  Object.assign(globalThis, {
    __APP_VERSION__: '9.9.9',
    window: {
      hexaflateShell: { platform: 'android', apiOrigin: origin, secureStorage, deviceKey: { ...key, wipe } },
    },
    localStorage: {
      getItem: (name: string) => notes.get(name) ?? null,
      setItem: (name: string, value: string) => void notes.set(name, value),
      removeItem: (name: string) => void notes.delete(name),
    },
  });
  transport = bearerTransport(secureStorage);
  sender = createSender(transport, origin);
});
afterAll(async () => {
  Object.assign(globalThis, before);
  await server.stop(true);
});
beforeEach(async () => {
  asked = [];
  answers = [];
  notes.clear();
  notes.set('hexaflate.access', JSON.stringify({ hash: 'h1', until: Date.now() + 60_000 }));
  await transport.keep({ token: 'a1', refreshToken: 'r1' });
});

const refused =
  (code: string, details: object = {}) =>
  () =>
    Response.json({ error: { code, message: code, details, requestId: 'x' } }, { status: 401 });
const renewed = () =>
  Response.json({
    deviceId: 'd',
    token: 'a2',
    refreshToken: 'r2',
    accessHash: 'h2',
    accessSeconds: 300,
    expiresAt: new Date().toISOString(),
  });
const sell = () => sender.send('/api/v1/orders', { method: 'POST', body: '{"a":1}' });

test("what changes something is signed by the shell's key, body and all, and what reads is not", async () => {
  await sender.send('/api/v1/me', {});
  await sell();
  const [read, write] = asked;
  expect([read?.claims, read?.authorization]).toEqual([null, 'Bearer a1']);
  const body_hash = new Bun.CryptoHasher('sha256').update('{"a":1}').digest('base64url');
  expect(write?.claims).toMatchObject({ htm: 'POST', htu: `${origin}/api/v1/orders`, ath: 'h1', body_hash });
  expect(write?.body).toBe('{"a":1}');
});

test('access that has ended is renewed and the request repeated once, with the new token', async () => {
  answers = [refused('auth.accessExpired'), renewed];
  expect((await sell()).status).toBe(200);
  expect(asked.map(({ path, authorization }) => [path, authorization])).toEqual([
    ['/api/v1/orders', 'Bearer a1'],
    ['/api/v1/auth/refresh', null],
    ['/api/v1/orders', 'Bearer a2'],
  ]);
  expect(JSON.parse(asked[1]?.body ?? '')).toMatchObject({ refreshToken: 'r1', appVersion: '9.9.9' });
  expect(asked[2]?.claims?.ath).toBe('h2');
});

test('what is refused a second time is not asked again', async () => {
  answers = [refused('auth.accessExpired'), renewed, refused('auth.accessExpired')];
  expect((await sell()).status).toBe(401);
  expect(asked).toHaveLength(3);
});

test('access that is known to be over is renewed first', async () => {
  notes.set('hexaflate.access', JSON.stringify({ hash: 'h1', until: Date.now() - 1 }));
  answers = [renewed];
  await sender.send('/api/v1/me', {});
  expect(asked.map(({ path }) => path)).toEqual(['/api/v1/auth/refresh', '/api/v1/me']);
});

test('a renewal that nobody answered is asked for again under the same attempt id', async () => {
  const known = notes.get('hexaflate.access') ?? null;
  answers = [() => new Response('cut off', { status: 502 }), renewed];
  await sender.renew(known);
  expect(notes.has('hexaflate.refresh')).toBe(true);
  expect(await sender.renew(known)).toBe('fresh');
  const attempts = asked.map(({ body }) => JSON.parse(body).attemptId);
  expect(new Set(attempts).size).toBe(1);
  expect(notes.has('hexaflate.refresh')).toBe(false);
  expect(storage.get('hexaflate.tokens')).toBe('{"token":"a2","refreshToken":"r2"}');
});

test('a session that is over stays over: the refusal of the renewal is the answer', async () => {
  answers = [refused('auth.expired'), refused('auth.expired', { reason: 'replaced' })];
  const answer = await sell();
  const { error } = await answer.json();
  expect([answer.status, error.details.reason, asked.length]).toEqual([401, 'replaced', 2]);
});

test('whoever has nothing to renew with hears the refusal itself', async () => {
  await transport.forget();
  notes.delete('hexaflate.access');
  answers = [refused('auth.required')];
  expect((await sender.send('/api/v1/me', {})).status).toBe(401);
  expect(asked).toHaveLength(1);
});

test('a device whose clock is wrong signs once more by the clock of the server', async () => {
  const serverTime = Date.now() + 7_200_000;
  answers = [refused('auth.clockWrong', { serverTime })];
  expect((await sell()).status).toBe(200);
  expect(Math.abs(Number(asked[1]?.claims?.iat) * 1000 - serverTime)).toBeLessThan(5_000);
});

test('access that another tab has renewed meanwhile is not renewed twice', async () => {
  notes.set('hexaflate.access', JSON.stringify({ hash: 'h3', until: Date.now() + 60_000 }));
  expect(await sender.renew('an older note')).toBe('fresh');
  expect(asked).toEqual([]);
});
