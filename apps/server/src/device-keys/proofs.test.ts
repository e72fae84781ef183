import { afterAll, beforeAll, expect, test } from 'bun:test';
import { asDeviceKey, makeDeviceKey, signProof } from '@hexaflate/contract';
import {
  type Asked,
  demoAgent,
  errorOf,
  otherAgent,
  startTestServer,
  type TestServer,
} from '../testing/context.ts';
import { readProof } from './read-proof.ts';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer({ environment: { HEXAFLATE_TRUSTED_PROXIES: '10.0.0.0/8' } });
  ({ token } = await server.signIn());
});
afterAll(() => server.close());

const READ_ALL = '/api/v1/notifications/read';
const SETTINGS = '/api/v1/receipt-settings';
const codeOf = async (answer: Response) => {
  if (answer.ok) return 'ok';
  const { code, details } = await errorOf(answer);
  return typeof details.reason === 'string' ? `${code} ${details.reason}` : code;
};
const write = (asked: Asked = {}) => server.ask(READ_ALL, { method: 'POST', token, ...asked }).then(codeOf);

/** A proof for marking notifications as read; `different` says what does not fit. */
function proof(different: Partial<Parameters<typeof signProof>[1]> & { of?: string } = {}) {
  const { of = token, ...rest } = different;
  const { key, accessHash } = server.devices.byToken(of);
  const url = `http://shop.test${READ_ALL}`;
  const body = new Uint8Array();
  return signProof(key, { method: 'POST', url, body, accessHash, now: server.clock.now, ...rest });
}

test('a request that the device has signed is let in', async () => {
  expect(await write({ proof: await proof() })).toBe('ok');
});

test('a stolen access token can only read', async () => {
  expect((await server.ask('/api/v1/me', { token, proof: null })).status).toBe(200);
  const writes: [string, string, unknown?][] = [
    ['POST', READ_ALL],
    ['POST', '/api/v1/orders', { attemptId: crypto.randomUUID() }],
    ['POST', '/api/v1/inquiries', {}],
    ['POST', '/api/v1/live/ticket'],
    ['POST', '/api/v1/auth/sign-out'],
    ['POST', '/api/v1/devices/end-others'],
    ['DELETE', '/api/v1/devices'],
    ['PUT', SETTINGS, {}],
  ];
  const thief = asDeviceKey(await makeDeviceKey());
  for (const [method, path, body] of writes) {
    expect(await codeOf(await server.ask(path, { method, body, token, proof: null }))).toBe(
      'auth.proofRequired',
    );
    expect(await codeOf(await server.ask(path, { method, body, token, key: thief }))).toBe(
      'auth.proofRefused key',
    );
  }
  expect((await server.ask('/api/v1/me', { token })).status).toBe(200);
});

test('a proof for another method, address, body or token is refused', async () => {
  const stranger = await server.signIn(otherAgent.phone);
  const elsewhere = (url: string) => proof({ url });
  const refused: [string, string][] = [
    [await proof({ method: 'PUT' }), 'method'],
    [await elsewhere('http://shop.test/api/v1/devices/end-others'), 'address'],
    [await elsewhere('http://shop.test/api/v1/notifications/read/'), 'address'],
    [await elsewhere(`https://shop.test${READ_ALL}`), 'address'],
    [await elsewhere(`http://shop.test.evil.example${READ_ALL}`), 'address'],
    [await elsewhere(`http://shop.test:81${READ_ALL}`), 'address'],
    [await proof({ body: new TextEncoder().encode('{}') }), 'body'],
    [await proof({ accessHash: server.devices.byToken(stranger.token).accessHash }), 'token'],
    [await proof({ accessHash: null }), 'token'],
    [await proof({ of: stranger.token }), 'key'],
  ];
  for (const [text, reason] of refused)
    expect(await write({ proof: text })).toBe(`auth.proofRefused ${reason}`);
});

test('a proof is bound to every byte of the body', async () => {
  const order = { attemptId: crypto.randomUUID(), productCode: 'S10', maxPrice: '10350' };
  const url = `http://shop.test${SETTINGS}`;
  const body = new TextEncoder().encode(JSON.stringify(order));
  const text = await proof({ method: 'PUT', url, body });
  const dearer = { ...order, maxPrice: '10351' };
  const answer = await server.ask(SETTINGS, { method: 'PUT', token, body: dearer, proof: text });
  expect(await codeOf(answer)).toBe('auth.proofRefused body');
});

test('a proof is good once', async () => {
  const text = await proof();
  expect(await write({ proof: text })).toBe('ok');
  expect(await write({ proof: text })).toBe('auth.proofRefused used');
  const raced = await proof();
  const answers = await Promise.all(Array.from({ length: 50 }, () => write({ proof: raced })));
  expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
});

test('a device whose clock is more than a minute off is told our time', async () => {
  const at = async (offsetMs: number) => write({ proof: await proof({ now: server.clock.now + offsetMs }) });
  expect([await at(-59_000), await at(59_000)]).toEqual(['ok', 'ok']);
  expect([await at(-61_000), await at(61_000)]).toEqual(['auth.clockWrong', 'auth.clockWrong']);
  const late = await proof({ now: server.clock.now - 3_600_000 });
  const answer = await server.ask(READ_ALL, { method: 'POST', token, proof: late });
  expect((await errorOf(answer)).details).toEqual({ serverTime: server.clock.now });
});

test('a server takes no proof from before it started, since it cannot know whether it was used', async () => {
  const before = await proof({ now: server.clock.now - 1000 });
  const restarted = await server.beside();
  const answer = await restarted.ask(READ_ALL, { method: 'POST', token, proof: before });
  expect(await codeOf(answer)).toBe('auth.clockWrong');
  await restarted.close();
});

test('a proof from ahead of our clock is remembered over a restart, since it is good for longer', async () => {
  const ahead = await proof({ now: server.clock.now + 30_000 });
  expect(await write({ proof: ahead })).toBe('ok');
  server.clock.now += 1000;
  const restarted = await server.beside();
  for (const laterMs of [0, 31_000, 30_000]) {
    server.clock.now += laterMs;
    const answer = await restarted.ask(READ_ALL, { method: 'POST', token, asIs: true, proof: ahead });
    expect(await codeOf(answer)).toBe('auth.proofRefused used');
  }
  await restarted.close();
});

test('only a trusted proxy may say under which name and scheme the client knows us', async () => {
  const headers = { 'x-forwarded-host': 'toko.example', 'x-forwarded-proto': 'https' };
  const signed = () => proof({ url: `https://toko.example${READ_ALL}` });
  expect(await write({ proof: await signed(), headers, from: '10.0.0.7' })).toBe('ok');
  expect(await write({ proof: await signed(), headers, from: '203.0.113.66' })).toBe(
    'auth.proofRefused address',
  );
});

test('what is no proof by its form is refused, whatever it is', async () => {
  const good = await proof();
  const [head = '', claims = '', mark = ''] = good.split('.');
  const { key } = server.devices.byToken(token);
  const jwk = await key.publicJwk();
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  /** Truly signed, with another header. */
  async function withHeader(header: object) {
    const text = `${encode(header)}.${claims}`;
    const signature = await key.sign(new TextEncoder().encode(text));
    return `${text}.${Buffer.from(signature).toString('base64url')}`;
  }
  const usual = { typ: 'dpop+jwt', alg: 'ES256', jwk };
  expect(readProof(await withHeader(usual))).toBeDefined();
  const forged = [
    '',
    'x',
    `${head}.${claims}`,
    `${head}.${claims}.`,
    `${good}.x`,
    `${head}.${claims}.${mark.slice(0, -2)}`,
    `${head}.${claims}.${'A'.repeat(86)}`,
    `${head}=.${claims}.${mark}`,
    `${head}.${claims}x.${mark}`,
    'a'.repeat(5000),
    await withHeader({ ...usual, alg: 'none' }),
    await withHeader({ ...usual, alg: 'HS256' }),
    await withHeader({ ...usual, typ: 'JWT' }),
    await withHeader({ ...usual, crit: ['exp'] }),
    await withHeader({ ...usual, jwk: { ...jwk, d: jwk.x } }),
    await withHeader({ ...usual, jwk: { ...jwk, y: jwk.x } }),
    await withHeader({ ...usual, jwk: { ...jwk, crv: 'P-384' } }),
    await withHeader({ typ: 'dpop+jwt', alg: 'ES256', kid: 'mine' }),
  ];
  for (const text of forged) expect(readProof(text), text.slice(0, 60)).toBeUndefined();
  expect(await write({ proof: 'not.a.proof' })).toBe('auth.proofRefused form');
});

test('a sign-in without a proof opens nothing, and uses up no code', async () => {
  server.clock.now += 61_000;
  const challengeId = await server.requestCode(demoAgent.phone);
  const device = { name: 'X', platform: 'web', appVersion: '1' };
  const body = { challengeId, code: await server.codeOn(demoAgent.phone), device, transport: 'bearer' };
  const verify = (asked: Asked) => server.ask('/api/v1/auth/verify', { method: 'POST', body, ...asked });
  expect(await codeOf(await verify({ proof: null }))).toBe('auth.proofRequired');
  expect(await codeOf(await verify({}))).toBe('ok');
});
