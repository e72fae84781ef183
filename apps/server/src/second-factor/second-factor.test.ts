import { afterEach, beforeEach, expect, test } from 'bun:test';
import {
  OperatorAccountSchema,
  RecoveryCodesSchema,
  SecondFactorSchema,
  TotpSecretSchema,
} from '@hexaflate/contract';
import { type Asked, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { addOperator, provePassword, STRONG_PASSWORD, signInOperator } from '../testing/operators.ts';
import { codeAt, stepAt } from './totp.ts';

const MINUTE_MS = 60_000;
let server: TestServer;
let token: string;
beforeEach(async () => {
  server = await startTestServer();
  ({ token } = await signInOperator(server));
});
afterEach(() => server.close());

const admin = (
  path: string,
  { who = token, on = server, ...asked }: { who?: string; on?: TestServer } & Asked = {},
) => on.ask(`/api/v1/admin${path}`, { token: who, ...asked });
const codeOf = async (answer: Response) => (answer.ok ? 'ok' : (await errorOf(answer)).code);
const post = (path: string, body: object = {}, who = token, on = server) =>
  admin(path, { method: 'POST', body, who, on });
const show = async (code: string, who = token, on = server) =>
  codeOf(await post('/second-factor', { code }, who, on));
const account = async (who = token) => OperatorAccountSchema.parse(await json(await admin('/me', { who })));
const anotherSession = async () => (await signInOperator(server)).token;

function bytesOf(base32: string): Buffer {
  const bits = [...base32]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** Turns the second factor on; answers the codes of the app as time goes by, and the recovery codes. */
async function setUp(who = token): Promise<{ now: () => string; recovery: string[] }> {
  await provePassword(server, who);
  const { secret } = TotpSecretSchema.parse(await json(await post('/second-factor/totp', {}, who)));
  const now = () => codeAt(bytesOf(secret), stepAt(server.clock.now));
  const { codes } = RecoveryCodesSchema.parse(
    await json(await post('/second-factor/totp/confirm', { code: now() }, who)),
  );
  return { now, recovery: codes };
}

test('a second factor is on from its first code, and then every sign-in needs one before anything else', async () => {
  expect(await account()).toMatchObject({ secondFactor: 'off' });
  const { now, recovery } = await setUp();
  expect(new Set(recovery).size).toBe(10);
  expect(await account()).toMatchObject({ secondFactor: 'shown' });
  const other = await anotherSession();
  expect(await account(other)).toMatchObject({ secondFactor: 'asked' });
  expect(await codeOf(await admin('/orders', { who: other }))).toBe('auth.secondFactorRequired');
  const change = { current: STRONG_PASSWORD, next: 'teh tarik dua gelas' };
  expect(await codeOf(await post('/password', change, other))).toBe('auth.secondFactorRequired');
  server.clock.now += MINUTE_MS;
  expect(await show(now(), other)).toBe('ok');
  expect(await codeOf(await admin('/orders', { who: other }))).toBe('ok');
});

test('a secret that was never confirmed asks nothing of anybody', async () => {
  await provePassword(server, token);
  await json(await post('/second-factor/totp'));
  expect(await codeOf(await post('/second-factor/totp/confirm', { code: '000000' }))).toBe(
    'auth.secondFactorWrong',
  );
  expect(await account(await anotherSession())).toMatchObject({ secondFactor: 'off' });
});

test('an open session alone neither sets a factor up nor takes it away: the password is asked again', async () => {
  const begin = async () => codeOf(await post('/second-factor/totp'));
  const off = async () => codeOf(await admin('/second-factor', { method: 'DELETE' }));
  expect(await begin()).toBe('auth.reauthRequired');
  expect(await off()).toBe('auth.reauthRequired');
  expect(await codeOf(await post('/reauth', { password: 'bukan kata sandinya' }))).toBe(
    'auth.credentialsWrong',
  );
  expect(await begin()).toBe('auth.reauthRequired');
  expect(await codeOf(await post('/reauth', { password: STRONG_PASSWORD }))).toBe('ok');
  expect(await begin()).toBe('ok');
  server.clock.now += 6 * MINUTE_MS;
  expect(await begin()).toBe('auth.reauthRequired');
  const other = await anotherSession();
  expect(await codeOf(await post('/second-factor/totp', {}, other))).toBe('auth.reauthRequired');
});

test('two hundred guesses of the password at once in two processes are looked at five times each at most', async () => {
  const beside = await server.beside();
  const guess = async (n: number) =>
    codeOf(await post('/reauth', { password: `tebakan ${n}` }, token, n % 2 ? server : beside));
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => guess(n)));
  expect(answers.filter((answer) => answer !== 'request.tooMany').length).toBeLessThanOrEqual(10);
  await beside.close();
}, 60_000);

test('a code counts once, in whichever process it is shown, and no earlier one after it', async () => {
  const { now } = await setUp();
  const used = now();
  const who = await anotherSession();
  expect(await show(used, who)).toBe('auth.secondFactorWrong');
  server.clock.now += MINUTE_MS;
  const beside = await server.beside();
  const code = now();
  const answers = await Promise.all([show(code, who), show(code, who, beside)]);
  expect(answers.toSorted()).toEqual(['auth.secondFactorWrong', 'ok']);
  await beside.close();
});

test('a recovery code opens once, however it is typed, and new ones outdate the old', async () => {
  const { recovery } = await setUp();
  const [first = '', second = ''] = recovery;
  const left = async () =>
    SecondFactorSchema.parse(await json(await admin('/second-factor'))).recoveryCodesLeft;
  expect(await left()).toBe(10);
  const who = await anotherSession();
  expect(await show(first.toUpperCase().replaceAll('-', ' '), who)).toBe('ok');
  expect(await show(first, await anotherSession())).toBe('auth.secondFactorWrong');
  expect(await left()).toBe(9);
  await json(await post('/second-factor/recovery-codes'));
  expect(await show(second, await anotherSession())).toBe('auth.secondFactorWrong');
  expect(await left()).toBe(10);
  const other = await addOperator(server, 'owner');
  const theirs = await setUp(other.token);
  expect(await show(theirs.recovery[0] ?? '', await anotherSession())).toBe('auth.secondFactorWrong');
});

test('two hundred guesses at once in two processes are looked at five times each at most', async () => {
  await setUp();
  const who = await anotherSession();
  const beside = await server.beside();
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) => show(String(n).padStart(6, '0'), who, n % 2 ? server : beside)),
  );
  expect(answers.filter((answer) => answer !== 'request.tooMany').length).toBeLessThanOrEqual(10);
  await beside.close();
});

test('a dangerous verb needs a code of the last ten minutes, of one who has a second factor', async () => {
  const { now } = await setUp();
  const invite = async (username: string) => codeOf(await post('/operators', { username, role: 'support' }));
  expect(await invite('sari')).toBe('ok');
  server.clock.now += 11 * MINUTE_MS;
  expect(await invite('budi')).toBe('auth.stepUpRequired');
  expect(await codeOf(await admin('/operators'))).toBe('ok');
  expect(await show(now())).toBe('ok');
  expect(await invite('budi')).toBe('ok');
});

test('whose role needs a second factor does nothing before he has set one up', async () => {
  const changes = [{ key: 'operators.secondFactorRoles', value: ['support', 'own'], version: 0 }];
  await json(await admin('/settings', { method: 'PUT', body: { changes } }));
  const { token: who } = await addOperator(server, 'support');
  expect(await account(who)).toMatchObject({ mustSetUpSecondFactor: true });
  expect(await codeOf(await admin('/orders', { who }))).toBe('auth.secondFactorSetUp');
  await setUp(who);
  expect(await codeOf(await admin('/orders', { who }))).toBe('ok');
  const off = () => admin('/second-factor', { who, method: 'DELETE' });
  expect(await codeOf(await off())).toBe('ok');
  expect(await codeOf(await admin('/orders', { who }))).toBe('auth.secondFactorSetUp');
  const kasir = await addOperator(server, 'kasir');
  expect(await account(kasir.token)).toMatchObject({ mustSetUpSecondFactor: true });
  expect(await codeOf(await admin('/orders'))).toBe('ok');
});

test('an owner takes the second factor of one who has lost it away, and that one starts anew', async () => {
  const { username, token: who } = await addOperator(server, 'support');
  await setUp(who);
  const remove = () => admin(`/operators/${username}/second-factor`, { method: 'DELETE' });
  expect(await codeOf(await remove())).toBe('ok');
  expect(await codeOf(await admin('/me', { who }))).toBe('auth.expired');
  expect(await codeOf(await remove())).toBe('auth.secondFactorOff');
  await provePassword(server, token);
  expect(await codeOf(await post('/second-factor/recovery-codes'))).toBe('auth.secondFactorOff');
});

test('neither the secret nor a code stands in the store, the trail or the log', async () => {
  await provePassword(server, token);
  const { secret } = TotpSecretSchema.parse(await json(await post('/second-factor/totp')));
  const code = codeAt(bytesOf(secret), stepAt(server.clock.now));
  const { codes } = RecoveryCodesSchema.parse(
    await json(await post('/second-factor/totp/confirm', { code })),
  );
  await show(codes[0] ?? '', await anotherSession());
  const { store } = server.context;
  const kept = JSON.stringify([
    await store.selectFrom('operator_totp').selectAll().execute(),
    await store.selectFrom('operator_recovery_code').selectAll().execute(),
    await store.selectFrom('audit_entry').selectAll().execute(),
    server.logged,
  ]);
  const raw = bytesOf(secret);
  for (const text of [secret, raw.toString('hex'), raw.toString('base64url'), ...codes])
    expect(kept).not.toContain(text);
});
