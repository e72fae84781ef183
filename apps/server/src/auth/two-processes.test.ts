import { afterEach, beforeEach, expect, test } from 'bun:test';
import { fileURLToPath } from 'node:url';
import { ensureFirstOperator } from '../admin/first-account.ts';
import { issueTicket, redeemTicket } from '../live/tickets.ts';
import { notify } from '../notify/notify.ts';
import {
  demoAgent,
  errorOf,
  json,
  startTestServer,
  type TestServer,
  testDevice,
} from '../testing/context.ts';

let server: TestServer;
let beside: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  beside = await server.beside();
});
afterEach(async () => {
  await beside.close();
  await server.close();
});

/** Asks both servers in turn, all at once. */
const atOnce = <Result>(times: number, ask: (server: TestServer) => Promise<Result>) =>
  Promise.all(Array.from({ length: times }, (_, index) => ask(index % 2 ? server : beside)));

test('twenty requests at once to two processes send one code', async () => {
  const answers = await atOnce(20, (one) =>
    one.ask('/api/v1/auth/code', { method: 'POST', body: { phone: demoAgent.phone } }),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(await server.messages(demoAgent.phone)).toHaveLength(1);
});

test('a hundred guesses at once in two processes win no more than five tries', async () => {
  const challengeId = await server.requestCode();
  const right = await server.codeOn(demoAgent.phone);
  const code = right === '000000' ? '000001' : '000000';
  const body = { challengeId, code, device: testDevice, transport: 'bearer' };
  const answers = await atOnce(100, (one) => one.ask('/api/v1/auth/verify', { method: 'POST', body }));
  const codes = await Promise.all(answers.map(async (answer) => (await errorOf(answer)).code));
  expect(codes.filter((refusal) => refusal === 'auth.codeWrong')).toHaveLength(5);
});

test('one code opens one session, whichever process is asked', async () => {
  const challengeId = await server.requestCode();
  const code = await server.codeOn(demoAgent.phone);
  const body = { challengeId, code, device: testDevice, transport: 'bearer' };
  const answers = await atOnce(6, (one) => one.ask('/api/v1/auth/verify', { method: 'POST', body }));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
});

test('wrong PINs in two real processes are looked at five times altogether', async () => {
  const guesser = fileURLToPath(import.meta.resolve('../testing/guess-pins.ts'));
  const { dataDir, databaseUrl } = server.context.config;
  const guessing = Array.from({ length: 2 }, () =>
    Bun.spawn([process.execPath, guesser, dataDir, '60'], {
      env: { ...process.env, DATABASE_URL: databaseUrl },
      stderr: 'inherit',
    }),
  );
  const looked = await Promise.all(guessing.map(({ stdout }) => new Response(stdout).text()));
  expect(looked.reduce((sum, times) => sum + Number(times), 0)).toBe(5);
  const lock = await server.context.store.selectFrom('pin_lock').selectAll().executeTakeFirst();
  expect(lock?.failures).toBe(5);
});

test('two hundred wrong PINs in three real processes disable it at the tenth, and no eleventh is looked at', async () => {
  await server.context.store
    .insertInto('pin_lock')
    .values({ agent_code: demoAgent.code, failures: 5, locked_until: null, disabled_at: null, updated_at: 0 })
    .execute();
  const guesser = fileURLToPath(import.meta.resolve('../testing/guess-pins.ts'));
  const { dataDir, databaseUrl } = server.context.config;
  const guessing = Array.from({ length: 3 }, () =>
    Bun.spawn([process.execPath, guesser, dataDir, '67'], {
      env: { ...process.env, DATABASE_URL: databaseUrl },
      stderr: 'inherit',
    }),
  );
  const looked = await Promise.all(guessing.map(({ stdout }) => new Response(stdout).text()));
  expect(looked.reduce((sum, times) => sum + Number(times), 0)).toBe(5);
  const lock = await server.context.store.selectFrom('pin_lock').selectAll().executeTakeFirst();
  expect(lock).toMatchObject({ failures: 10, locked_until: null });
  expect(lock?.disabled_at).toBeNumber();
}, 60_000);

test('two processes that start at once make one first account', async () => {
  const made = await atOnce(2, (one) => ensureFirstOperator(one.context));
  expect(made.filter((account) => account !== undefined)).toHaveLength(1);
  expect(await server.context.store.selectFrom('operator').selectAll().execute()).toHaveLength(1);
});

test('a live ticket opens one socket, whichever process is asked', async () => {
  const { ticket } = await issueTicket(server.context, { audience: 'agent', sessionId: 's', subject: 'AG' });
  const holders = await atOnce(20, (one) => redeemTicket(one.context, ticket));
  expect(holders.filter((holder) => holder !== undefined)).toHaveLength(1);
});

test('a session that one process ends is over in the other', async () => {
  const { token } = await server.signIn();
  expect((await beside.ask('/api/v1/me', { token })).status).toBe(200);
  expect((await server.ask('/api/v1/devices', { method: 'DELETE', token })).status).toBe(204);
  expect((await errorOf(await beside.ask('/api/v1/me', { token }))).code).toBe('auth.expired');
});

test('the same notification is told once, whichever process is faster', async () => {
  const { token } = await server.signIn();
  await atOnce(40, (one) =>
    notify(one.context, {
      agentCode: demoAgent.code,
      kind: 'order.success',
      params: {},
      orderId: null,
      dedupeKey: 'order.success:one',
    }),
  );
  const { items } = await json<{ items: { kind: string }[] }>(
    await server.ask('/api/v1/notifications', { token }),
  );
  expect(items.filter(({ kind }) => kind === 'order.success')).toHaveLength(1);
});
