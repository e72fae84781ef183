import { afterEach, beforeEach, expect, test } from 'bun:test';
import type { OperatorAccount } from '@hexaflate/contract';
import { errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';
import { STRONG_PASSWORD, signInOperator } from '../testing/operators.ts';
import { ensureFirstOperator } from './first-account.ts';

let server: TestServer;
let first: { username: string; password: string };
beforeEach(async () => {
  server = await startTestServer();
  const created = await ensureFirstOperator(server.context);
  if (!created) throw new Error('no first account');
  first = created;
});
afterEach(() => server.close());

const admin = (path: string, asked = {}) => server.ask(`/api/v1/admin${path}`, asked);
const signIn = (username: string, password: string, from?: string) =>
  admin('/sign-in', { method: 'POST', body: { username, password }, ...(from ? { from } : {}) });
const tokenOf = (answer: Response) =>
  /hexaflate_operator=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
const codeOf = async (answer: Response) => (answer.ok ? 'ok' : (await errorOf(answer)).code);

test('the first account is made once, with a one-time password that is kept as argon2id only', async () => {
  expect(first.username).toBe('operator');
  expect(first.password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
  expect(await ensureFirstOperator(server.context)).toBeUndefined();
  const rows = await server.context.store.selectFrom('operator').selectAll().execute();
  expect(rows).toHaveLength(1);
  expect(rows[0]?.password_hash).toStartWith('$argon2id$');
  expect(JSON.stringify(rows)).not.toContain(first.password);
});

test('the cookie is for our own pages alone and no script can read it', async () => {
  const answer = await signIn(first.username, first.password);
  const cookie = answer.headers.get('set-cookie') ?? '';
  for (const attribute of [
    /^hexaflate_operator=[\w-]{43}; /,
    /; Path=\/;/,
    /; HttpOnly/,
    /; SameSite=Strict/,
  ])
    expect(cookie).toMatch(attribute);
  expect(await answer.text()).not.toContain(tokenOf(answer));
});

test('an unknown user and a wrong password get the same answer', async () => {
  const unknown = await signIn('nobody', first.password);
  const wrong = await signIn(first.username, 'wrong');
  const shape = async (answer: Response) => {
    const { requestId: _, ...error } = await errorOf(answer);
    return { status: answer.status, error };
  };
  expect(await shape(unknown)).toEqual(await shape(wrong));
  expect(unknown.status).toBe(401);
});

test('while the one-time password stands, only the account itself can be used', async () => {
  const token = tokenOf(await signIn(first.username, first.password));
  expect(await json<OperatorAccount>(await admin('/me', { token }))).toMatchObject({
    mustChangePassword: true,
  });
  for (const path of ['/dashboard', '/orders', '/agents', '/unknown', '/search?q=x', '/orders/me'])
    expect(await codeOf(await admin(path, { token }))).toBe('auth.passwordChangeRequired');
  const ticket = await admin('/live/ticket', { method: 'POST', token });
  expect(await codeOf(ticket)).toBe('auth.passwordChangeRequired');
  expect((await admin('/sign-out', { method: 'POST', token })).status).toBe(204);
});

test('changing the password opens the panel, ends the other sessions and outdates the old one', async () => {
  const [token, elsewhere] = [
    tokenOf(await signIn(first.username, first.password)),
    tokenOf(await signIn(first.username, first.password)),
  ];
  const other = await server.context.store
    .selectFrom('operator_session')
    .select('id')
    .orderBy('created_at', 'desc')
    .execute();
  const sockets = other.map(({ id }) =>
    listen(server, { audience: 'operator', sessionId: id, subject: first.username }),
  );
  const change = (current: string, next: string) =>
    admin('/password', { method: 'POST', token, body: { current, next } });
  expect(await codeOf(await change('wrong', STRONG_PASSWORD))).toBe('auth.credentialsWrong');
  expect(await codeOf(await change(first.password, 'short'))).toBe('auth.passwordWeak');
  expect(await codeOf(await change(first.password, first.password))).toBe('auth.passwordWeak');
  expect(await json<OperatorAccount>(await change(first.password, STRONG_PASSWORD))).toMatchObject({
    mustChangePassword: false,
  });
  expect(await codeOf(await admin('/orders', { token }))).toBe('ok');
  expect(await codeOf(await admin('/me', { token: elsewhere }))).toBe('auth.expired');
  expect(sockets.map(({ closed }) => closed).toSorted()).toEqual(['revoked', undefined]);
  expect(await codeOf(await signIn(first.username, first.password))).toBe('auth.credentialsWrong');
  expect((await signIn(first.username, STRONG_PASSWORD)).status).toBe(200);
});

test('the sixth guess at once or one after another waits, from this address only', async () => {
  const guesses = await Promise.all(Array.from({ length: 30 }, () => signIn(first.username, 'wrong')));
  const codes = await Promise.all(guesses.map(codeOf));
  expect(codes.filter((code) => code === 'auth.credentialsWrong')).toHaveLength(5);
  expect(codes.filter((code) => code === 'request.tooMany')).toHaveLength(25);
  const refused = await signIn(first.username, first.password);
  expect(refused.headers.get('retry-after')).toBe('60');
  expect((await signIn(first.username, first.password, '198.51.100.77')).status).toBe(200);
  server.clock.now += 60_000;
  expect((await signIn(first.username, first.password)).status).toBe(200);
});

/** A hundred guesses shall not take a minute; what they cost is not what is looked at. */
async function hashCheaply(): Promise<void> {
  const cheap = { algorithm: 'argon2id', memoryCost: 8, timeCost: 1 } as const;
  const password_hash = await Bun.password.hash(first.password, cheap);
  await server.context.store.updateTable('operator').set({ password_hash }).execute();
}

test('whoever guesses from everywhere locks nobody out of where he has signed in before', async () => {
  await hashCheaply();
  const home = ['203.0.113.10', '2001:db8:1:2::10'];
  for (const address of home)
    expect(await codeOf(await signIn(first.username, first.password, address))).toBe('ok');
  const crowd = Array.from({ length: 25 }, (_, n) => `198.51.100.${n}`);
  for (const address of crowd)
    await Promise.all(Array.from({ length: 4 }, () => signIn(first.username, 'wrong', address)));
  const from = async (address: string) => codeOf(await signIn(first.username, first.password, address));
  expect(await from('192.0.2.7')).toBe('request.tooMany');
  expect(await from('203.0.113.10')).toBe('ok');
  // IPv6 gives a machine another address every day, in the same network.
  await signIn(first.username, 'wrong', '192.0.2.7');
  expect(await from('2001:db8:1:2:abcd::1')).toBe('ok');
});

test('guesses from one network of IPv6 wait like those from one address', async () => {
  await hashCheaply();
  const guesses = Array.from({ length: 12 }, (_, n) => signIn(first.username, 'wrong', `2001:db8::${n + 1}`));
  const codes = await Promise.all((await Promise.all(guesses)).map(codeOf));
  expect(codes.filter((code) => code === 'auth.credentialsWrong')).toHaveLength(5);
});

test('a session ends after twelve hours without use, and after thirty days in any case', async () => {
  const { token } = await signInOperator(server);
  for (let hours = 0; hours < 48; hours += 11) {
    server.clock.now += 11 * 3_600_000;
    expect(await codeOf(await admin('/me', { token }))).toBe('ok');
  }
  server.clock.now += 12 * 3_600_000;
  expect(await codeOf(await admin('/me', { token }))).toBe('auth.expired');
  const second = await signInOperator(server);
  let lasted = 0;
  while ((await codeOf(await admin('/me', { token: second.token }))) === 'ok') {
    server.clock.now += 11 * 3_600_000;
    lasted += 11;
  }
  expect(lasted).toBeGreaterThanOrEqual(30 * 24);
  expect(lasted).toBeLessThan(31 * 24);
});

test('signing out ends the session and its socket', async () => {
  const { token, sessionId } = await signInOperator(server);
  const socket = listen(server, { audience: 'operator', sessionId, subject: first.username });
  const answer = await admin('/sign-out', { method: 'POST', token });
  expect(answer.headers.get('set-cookie')).toMatch(/^hexaflate_operator=;/);
  expect(socket.closed).toBe('signedOut');
  expect(await codeOf(await admin('/me', { token }))).toBe('auth.expired');
});
