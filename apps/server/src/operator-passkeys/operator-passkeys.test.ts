import { afterEach, beforeEach, expect, test } from 'bun:test';
import {
  OperatorAccountSchema,
  PasskeyAddedSchema,
  PasskeyCreationSchema,
  PasskeyRequestSchema,
  SecondFactorSchema,
} from '@hexaflate/contract';
import { type Asked, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { addOperator, provePassword, signInOperator } from '../testing/operators.ts';
import { createAuthenticator } from '../testing/panel-authenticator.ts';

const MINUTE_MS = 60_000;
const HERE = { origin: 'http://shop.test', rpId: 'shop.test' };
let server: TestServer;
let token: string;
beforeEach(async () => {
  server = await startTestServer();
  ({ token } = await signInOperator(server));
});
afterEach(() => server.close());

type Authenticator = ReturnType<typeof createAuthenticator>;
const admin = (path: string, { who = token, ...asked }: { who?: string } & Asked = {}, on = server) =>
  on.ask(`/api/v1/admin${path}`, { token: who, ...asked });
const post = (path: string, body: object = {}, who = token) => admin(path, { method: 'POST', body, who });
const open = (path: string, body: object = {}, from = '203.0.113.10', on = server) =>
  on.ask(`/api/v1/admin${path}`, { method: 'POST', body, from });
const codeOf = async (answer: Response) => (answer.ok ? 'ok' : (await errorOf(answer)).code);
const account = async (who: string) => OperatorAccountSchema.parse(await json(await admin('/me', { who })));
const tokenOf = (answer: Response) =>
  /hexaflate_operator=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
const creation = async (who = token) =>
  PasskeyCreationSchema.parse(await json(await post('/passkeys/options', {}, who)));
const request = async (answer: Response) => PasskeyRequestSchema.parse(await json(answer));
const last = () =>
  server.context.store.selectFrom('audit_entry').selectAll().orderBy('seq', 'desc').executeTakeFirstOrThrow();

/** Registers a passkey in a session that has just shown the password. */
async function add(key: Authenticator, who = token, name = 'Laptop'): Promise<Response> {
  await provePassword(server, who);
  const { challenge, user } = await creation(who);
  return post('/passkeys', { name, made: key.make({ ...HERE, challenge }, user.id) }, who);
}

async function signIn(key: Authenticator, more: Partial<Parameters<Authenticator['sign']>[0]> = {}) {
  const { challenge } = await request(await open('/passkeys/sign-in/options'));
  return open('/passkeys/sign-in', { signed: key.sign({ ...HERE, challenge, ...more }) });
}

test('a passkey is the whole sign-in: whoever has it and is recognised by it needs neither name nor password', async () => {
  const key = createAuthenticator();
  const added = PasskeyAddedSchema.parse(await json(await add(key)));
  expect(added.codes).toHaveLength(10);
  const answer = await signIn(key);
  expect(OperatorAccountSchema.parse(await json(answer))).toMatchObject({
    username: 'operator',
    secondFactor: 'shown',
    passkeys: 1,
    totp: false,
  });
  expect(await codeOf(await admin('/orders', { who: tokenOf(answer) }))).toBe('ok');
  expect(await last()).toMatchObject({ verb: 'operator.signedIn', after: '{"by":"passkey"}' });
  expect(
    (await json<{ items: { lastUsedAt: string | null }[] }>(await admin('/passkeys'))).items,
  ).toMatchObject([
    { name: 'Laptop', host: 'shop.test', lastUsedAt: new Date(server.clock.now).toISOString() },
  ]);
});

test('after a password a passkey is the second factor, and later the step-up', async () => {
  const key = createAuthenticator();
  await json(await add(key));
  const who = (await signInOperator(server)).token;
  expect(await account(who)).toMatchObject({ secondFactor: 'asked' });
  expect(await codeOf(await admin('/orders', { who }))).toBe('auth.secondFactorRequired');
  const show = async () => {
    const asked = await request(await post('/second-factor/passkey/options', {}, who));
    expect(asked.allowCredentials?.map(({ id }) => id)).toEqual([key.id]);
    return post('/second-factor/passkey', { signed: key.sign({ ...HERE, challenge: asked.challenge }) }, who);
  };
  expect(await codeOf(await show())).toBe('ok');
  server.clock.now += 11 * MINUTE_MS;
  const invite = () => post('/operators', { username: 'sari', role: 'support' }, who);
  expect(await codeOf(await invite())).toBe('auth.stepUpRequired');
  expect(await codeOf(await show())).toBe('ok');
  expect(await codeOf(await invite())).toBe('ok');
});

test('an open session alone adds and removes no passkey, and one with a factor shows it first', async () => {
  expect(await codeOf(await post('/passkeys/options'))).toBe('auth.reauthRequired');
  const key = createAuthenticator();
  await json(await add(key));
  server.clock.now += 6 * MINUTE_MS;
  const remove = () => admin(`/passkeys/${key.id}`, { method: 'DELETE' });
  expect(await codeOf(await remove())).toBe('auth.reauthRequired');
  server.clock.now += 6 * MINUTE_MS;
  expect(await codeOf(await remove())).toBe('auth.stepUpRequired');
  const { challenge } = await request(await post('/second-factor/passkey/options'));
  await json(await post('/second-factor/passkey', { signed: key.sign({ ...HERE, challenge }) }));
  expect(await codeOf(await remove())).toBe('ok');
  expect(await codeOf(await signIn(key))).toBe('passkey.refused');
});

test('a challenge is used once, soon, by the session that asked, and for what it was given out', async () => {
  const key = createAuthenticator();
  await json(await add(key));
  const { challenge } = await request(await open('/passkeys/sign-in/options'));
  const signed = key.sign({ ...HERE, challenge });
  const beside = await server.beside();
  const both = await Promise.all([
    open('/passkeys/sign-in', { signed }),
    open('/passkeys/sign-in', { signed }, '203.0.113.10', beside),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  await beside.close();
  expect(await codeOf(await open('/passkeys/sign-in', { signed }))).toBe('passkey.refused');

  const late = await request(await open('/passkeys/sign-in/options'));
  server.clock.now += 3 * MINUTE_MS;
  const tooLate = key.sign({ ...HERE, challenge: late.challenge });
  expect(await codeOf(await open('/passkeys/sign-in', { signed: tooLate }))).toBe('passkey.refused');

  const shown = await request(await post('/second-factor/passkey/options'));
  const forShowing = key.sign({ ...HERE, challenge: shown.challenge });
  expect(await codeOf(await open('/passkeys/sign-in', { signed: forShowing }))).toBe('passkey.refused');
  const other = (await signInOperator(server)).token;
  const again = await request(await post('/second-factor/passkey/options'));
  const ofAnother = { signed: key.sign({ ...HERE, challenge: again.challenge }) };
  expect(await codeOf(await post('/second-factor/passkey', ofAnother, other))).toBe('passkey.refused');
});

test('a signature for another site, without recognition of its holder or by a stranger opens nothing', async () => {
  const key = createAuthenticator();
  await json(await add(key));
  const phishing = { origin: 'https://shop.test.evil.example', rpId: 'shop.test' };
  expect(await codeOf(await signIn(key, phishing))).toBe('passkey.refused');
  expect(await codeOf(await signIn(key, { rpId: 'evil.example' }))).toBe('passkey.refused');
  expect(await codeOf(await signIn(key, { verified: false }))).toBe('passkey.refused');
  const stranger = createAuthenticator();
  stranger.make({ ...HERE, challenge: 'AAAA' }, 'AAAA');
  expect(await codeOf(await signIn(stranger))).toBe('passkey.refused');
  expect(await codeOf(await signIn(key))).toBe('ok');
});

test('a copied passkey is found out: a counter that does not go on is refused, and told in the trail', async () => {
  const key = createAuthenticator();
  await json(await add(key));
  await json(await signIn(key, { counter: 9 }));
  expect(await codeOf(await signIn(key, { counter: 9 }))).toBe('passkey.refused');
  expect(await last()).toMatchObject({ verb: 'operator.signInRefused', subject: 'operator:operator' });
  expect(await codeOf(await signIn(key, { counter: 10 }))).toBe('ok');
});

test('the passkey of one operator does not show another', async () => {
  const [mine, theirs] = [createAuthenticator(), createAuthenticator()];
  const other = await addOperator(server, 'owner');
  await json(await add(mine));
  await json(await add(theirs, other.token));
  const { challenge } = await request(await post('/second-factor/passkey/options'));
  const signed = theirs.sign({ ...HERE, challenge });
  expect(await codeOf(await post('/second-factor/passkey', { signed }))).toBe('passkey.refused');
  expect(await codeOf(await admin(`/passkeys/${theirs.id}`, { method: 'PATCH', body: { name: 'x' } }))).toBe(
    'passkey.notFound',
  );
  await provePassword(server, token);
  expect(await codeOf(await admin(`/passkeys/${theirs.id}`, { method: 'DELETE' }))).toBe('passkey.notFound');
  expect(await codeOf(await add(theirs))).toBe('passkey.refused');
});

test('behind a trusted proxy the address is the one that the browser shows; nobody else may say so', async () => {
  const key = createAuthenticator();
  const place = { origin: 'https://panel.example', rpId: 'panel.example' };
  const proxied = await server.beside({ HEXAFLATE_TRUSTED_PROXIES: '10.0.0.1' });
  const headers = {
    Origin: place.origin,
    'X-Forwarded-Host': 'panel.example',
    'X-Forwarded-Proto': 'https',
    'X-Forwarded-For': '203.0.113.10',
  };
  const ask = (path: string, body: object, from: string) =>
    proxied.ask(`/api/v1/admin${path}`, { method: 'POST', body, token, headers, from });
  await provePassword(server, token);
  expect(await codeOf(await ask('/passkeys/options', {}, '203.0.113.10'))).toBe('passkey.originUnknown');
  const options = PasskeyCreationSchema.parse(await json(await ask('/passkeys/options', {}, '10.0.0.1')));
  expect(options.rp.id).toBe('panel.example');
  const made = key.make({ ...place, challenge: options.challenge }, options.user.id);
  await json(await ask('/passkeys', { name: 'Laptop', made }, '10.0.0.1'));
  // Made for the panel's name, it is good for no other name of the same server.
  expect(await codeOf(await post('/second-factor/passkey/options'))).toBe('passkey.notFound');
  expect(await codeOf(await signIn(key))).toBe('passkey.refused');
  await proxied.close();
});

test('a bare IP address has no passkeys, and says why', async () => {
  await provePassword(server, token);
  const answer = await admin('/passkeys/options', {
    method: 'POST',
    body: {},
    headers: { Host: '192.0.2.1:8080' },
  });
  expect(await errorOf(answer)).toMatchObject({ code: 'passkey.originUnknown' });
});

test('a passkey counts where a role must have a second factor', async () => {
  const changes = [{ key: 'operators.secondFactorRoles', value: ['support'], version: 0 }];
  await json(await admin('/settings', { method: 'PUT', body: { changes } }));
  const { token: who } = await addOperator(server, 'support');
  expect(await codeOf(await admin('/orders', { who }))).toBe('auth.secondFactorSetUp');
  await json(await add(createAuthenticator(), who));
  expect(await codeOf(await admin('/orders', { who }))).toBe('ok');
});

test('recovery codes come with the first factor, open in place of it, and go with the last', async () => {
  const [one, two] = [createAuthenticator(), createAuthenticator()];
  const { codes } = PasskeyAddedSchema.parse(await json(await add(one)));
  expect(PasskeyAddedSchema.parse(await json(await add(two, token, 'HP'))).codes).toBeNull();
  const who = (await signInOperator(server)).token;
  expect(await codeOf(await post('/second-factor', { code: codes?.[0] ?? '' }, who))).toBe('ok');
  const left = async () =>
    SecondFactorSchema.parse(await json(await admin('/second-factor'))).recoveryCodesLeft;
  expect(await left()).toBe(9);
  for (const { id } of [one, two]) {
    await provePassword(server, token);
    expect((await admin(`/passkeys/${id}`, { method: 'DELETE' })).status).toBe(204);
  }
  expect(await left()).toBe(0);
  expect(await account(token)).toMatchObject({ secondFactor: 'off', passkeys: 0 });
});

test('an owner takes the passkeys of one who has lost them away, and the removed operator leaves none', async () => {
  const key = createAuthenticator();
  const { username, token: who } = await addOperator(server, 'support');
  await json(await add(key, who));
  expect((await admin(`/operators/${username}/second-factor`, { method: 'DELETE' })).status).toBe(204);
  expect(await codeOf(await admin('/me', { who }))).toBe('auth.expired');
  expect(await codeOf(await signIn(key))).toBe('passkey.refused');
  expect(await server.context.store.selectFrom('operator_passkey').selectAll().execute()).toEqual([]);
});

test('no more passkeys than the setting says, and not from an address that is not allowed', async () => {
  const changes = [{ key: 'operators.passkeysMost', value: 1, version: 0 }];
  await json(await admin('/settings', { method: 'PUT', body: { changes } }));
  const key = createAuthenticator();
  await json(await add(key));
  expect(await codeOf(await add(createAuthenticator()))).toBe('passkey.tooMany');
  const allow = [{ key: 'operators.allowedAddresses', value: ['203.0.113.10'], version: 0 }];
  await json(await admin('/settings', { method: 'PUT', body: { changes: allow } }));
  expect(await codeOf(await open('/passkeys/sign-in/options', {}, '198.51.100.1'))).toBe(
    'auth.addressNotAllowed',
  );
  expect(await codeOf(await signIn(key))).toBe('ok');
});

test('neither a challenge nor a signature stands in the store, the trail or the log', async () => {
  const key = createAuthenticator();
  await json(await add(key));
  const { challenge } = await request(await open('/passkeys/sign-in/options'));
  const signed = key.sign({ ...HERE, challenge, verified: false });
  await open('/passkeys/sign-in', { signed });
  await open('/passkeys/sign-in', { signed: key.sign({ ...HERE, challenge: 'AAAA' }) });
  const { store } = server.context;
  const kept = JSON.stringify([
    await store.selectFrom('passkey_challenge').selectAll().execute(),
    await store.selectFrom('operator_passkey').selectAll().execute(),
    await store.selectFrom('audit_entry').selectAll().execute(),
    server.logged,
  ]);
  for (const text of [challenge, signed.response.signature, signed.response.clientDataJSON])
    expect(kept).not.toContain(text);
});
