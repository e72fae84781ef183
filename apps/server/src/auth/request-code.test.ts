import { afterAll, beforeAll, expect, test } from 'bun:test';
import { demoAgent, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';

const STRANGER = '081399990000';
const SUSPENDED_CODE = 'AG0015';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const ask = (phone: string) => server.ask('/api/v1/auth/code', { method: 'POST', body: { phone } });
const later = (seconds: number) => {
  server.clock.now += seconds * 1000;
};

test('agents, suspended agents and strangers get the same answer, and only strangers no message', async () => {
  const suspended = (await server.context.otomax.agent(SUSPENDED_CODE))?.phones[0] ?? '';
  expect(suspended).not.toBe('');
  const answers = [];
  for (const phone of [demoAgent.phone, suspended, STRANGER]) {
    const answer = await ask(phone);
    const headers = Object.fromEntries(answer.headers);
    delete headers['x-request-id'];
    delete headers['content-length'];
    const { challengeId, ...body } = await json<Record<string, unknown>>(answer);
    expect(challengeId).toMatch(/^[0-9a-f-]{36}$/);
    answers.push({ status: answer.status, headers, body });
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  expect(await server.messages(STRANGER)).toEqual([]);
  for (const phone of [demoAgent.phone, suspended]) expect(await server.messages(phone)).toHaveLength(1);
});

test('an answer never leaves before the step that hides how long the work took', async () => {
  const times = [];
  for (const phone of ['081399990001', '081200000002']) {
    const began = performance.now();
    await ask(phone);
    times.push(performance.now() - began);
  }
  for (const time of times) expect(time).toBeGreaterThanOrEqual(119);
});

test('a number, however it is spelled, gets at most one code a minute, and a stranger is told the same', async () => {
  later(61);
  for (const [first, again] of [
    ['081200000001', '+62 812-0000-0001'],
    [STRANGER, '62 813 9999 0000'],
  ] as const) {
    expect((await ask(first)).status).toBe(200);
    later(15);
    const refused = await ask(again);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('45');
    expect(await errorOf(refused)).toMatchObject({ code: 'auth.codeTooSoon', details: { retryAfter: 45 } });
    later(46);
    expect((await ask(again)).status).toBe(200);
  }
});

test('twenty requests at once for one number send one code', async () => {
  later(61);
  const before = (await server.messages(demoAgent.phone)).length;
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(demoAgent.phone)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(await server.messages(demoAgent.phone)).toHaveLength(before + 1);
});

test('five codes an hour that nobody proves to have received are the limit; signing in gives the budget back', async () => {
  later(7200);
  for (let sent = 0; sent < 5; sent += 1) {
    expect((await ask(demoAgent.phone)).status).toBe(200);
    later(61);
  }
  const refused = await errorOf(await ask(demoAgent.phone));
  expect(refused.code).toBe('auth.codeTooSoon');
  expect(Number(refused.details.retryAfter)).toBeGreaterThan(3000);
  later(3600);
  for (let signedIn = 0; signedIn < 7; signedIn += 1) await server.signIn();
});

test('what is no number at all is refused before anything is looked up', async () => {
  const before = server.context.otomax.statementCount();
  for (const phone of ['12345678', '+1 202 555 0123', '0000000000'])
    expect(await errorOf(await ask(phone))).toMatchObject({ code: 'request.invalid' });
  expect(server.context.otomax.statementCount()).toBe(before);
});

test('neither the code nor its plain hash stands in the store', async () => {
  later(3600);
  const id = await server.requestCode();
  const code = await server.codeOn(demoAgent.phone);
  const row = await server.context.store
    .selectFrom('sign_in_code')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const plain = new Bun.CryptoHasher('sha256').update(code).digest('hex');
  expect(JSON.stringify(row)).not.toContain(plain);
  expect(Object.values(row)).not.toContain(code);
});

test('a number whose message cannot be sent gets the same answer', async () => {
  const failing = await startTestServer({
    gateway: (gateway) => ({ ...gateway, sendMessage: () => Promise.reject(new Error('no modem')) }),
  });
  const answer = await failing.ask('/api/v1/auth/code', { method: 'POST', body: { phone: demoAgent.phone } });
  expect(answer.status).toBe(200);
  expect(failing.logged.join()).toContain('could not be sent');
  await failing.close();
});
