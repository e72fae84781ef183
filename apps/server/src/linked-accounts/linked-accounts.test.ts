import { afterEach, beforeEach, expect, test } from 'bun:test';
import type { DeviceKey, LinkedAccount } from '@hexaflate/contract';
import { exportSPKI, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
  testDevice,
} from '../testing/context.ts';
import { type LocalIssuer, startIssuer } from '../testing/local-issuer.ts';
import { setSettings } from '../testing/set-settings.ts';

const CLIENT = 'shop.apps.googleusercontent.com';
const ANDROID = 'shop-android.apps.googleusercontent.com';
const PERSON = { sub: 'google-person-1', email: 'siti.aminah@gmail.com', email_verified: true };
let owner: string | undefined;
let server: TestServer;
let issuer: LocalIssuer;
let key: DeviceKey;
beforeEach(async () => {
  owner = undefined;
  server = await startTestServer({
    environment: { HEXAFLATE_GOOGLE_CLIENT_SECRET: 'between-us-two' },
    gateway: (gateway) => ({
      ...gateway,
      async agentByPhone(phone) {
        const agent = await gateway.agentByPhone(phone);
        return agent && { ...agent, code: owner ?? agent.code };
      },
    }),
  });
  key = await server.devices.newKey();
  issuer = await startIssuer(() => server.clock.now);
  const here = {
    names: [issuer.url],
    authorize: `${issuer.url}/authorize`,
    token: `${issuer.url}/token`,
    scope: 'openid email',
    keys: issuer.keys,
  };
  Object.assign(server.context.issuers, { google: here, facebook: here });
  await setSettings(server, {
    'signInGoogle.clientIds': [CLIENT, ANDROID],
    'signInFacebook.appIds': ['1234567890'],
  });
});
afterEach(async () => {
  await issuer.stop();
  await server.close();
});

interface Started {
  url: string;
  state: string;
  nonce: string;
}
const begin = async (provider = 'google') =>
  json<Started>(await server.ask('/api/v1/auth/provider', { method: 'POST', body: { provider }, key }));
const finish = (started: Started, back: object, from = 'google', by = key) =>
  server.ask('/api/v1/auth/provider/finish', {
    method: 'POST',
    key: by,
    body: {
      provider: from,
      state: started.state,
      device: testDevice,
      transport: 'bearer',
      ...back,
    },
  });
const refusal = async (answer: Response) => (answer.ok ? 'ok' : (await errorOf(answer)).code);

async function proof(phone: string = demoAgent.phone) {
  const challengeId = await server.requestCode(phone);
  const code = await server.codeOn(phone);
  server.clock.now += 61_000;
  return { challengeId, code };
}

/** Links an account to an agent as his app does: a code to his number, the provider, and back. */
async function link(
  token: string,
  phone: string = demoAgent.phone,
  claims: JWTPayload = PERSON,
  provider = 'google',
) {
  const body = { provider, ...(await proof(phone)) };
  const started = await json<Started>(
    await server.ask('/api/v1/linked-accounts', { method: 'POST', body, token }),
  );
  const { state } = started;
  const code = issuer.consent(started.url, claims);
  return server.ask('/api/v1/linked-accounts/finish', {
    method: 'POST',
    body: { provider, state, code },
    token,
  });
}

test('an account that is linked signs in for its number, and one that is not learns what to do', async () => {
  const stranger = await begin();
  const turnedAway = await errorOf(await finish(stranger, { code: issuer.consent(stranger.url, PERSON) }));
  expect(turnedAway.code).toBe('provider.notLinked');
  expect(turnedAway.message).toContain('Akun tertaut');

  const { token } = await server.signIn();
  const linked = await json<LinkedAccount>(await link(token));
  expect(linked).toMatchObject({ provider: 'google', label: 'si***@gmail.com', phone: demoAgent.phone });

  const started = await begin();
  const query = new URL(started.url).searchParams;
  expect(Object.fromEntries(query)).toMatchObject({
    response_type: 'code',
    client_id: CLIENT,
    redirect_uri: 'http://shop.test/sign-in/with/google',
    code_challenge_method: 'S256',
  });
  const signedIn = await json<{ token: string }>(
    await finish(started, { code: issuer.consent(started.url, PERSON) }),
  );
  expect(issuer.asked()?.get('client_secret')).toBe('between-us-two');
  const me = await json<{ code: string }>(await server.ask('/api/v1/me', { token: signedIn.token }));
  expect(me.code).toBe(demoAgent.code);
});

test('both providers can be linked, are listed, unlinked, and told of on every device', async () => {
  const { token } = await server.signIn();
  await json<LinkedAccount>(await link(token));
  await json<LinkedAccount>(
    await link(token, demoAgent.phone, { sub: 'fb-1', name: 'Siti Aminah' }, 'facebook'),
  );
  const list = () => server.ask('/api/v1/linked-accounts', { token });
  const { items } = await json<{ items: LinkedAccount[] }>(await list());
  expect(items.map(({ provider, label }) => [provider, label])).toEqual([
    ['facebook', 'Siti'],
    ['google', 'si***@gmail.com'],
  ]);
  const [first] = items;
  const other = await server.signIn(otherAgent.phone);
  const path = `/api/v1/linked-accounts/${first?.id}`;
  expect(await refusal(await server.ask(path, { method: 'DELETE', token: other.token }))).toBe(
    'provider.linkNotFound',
  );
  expect((await server.ask(path, { method: 'DELETE', token })).status).toBe(204);
  const started = await begin('facebook');
  expect(
    await refusal(await finish(started, { code: issuer.consent(started.url, { sub: 'fb-1' }) }, 'facebook')),
  ).toBe('provider.notLinked');
  const told = await json<{ items: { kind: string }[] }>(
    await server.ask('/api/v1/notifications', { token }),
  );
  expect(told.items.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['account.linked', 'account.unlinked']),
  );
});

test('an account stands for one agent alone', async () => {
  const mine = await server.signIn();
  await json<LinkedAccount>(await link(mine.token));
  expect((await link(mine.token)).status).toBe(200);
  const other = await server.signIn(otherAgent.phone);
  expect(await refusal(await link(other.token, otherAgent.phone))).toBe('provider.linkedElsewhere');
});

test('linking needs a code of the session’s own number, fresh and right', async () => {
  const { token } = await server.signIn();
  const ask = (body: object) =>
    server.ask('/api/v1/linked-accounts', { method: 'POST', body: { provider: 'google', ...body }, token });
  const right = await proof();
  const wrong = right.code === '000000' ? '000001' : '000000';
  expect(await refusal(await ask({ ...right, code: wrong }))).toBe('auth.codeWrong');
  expect(await refusal(await ask(await proof(otherAgent.phone)))).toBe('auth.codeExpired');
  const fresh = await proof();
  expect((await ask(fresh)).status).toBe(200);
  expect(await refusal(await ask(fresh))).toBe('auth.codeExpired');
});

test('a way that one session began, another cannot end, nor can it sign anybody in', async () => {
  const mine = await server.signIn();
  const other = await server.signIn(otherAgent.phone);
  const body = { provider: 'google', ...(await proof()) };
  const started = await json<Started>(
    await server.ask('/api/v1/linked-accounts', { method: 'POST', body, token: mine.token }),
  );
  const { state } = started;
  const back = { provider: 'google', state, code: issuer.consent(started.url, PERSON) };
  const stolen = await server.ask('/api/v1/linked-accounts/finish', {
    method: 'POST',
    body: back,
    token: other.token,
  });
  expect(await refusal(stolen)).toBe('provider.refused');
  expect(await refusal(await finish(started, { code: back.code }))).toBe('provider.refused');
});

test('a number that has gone to somebody else takes its linked account nowhere', async () => {
  const { token } = await server.signIn();
  await link(token);
  owner = 'AG0003';
  const started = await begin();
  expect(await refusal(await finish(started, { code: issuer.consent(started.url, PERSON) }))).toBe(
    'provider.notLinked',
  );
});

const later = (seconds: number) => Math.floor(server.clock.now / 1000) + seconds;

test.each<[string, () => JWTPayload]>([
  ['of another app', () => ({ aud: 'other.apps.googleusercontent.com' })],
  ['for two apps without saying who asked', () => ({ aud: [CLIENT, ANDROID] })],
  ['for our app and a strange one', () => ({ aud: [CLIENT, 'other'], azp: CLIENT })],
  ['that another app asked for', () => ({ azp: 'other.apps.googleusercontent.com' })],
  ['of another issuer', () => ({ iss: 'https://accounts.example' })],
  ['that has expired', () => ({ iat: later(-400), exp: later(-100) })],
  ['that is old, whatever it says of its end', () => ({ iat: later(-3600), exp: later(3600) })],
  ['from the future', () => ({ iat: later(3600), exp: later(7200) })],
  ['with another nonce', () => ({ nonce: 'replayed' })],
  ['without a nonce', () => ({ nonce: undefined })],
  ['of nobody', () => ({ sub: undefined })],
])('a token %s is refused', async (_, claims) => {
  const { token } = await server.signIn();
  await link(token);
  const started = await begin();
  const code = issuer.consent(started.url, { ...PERSON, ...claims() });
  expect(await refusal(await finish(started, { code }))).toBe('provider.refused');
});

/** Claims that would be right, for tokens that are wrong in how they are signed. */
const claimsFor = (started: Started): JWTPayload => ({
  ...PERSON,
  iss: issuer.url,
  aud: ANDROID,
  nonce: started.nonce,
  iat: later(0),
  exp: later(300),
});

test('a shell’s own token counts as long as it carries our nonce', async () => {
  const { token } = await server.signIn();
  await link(token);
  const started = await begin();
  expect((await finish(started, { idToken: await issuer.sign(claimsFor(started)) })).status).toBe(200);
  const again = await begin();
  const replayed = await issuer.sign(claimsFor(started));
  expect(await refusal(await finish(again, { idToken: replayed }))).toBe('provider.refused');
});

test('tokens that nobody signed, or that were signed with a secret or a strange key, are refused', async () => {
  const { token } = await server.signIn();
  await link(token);
  const strange = await generateKeyPair('RS256', { extractable: true });
  const published = new TextEncoder().encode(await exportSPKI(strange.publicKey));
  const forge: ((started: Started) => Promise<string> | string)[] = [
    (started) => new UnsecuredJWT(claimsFor(started)).encode(),
    (started) => new SignJWT(claimsFor(started)).setProtectedHeader({ alg: 'HS256' }).sign(published),
    (started) =>
      new SignJWT(claimsFor(started))
        .setProtectedHeader({ alg: 'RS256', kid: 'none' })
        .sign(strange.privateKey),
    async (started) => {
      const [head, , signature] = (await issuer.sign(claimsFor(started))).split('.');
      const body = Buffer.from(JSON.stringify({ ...claimsFor(started), sub: 'somebody' }));
      return `${head}.${body.toString('base64url')}.${signature}`;
    },
    () => 'no token at all',
  ];
  for (const forged of forge) {
    const started = await begin();
    expect(await refusal(await finish(started, { idToken: await forged(started) }))).toBe('provider.refused');
  }
});

test('new keys of the issuer are found, and the ones that it gave up count no more', async () => {
  const { token } = await server.signIn();
  await link(token);
  const old = await begin();
  const signedBefore = await issuer.sign(claimsFor(old));
  await issuer.rotate();
  const started = await begin();
  expect((await finish(started, { code: issuer.consent(started.url, PERSON) })).status).toBe(200);
  expect(await refusal(await finish(old, { idToken: signedBefore }))).toBe('provider.refused');
});

test('what comes back counts once, on the device that began, for a while', async () => {
  const { token } = await server.signIn();
  await link(token);
  const consented = async () => {
    const started = await begin();
    return { started, code: issuer.consent(started.url, PERSON) };
  };
  const used = await consented();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => finish(used.started, { code: used.code })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const elsewhere = await consented();
  const strange = await server.devices.newKey();
  expect(await refusal(await finish(elsewhere.started, { code: elsewhere.code }, 'google', strange))).toBe(
    'provider.refused',
  );
  expect(await refusal(await finish({ ...elsewhere.started, state: 'x' }, { code: elsewhere.code }))).toBe(
    'provider.refused',
  );
  const swapped = await begin();
  expect(await refusal(await finish(swapped, { code: elsewhere.code }))).toBe('provider.refused');
  const late = await consented();
  server.clock.now += 601_000;
  expect(await refusal(await finish(late.started, { code: late.code }))).toBe('provider.refused');
});

test('a provider that does not answer is told from one that refuses', async () => {
  const started = await begin();
  issuer.fail(true);
  expect(await refusal(await finish(started, { code: 'x' }))).toBe('provider.unavailable');
});

test('each provider is off until the operator has its id', async () => {
  await setSettings(server, { 'signInGoogle.clientIds': [], 'signInFacebook.appIds': [] });
  for (const provider of ['google', 'facebook'])
    expect(
      await refusal(await server.ask('/api/v1/auth/provider', { method: 'POST', body: { provider } })),
    ).toBe('auth.wayOff');
  const brand = await json<{ signIn: { providers: string[] } }>(await server.ask('/api/v1/brand'));
  expect(brand.signIn.providers).toEqual([]);
});

test('no token, code or verifier stands in the store or a log', async () => {
  const { token } = await server.signIn();
  await link(token);
  const started = await begin();
  const waiting = JSON.stringify(
    await server.context.store.selectFrom('linked_sign_in').selectAll().execute(),
  );
  const code = issuer.consent(started.url, PERSON);
  await finish(started, { code });
  const verifier = issuer.asked()?.get('code_verifier') ?? 'none';
  for (const secret of [started.state, verifier]) expect(waiting).not.toContain(secret);
  for (const secret of [started.state, verifier, code, PERSON.email])
    expect(server.logged.join()).not.toContain(secret);
});
