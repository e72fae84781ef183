import { afterEach, beforeEach, expect, test } from 'bun:test';
import type { Reviewer } from '@hexaflate/contract';
import { sweep } from '../auth/housekeeping.ts';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
  testDevice,
} from '../testing/context.ts';
import { addOperator, signInOperator } from '../testing/operators.ts';

const DAY_MS = 86_400_000;
let server: TestServer;
let operator: string;
/** Whether this Otomax is one to play with. */
let sandbox: boolean;
beforeEach(async () => {
  server = await startTestServer();
  sandbox = false;
  server.context.phones.exist = async () => sandbox;
  operator = (await signInOperator(server)).token;
});
afterEach(() => server.close());

const panel = (method: string, body?: object, token = operator) =>
  server.ask('/api/v1/admin/reviewer', { method, token, body });
async function admit(phone: string = demoAgent.phone, agentCode: string = demoAgent.code) {
  return (await json<{ code: string }>(await panel('POST', { phone, agentCode, days: 7 }))).code;
}
async function challenge(phone: string = demoAgent.phone) {
  server.clock.now += 3_601_000;
  return server.requestCode(phone);
}
const verify = (challengeId: string, code: string) =>
  server.ask('/api/v1/auth/verify', {
    method: 'POST',
    body: { challengeId, code, device: testDevice, transport: 'bearer' },
  });
async function enter(code: string) {
  return json<{ token: string; deviceId: string }>(await verify(await challenge(), code));
}
const refusal = async (answer: Response) => (answer.ok ? 'ok' : (await errorOf(answer)).code);
const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000');

test('without an operator’s deed there is no fixed code', async () => {
  expect(await json<Reviewer>(await panel('GET'))).toEqual({ access: null, uses: [] });
  await challenge();
  expect(await server.messages(demoAgent.phone)).toHaveLength(1);
});

test('the fixed code lets in again and again, sends nothing, and every use stands in the trail and the panel', async () => {
  const code = await admit();
  await enter(code);
  const second = await enter(code);
  expect((await server.ask('/api/v1/me', { token: second.token })).status).toBe(200);
  expect(await server.messages(demoAgent.phone)).toEqual([]);
  const shown = await json<Reviewer>(await panel('GET'));
  expect(shown.access).toMatchObject({ phone: demoAgent.phone, agentCode: demoAgent.code, triesLeft: 20 });
  expect(shown.uses).toHaveLength(2);
  const verbs = await server.context.store
    .selectFrom('audit_entry')
    .select('verb')
    .where('verb', 'like', 'reviewer.%')
    .orderBy('seq')
    .execute();
  expect(verbs.map(({ verb }) => verb)).toEqual([
    'reviewer.admitted',
    'reviewer.signedIn',
    'reviewer.signedIn',
  ]);
});

test('it answers like any other number, and works for no other', async () => {
  const code = await admit();
  const answers = [];
  for (const phone of [demoAgent.phone, otherAgent.phone]) {
    server.clock.now += 61_000;
    const answer = await server.ask('/api/v1/auth/code', { method: 'POST', body: { phone } });
    const { challengeId: _, ...body } = await json<Record<string, unknown>>(answer);
    answers.push({ status: answer.status, digits: body.digits, keys: Object.keys(body) });
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(await server.messages(otherAgent.phone)).toHaveLength(1);
  const other = await challenge(otherAgent.phone);
  if ((await server.codeOn(otherAgent.phone)) !== code)
    expect(await refusal(await verify(other, code))).toBe('auth.codeWrong');
});

test('on a real Otomax nothing can be sold or changed, by whatever route, only looked at', async () => {
  const { token } = await enter(await admit());
  const order = {
    attemptId: crypto.randomUUID(),
    productCode: 'S5',
    destination: '081234567890',
    counter: 1,
    maxPrice: '100000',
    pin: demoAgent.pin,
  };
  const deeds: [string, string, object?][] = [
    ['POST', '/orders', order],
    ['POST', '/linked-accounts', { provider: 'google', challengeId: 'x', code: '123456' }],
    ['PUT', '/receipt-settings', {}],
    ['DELETE', '/devices'],
    ['DELETE', '/devices/x'],
  ];
  for (const [method, path, body] of deeds)
    expect([path, await refusal(await server.ask(`/api/v1${path}`, { method, body, token }))]).toEqual([
      path,
      'reviewer.fenced',
    ]);
  expect((await server.ask('/api/v1/home', { token })).status).toBe(200);
  expect((await server.ask('/api/v1/notifications/read', { method: 'POST', token })).status).toBe(204);
  expect(await server.context.store.selectFrom('orders').selectAll().execute()).toEqual([]);
});

test('on a sandbox reviewers may try everything', async () => {
  sandbox = true;
  const { token } = await enter(await admit());
  const order = {
    attemptId: crypto.randomUUID(),
    productCode: 'S5',
    destination: '081234567890',
    counter: 1,
    maxPrice: '100000',
    pin: demoAgent.pin,
  };
  expect((await server.ask('/api/v1/orders', { method: 'POST', body: order, token })).status).toBe(201);
});

test('the whole member is fenced while it lasts, and nobody else', async () => {
  const before = await server.signIn();
  const stranger = await server.signIn(otherAgent.phone);
  await admit();
  const end = (token: string) => server.ask('/api/v1/devices/x', { method: 'DELETE', token });
  expect(await refusal(await end(before.token))).toBe('reviewer.fenced');
  expect(await refusal(await end(stranger.token))).toBe('session.notFound');
  await panel('DELETE');
  expect(await refusal(await end(before.token))).toBe('session.notFound');
});

test('closing it signs reviewers out, voids codes on their way, and the code is worth nothing from then on', async () => {
  const code = await admit();
  const { token } = await enter(code);
  const pending = await challenge();
  expect((await panel('DELETE')).status).toBe(204);
  expect((await server.ask('/api/v1/me', { token })).status).toBe(401);
  expect(await refusal(await verify(pending, code))).toBe('auth.codeExpired');
  const fresh = await challenge();
  if ((await server.codeOn(demoAgent.phone)) !== code)
    expect(await refusal(await verify(fresh, code))).toBe('auth.codeWrong');
  expect(await refusal(await panel('DELETE'))).toBe('reviewer.notOpen');
});

test('it ends by itself, with its sessions', async () => {
  const code = await admit();
  const { token } = await enter(code);
  server.clock.now += 7 * DAY_MS;
  expect(await server.messages(demoAgent.phone)).toEqual([]);
  await challenge();
  expect(await server.messages(demoAgent.phone)).toHaveLength(1);
  // What the sweep has not closed yet is fenced still.
  expect(await refusal(await server.ask('/api/v1/devices/x', { method: 'DELETE', token }))).toBe(
    'reviewer.fenced',
  );
  await sweep(server.context);
  expect((await server.ask('/api/v1/me', { token })).status).toBe(401);
  operator = (await signInOperator(server)).token;
  expect((await json<Reviewer>(await panel('GET'))).access).toBeNull();
});

test('200 guesses at once, at two processes, win no more than five tries, and twenty wrong codes end it for good', async () => {
  const code = await admit();
  const beside = await server.beside();
  const id = await challenge();
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      (index % 2 ? server : beside).ask('/api/v1/auth/verify', {
        method: 'POST',
        body: { challengeId: id, code: wrongFor(code), device: testDevice },
        from: `198.51.100.${index}`,
      }),
    ),
  );
  const codes = await Promise.all(answers.map(refusal));
  expect(codes.filter((one) => one === 'auth.codeWrong')).toHaveLength(5);
  await beside.close();
  for (let round = 0; round < 3; round += 1) {
    const next = await challenge();
    for (let guess = 0; guess < 5; guess += 1) await verify(next, wrongFor(code));
  }
  expect(await server.messages(demoAgent.phone)).toEqual([]);
  await challenge();
  expect(await server.messages(demoAgent.phone)).toHaveLength(1);
  await sweep(server.context);
  expect((await json<Reviewer>(await panel('GET'))).access).toBeNull();
});

test('an operator names the member by hand, and a wrong or unknown one is refused', async () => {
  const open = (phone: string, agentCode: string) => panel('POST', { phone, agentCode, days: 7 });
  expect(await refusal(await open(demoAgent.phone, otherAgent.code))).toBe('reviewer.notThatMember');
  expect(await refusal(await open('081399990000', demoAgent.code))).toBe('reviewer.notThatMember');
  const suspended = (await server.context.otomax.agent('AG0015'))?.phones[0] ?? '';
  expect(await refusal(await open(suspended, 'AG0015'))).toBe('reviewer.notThatMember');
  await admit(demoAgent.phone, demoAgent.code.toLowerCase());
  expect(await refusal(await open(otherAgent.phone, otherAgent.code))).toBe('reviewer.openAlready');
});

test('of operators who admit at once one does', async () => {
  const body = { phone: demoAgent.phone, agentCode: demoAgent.code, days: 7 };
  const answers = await Promise.all(Array.from({ length: 10 }, () => panel('POST', body)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test('only who may admit reviewers does', async () => {
  const support = await addOperator(server, 'support');
  for (const method of ['GET', 'DELETE'])
    expect(await refusal(await panel(method, undefined, support.token))).toBe('auth.forbidden');
});

test('the code stands nowhere in clear', async () => {
  const code = await admit();
  await enter(code);
  const { store } = server.context;
  const rows = [
    await store.selectFrom('reviewer_access').select(['code', 'agent_code', 'phone']).execute(),
    await store.selectFrom('sign_in_code').select(['code_hash', 'salt']).execute(),
    await store.selectFrom('audit_entry').select(['before', 'after', 'reason']).execute(),
  ];
  expect(JSON.stringify(rows).includes(`"${code}"`)).toBe(false);
  expect(server.logged.some((line) => new RegExp(`\\b${code}\\b`).test(line))).toBe(false);
});
