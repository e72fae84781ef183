import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { DeviceKey } from '@hexaflate/contract';
import type { Agent } from '@hexaflate/otomax';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
  testDevice,
} from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';
import { codeHash } from './request-code.ts';

let server: TestServer;
/** What Otomax says of the agent behind a number at the moment. */
let standing: Agent['status'] = 'active';
let owner: string | undefined;
beforeAll(async () => {
  server = await startTestServer({
    gateway: (gateway) => ({
      ...gateway,
      async agentByPhone(phone) {
        const agent = await gateway.agentByPhone(phone);
        return agent && { ...agent, code: owner ?? agent.code, status: standing };
      },
    }),
  });
});
afterAll(() => server.close());

const later = (seconds: number) => {
  server.clock.now += seconds * 1000;
};
const otherThan = (code: string) => (code === '000000' ? '000001' : '000000');
const verify = (challengeId: string, code: string, extra: object = {}, headers = {}, key?: DeviceKey) =>
  server.ask('/api/v1/auth/verify', {
    method: 'POST',
    body: { challengeId, code, device: testDevice, transport: 'bearer', ...extra },
    headers,
    ...(key ? { key } : {}),
    from: `198.51.100.${Math.floor(Math.random() * 250)}`,
  });
async function challenge(phone = demoAgent.phone) {
  later(3601);
  const id = await server.requestCode(phone);
  return { id, code: await server.codeOn(phone) };
}
const codesOf = (answers: Response[]) =>
  Promise.all(answers.map(async (answer) => (answer.ok ? 'ok' : (await errorOf(answer)).code)));

test('200 guesses at once win no more than five tries, and the right code comes too late after them', async () => {
  const { id, code } = await challenge();
  const answers = await codesOf(
    await Promise.all(Array.from({ length: 200 }, () => verify(id, otherThan(code)))),
  );
  expect(answers.filter((answer) => answer === 'auth.codeWrong')).toHaveLength(5);
  expect(answers.filter((answer) => answer === 'auth.codeExpired')).toHaveLength(195);
  expect(await codesOf([await verify(id, code)])).toEqual(['auth.codeExpired']);
});

test('a wrong code says how many tries are left', async () => {
  const { id, code } = await challenge();
  const left = [];
  for (let guess = 0; guess < 5; guess += 1)
    left.push((await errorOf(await verify(id, otherThan(code)))).details.left);
  expect(left).toEqual([4, 3, 2, 1, 0]);
});

test('a code opens one session, even when two devices send it at the same moment', async () => {
  const { id, code } = await challenge();
  const answers = await codesOf(await Promise.all([verify(id, code), verify(id, code), verify(id, code)]));
  expect(answers.toSorted()).toEqual(['auth.codeExpired', 'auth.codeExpired', 'ok']);
  expect(await codesOf([await verify(id, code)])).toEqual(['auth.codeExpired']);
});

test('a code ends after five minutes, and with the next code', async () => {
  const old = await challenge();
  later(300);
  expect(await codesOf([await verify(old.id, old.code)])).toEqual(['auth.codeExpired']);
  const first = await challenge();
  later(61);
  const secondId = await server.requestCode();
  expect(await codesOf([await verify(first.id, first.code)])).toEqual(['auth.codeExpired']);
  expect((await verify(secondId, await server.codeOn(demoAgent.phone))).status).toBe(200);
});

test('a code of one challenge is worth nothing in another', async () => {
  const first = await challenge();
  const second = await server.requestCode(otherAgent.phone);
  const code = await server.codeOn(otherAgent.phone);
  if (code !== first.code) expect(await codesOf([await verify(first.id, code)])).toEqual(['auth.codeWrong']);
  expect((await verify(second, code)).status).toBe(200);
});

test('the challenge of a stranger refuses even the code that it was made with', async () => {
  const id = await server.requestCode('081399990002');
  const { salt } = await server.context.store
    .updateTable('sign_in_code')
    .set((field) => ({ code_hash: field.ref('code_hash') }))
    .where('id', '=', id)
    .returning('salt')
    .executeTakeFirstOrThrow();
  await server.context.store
    .updateTable('sign_in_code')
    .set({ code_hash: codeHash(salt, id, '424242') })
    .where('id', '=', id)
    .execute();
  expect(await errorOf(await verify(id, '424242'))).toMatchObject({
    code: 'auth.codeWrong',
    details: { left: 4 },
  });
});

test('suspended and deleted agents learn so only after proving that the number is theirs', async () => {
  for (const status of ['suspended', 'deleted'] as const) {
    const { id, code } = await challenge();
    standing = status;
    const [wrong, right] = [await verify(id, otherThan(code)), await verify(id, code)];
    standing = 'active';
    expect((await errorOf(wrong)).code).toBe('auth.codeWrong');
    expect(right.status).toBe(403);
    expect((await errorOf(right)).code).toBe('auth.notAllowed');
  }
});

test('a number that has changed hands since the code was sent lets nobody in', async () => {
  const { id, code } = await challenge();
  owner = otherAgent.code;
  const answer = await verify(id, code);
  owner = undefined;
  expect(await codesOf([answer])).toEqual(['auth.codeExpired']);
});

test('browsers get the token in a cookie that no script and no other site can use, and not in the body', async () => {
  const { id, code } = await challenge();
  const answer = await verify(id, code, { transport: 'cookie' });
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^hexaflate_agent=[\w-]{43}; /);
  expect(cookie).toMatch(/; Path=\//);
  expect(cookie).toMatch(/; HttpOnly/);
  expect(cookie).toMatch(/; SameSite=Strict/);
  expect(cookie).not.toMatch(/Secure/);
  expect(await json<object>(answer)).not.toHaveProperty('token');
});

test('over https behind a trusted proxy the cookie is marked Secure', async () => {
  const behind = await startTestServer({ environment: { HEXAFLATE_TRUSTED_PROXIES: '10.0.0.1' } });
  const asked = { method: 'POST', from: '10.0.0.1', headers: { 'x-forwarded-proto': 'https' } };
  const challengeId = await behind.requestCode();
  const body = { challengeId, code: await behind.codeOn(demoAgent.phone), device: testDevice };
  const answer = await behind.ask('/api/v1/auth/verify', { ...asked, body });
  expect(answer.headers.get('set-cookie')).toMatch(/; Secure/);
  expect(answer.headers.get('strict-transport-security')).toContain('max-age=');
  await behind.close();
});

test('the shells get the token in the body and no cookie', async () => {
  const { id, code } = await challenge();
  const answer = await verify(id, code);
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(await json<object>(answer)).toMatchObject({ token: expect.stringMatching(/^[\w-]{43}$/) });
});

test('a sign-in is announced to the agent and his other devices', async () => {
  const device = listen(server, { audience: 'agent', sessionId: 'elsewhere', subject: demoAgent.code });
  later(3601);
  const { token } = await server.signIn();
  expect(device.types()).toEqual(['notification.created', 'devices.changed']);
  const { items } = await json<{ items: { kind: string; params: object }[] }>(
    await server.ask('/api/v1/notifications', { token }),
  );
  expect(items[0]).toMatchObject({ kind: 'session.new', params: { device: testDevice.name } });
});

test('a device that signs in again replaces its session instead of leaving it behind', async () => {
  const key = await server.devices.newKey();
  const other = await server.signIn(otherAgent.phone);
  const first = await challenge();
  const { deviceId } = await json<{ deviceId: string }>(await verify(first.id, first.code, {}, {}, key));
  const second = await challenge();
  expect((await verify(second.id, second.code, {}, {}, key)).status).toBe(200);
  const { end_reason } = await server.context.store
    .selectFrom('session')
    .select('end_reason')
    .where('id', '=', deviceId)
    .executeTakeFirstOrThrow();
  expect(end_reason).toBe('signedOut');
  expect((await server.ask('/api/v1/me', { token: other.token })).status).toBe(200);
});
