import { afterEach, beforeEach, expect, test } from 'bun:test';
import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { demoAgent, errorOf, startTestServer, type TestServer } from '../testing/context.ts';
import { type LocalIssuer, startIssuer } from '../testing/local-issuer.ts';
import { setSettings } from '../testing/set-settings.ts';

const PROJECT = '1234567890';
const ANDROID = `1:${PROJECT}:android:0a1b2c`;
const WEB = `1:${PROJECT}:web:0a1b2c`;
let server: TestServer;
let issuer: LocalIssuer;
beforeEach(async () => {
  server = await startTestServer();
  issuer = await startIssuer(() => server.clock.now);
  Object.assign(server.context.appCheckIssuer, { name: issuer.url, keys: issuer.keys });
  await setSettings(server, {
    'appCheck.android': 'enforce',
    'appCheck.ios': 'enforce',
    'appCheck.web': 'enforce',
    'appCheck.projectNumber': [PROJECT],
    'appCheck.appIds': [ANDROID, WEB],
  });
});
afterEach(async () => {
  await issuer.stop();
  await server.close();
});

const seconds = () => Math.floor(server.clock.now / 1000);
const claims = (): JWTPayload => ({
  iss: `${issuer.url}/${PROJECT}`,
  aud: [`projects/${PROJECT}`, 'projects/shop'],
  sub: ANDROID,
  jti: crypto.randomUUID(),
  iat: seconds(),
  exp: seconds() + 3600,
});
const token = (changed: JWTPayload = {}, header: object = { typ: 'JWT' }) =>
  issuer.sign({ ...claims(), ...changed }, header);
let asked = 0;
const ask = (proof?: string, headers: Record<string, string> = {}, one = server) => {
  asked += 1;
  return one.ask('/api/v1/auth/code', {
    method: 'POST',
    body: { phone: `08139999${1000 + asked}` },
    headers: { ...(proof === undefined ? {} : { 'X-Firebase-AppCheck': proof }), ...headers },
  });
};
const outcome = async (answer: Response) => (answer.ok ? 'ok' : (await errorOf(answer)).code);
const counted = async () =>
  server.context.metrics.registry.getSingleMetricAsString('hexaflate_app_checks_total');

test('a request with a token of the operator’s app passes, and one without is refused in words', async () => {
  expect(await outcome(await ask(await token()))).toBe('ok');
  const refused = await errorOf(await ask());
  expect(refused.code).toBe('appCheck.refused');
  expect(refused.message).toContain('Pasang versi resmi');
});

test('a token counts once, of 200 at once, at two processes', async () => {
  const beside = await server.beside();
  Object.assign(beside.context.appCheckIssuer, { name: issuer.url, keys: issuer.keys });
  const proof = await token();
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, index) => ask(proof, {}, index % 2 ? server : beside)),
  );
  const passed = await Promise.all(answers.map(outcome));
  expect(passed.filter((one) => one !== 'appCheck.refused' && one !== 'request.tooMany')).toHaveLength(1);
  await beside.close();
});

test('a token cannot be used again by writing its signature in another way', async () => {
  const proof = await token();
  expect(await outcome(await ask(proof))).toBe('ok');
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = letters.indexOf(proof.at(-1) ?? '');
  for (let change = 0; change < 4; change += 1)
    expect(await outcome(await ask(proof.slice(0, -1) + letters[(last & 48) | change]))).toBe(
      'appCheck.refused',
    );
});

const JWT = { typ: 'JWT' };
test.each<[string, () => JWTPayload, object]>([
  ['of another project', () => ({ iss: `${issuer.url}/999999` }), JWT],
  ['made out to another project', () => ({ aud: ['projects/999999'] }), JWT],
  ['of another issuer', () => ({ iss: `https://elsewhere.example/${PROJECT}` }), JWT],
  ['of an app that is not the operator’s', () => ({ sub: `1:${PROJECT}:android:ffffff` }), JWT],
  ['of no app', () => ({ sub: undefined }), JWT],
  ['that has expired', () => ({ exp: seconds() - 61 }), JWT],
  ['without an end', () => ({ exp: undefined }), JWT],
  ['of another type', () => ({}), { typ: 'at+jwt' }],
])('a token %s is refused', async (_, changed, header) => {
  expect(await outcome(await ask(await token(changed(), header)))).toBe('appCheck.refused');
});

test('tokens that nobody signed, or that were signed with a secret or a strange key, are refused', async () => {
  const strange = await generateKeyPair('RS256');
  const forged = [
    new UnsecuredJWT(claims()).encode(),
    await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(new Uint8Array(32)),
    await new SignJWT(claims()).setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).sign(strange.privateKey),
    'no token',
    `${'a'.repeat(5000)}.b.c`,
  ];
  for (const proof of forged) expect(await outcome(await ask(proof))).toBe('appCheck.refused');
});

test('each platform has its own mode, and what says nothing of its own is treated as the strictest', async () => {
  await setSettings(server, { 'appCheck.web': 'off', 'appCheck.ios': 'watch' });
  expect(await outcome(await ask(undefined, { 'X-App-Platform': 'web' }))).toBe('ok');
  expect(await outcome(await ask(undefined, { 'X-App-Platform': 'ios' }))).toBe('ok');
  expect(await outcome(await ask(undefined, { 'X-App-Platform': 'android' }))).toBe('appCheck.refused');
  expect(await outcome(await ask(undefined, { 'X-App-Platform': 'toaster' }))).toBe('appCheck.refused');
  expect(await outcome(await ask())).toBe('appCheck.refused');
  // What the token says of the platform counts, not what the request says.
  expect(await outcome(await ask(await token(), { 'X-App-Platform': 'ios' }))).toBe('ok');
});

test('watching refuses nobody and counts every outcome', async () => {
  await setSettings(server, {
    'appCheck.android': 'watch',
    'appCheck.ios': 'watch',
    'appCheck.web': 'watch',
  });
  const proof = await token();
  for (const one of [proof, proof, 'nonsense', undefined])
    expect(await outcome(await ask(one, { 'X-App-Platform': 'android' }))).toBe('ok');
  for (const label of ['valid', 'replayed', 'invalid', 'missing'])
    expect(await counted()).toContain(
      `hexaflate_app_checks_total{platform="android",outcome="${label}",mode="watch"} 1`,
    );
});

test('while Firebase is silent requests go through and are counted, as long as its keys are not known', async () => {
  issuer.fail(true);
  expect(await outcome(await ask(await token(), { 'X-App-Platform': 'android' }))).toBe('ok');
  expect(await counted()).toContain('outcome="unavailable"');
  expect(await outcome(await ask(undefined, { 'X-App-Platform': 'android' }))).toBe('appCheck.refused');
});

test('selling asks for proof too; reading and all the rest do not', async () => {
  await setSettings(server, { 'appCheck.android': 'off', 'appCheck.ios': 'off', 'appCheck.web': 'off' });
  const signedIn = await server.signIn();
  await setSettings(server, { 'appCheck.android': 'enforce' });
  const body = {
    attemptId: crypto.randomUUID(),
    productCode: 'S5',
    destination: '081234567890',
    counter: 1,
    maxPrice: '100000',
    pin: demoAgent.pin,
  };
  const sell = (headers: Record<string, string> = {}) =>
    server.ask('/api/v1/orders', { method: 'POST', body, token: signedIn.token, headers });
  expect(await outcome(await sell())).toBe('appCheck.refused');
  expect((await server.ask('/api/v1/me', { token: signedIn.token })).status).toBe(200);
  expect((await sell({ 'X-Firebase-AppCheck': await token() })).status).toBe(201);
});

test('no token stands in the store or a log', async () => {
  const proof = await token();
  await ask(proof);
  const rows = JSON.stringify(await server.context.store.selectFrom('app_check_token').selectAll().execute());
  for (const part of proof.split('.')) {
    expect(rows).not.toContain(part);
    expect(server.logged.join()).not.toContain(part);
  }
});
