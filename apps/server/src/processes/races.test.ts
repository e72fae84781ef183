import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test';
import { type RedisServer, startRedisServer } from '@hexaflate/cache/testing';
import { until } from '@hexaflate/testing';
import { checkPin } from '../pin/check-pin.ts';
import { setSettings } from '../testing/change-setting.ts';
import {
  demoAgent,
  errorOf,
  json,
  startTestServer,
  type TestServer,
  testDevice,
} from '../testing/context.ts';

const TIMES = 200;

let redis: RedisServer;
let nodes: TestServer[];

beforeAll(async () => {
  redis = await startRedisServer();
});
afterAll(() => redis.close());

/** Three servers on one PostgreSQL and one Redis, each with a memory and connections of its own. */
beforeEach(async () => {
  await redis.command('FLUSHALL');
  const first = await startTestServer({ store: 'postgres', environment: { REDIS_URL: redis.url } });
  nodes = [first, await first.beside(), await first.beside()];
  await until(() => nodes.every(({ context }) => context.redis?.link.state().up));
});
afterEach(async () => {
  for (const node of nodes.toReversed()) await node.close();
});

/** Asks the three in turn, two hundred times, all at once. */
const race = <Result>(ask: (node: TestServer) => Promise<Result>) =>
  Promise.all(Array.from({ length: TIMES }, (_, index) => ask(node(index))));

function node(index: number): TestServer {
  const one = nodes[index % nodes.length];
  if (!one) throw new Error('No server is running');
  return one;
}

const codeOf = async (answer: Response) => (answer.ok ? 'ok' : (await errorOf(answer)).code);
const count = (codes: readonly string[], code: string) => codes.filter((one) => one === code).length;

test('200 wrong PINs at once at three processes are looked at five times', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: TIMES }, (_, index) => checkPin(node(index).context, demoAgent.code, '000000')),
  );
  const codes = outcomes.map((outcome) =>
    outcome.status === 'rejected' ? String(outcome.reason.code) : 'ok',
  );
  // The fifth is told of the lock that it brought.
  expect([count(codes, 'pin.wrong'), count(codes, 'pin.locked'), count(codes, 'ok')]).toEqual([4, 196, 0]);
});

test('200 guesses at a code at once at three processes win no more than its five tries', async () => {
  const challengeId = await node(0).requestCode();
  const code = (await node(0).codeOn(demoAgent.phone)) === '000000' ? '000001' : '000000';
  const body = { challengeId, code, device: testDevice, transport: 'bearer' };
  const answers = await race((one) => one.ask('/api/v1/auth/verify', { method: 'POST', body }));
  const codes = await Promise.all(answers.map(codeOf));
  expect([count(codes, 'auth.codeWrong'), count(codes, 'ok')]).toEqual([5, 0]);
});

test('200 refreshes of one token at once at three processes make one new generation', async () => {
  const { token } = await node(0).signIn();
  const { key, refreshToken } = node(0).devices.byToken(token);
  const body = { attemptId: crypto.randomUUID(), refreshToken };
  const answers = await race((one) => one.ask('/api/v1/auth/refresh', { method: 'POST', key, body }));
  const opened = await Promise.all(
    answers.filter(({ ok }) => ok).map((answer) => json<{ refreshToken: string }>(answer)),
  );
  expect(opened.length).toBeGreaterThan(0);
  expect(new Set(opened.map((one) => one.refreshToken)).size).toBe(1);
  const { refresh_generation } = await node(0)
    .context.store.selectFrom('session')
    .select('refresh_generation')
    .executeTakeFirstOrThrow();
  expect(refresh_generation).toBe(1);
});

test('200 sales of a new device at once at three processes never exceed its total', async () => {
  const { token } = await node(0).signIn();
  await setSettings(node(0), { 'newSessions.perDay': '50000' });
  for (const { context } of nodes) await context.settings.refresh();
  const answers = await Promise.all(
    Array.from({ length: TIMES }, (_, index) =>
      node(index).ask('/api/v1/orders', {
        method: 'POST',
        token,
        body: {
          attemptId: crypto.randomUUID(),
          productCode: 'S10',
          destination: `0812${String(index).padStart(8, '3')}`,
          maxPrice: '10425',
          pin: demoAgent.pin,
        },
      }),
    ),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(4);
  const rows = await node(0).context.store.selectFrom('orders').select('max_price').execute();
  expect(rows.reduce((sum, row) => sum + Number(row.max_price), 0)).toBeLessThanOrEqual(50_000);
});
