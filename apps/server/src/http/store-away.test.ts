import { afterEach, describe, expect, test } from 'bun:test';
import type { Order } from '@hexaflate/contract';
import { administer, startPostgresServer } from '@hexaflate/store/testing';
import { type TcpProxy, until } from '@hexaflate/testing';
import { SQL } from 'bun';
import { startBehindLine } from '../testing/behind-line.ts';
import {
  demoAgent,
  errorOf,
  json,
  startTestServer,
  type TestOptions,
  type TestServer,
} from '../testing/context.ts';
import { startEngine } from '../testing/sandbox-engine.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A server whose line to its PostgreSQL may break, and a signed-in agent. */
async function start(options: TestOptions = {}) {
  const broken = await startBehindLine(options);
  closing.push(broken.close);
  const { token } = await broken.server.signIn();
  return { ...broken, token };
}

function sell(server: TestServer, token: string, body: { attemptId: string; destination: string }) {
  return server.ask('/api/v1/orders', {
    method: 'POST',
    token,
    body: { ...body, productCode: 'S10', maxPrice: '11000', pin: demoAgent.pin },
  });
}
const attempt = (destination = '081234569001') => ({ attemptId: crypto.randomUUID(), destination });

/** Cuts every connection of a database and lets none in, or lets them in again. */
async function setReachable(database: string, reachable: boolean): Promise<void> {
  const url = new URL(database);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  await administer(url.href, `alter database ${name} allow_connections ${reachable}`);
  if (!reachable)
    await administer(
      url.href,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
}

interface Broken {
  line: TcpProxy;
  url: string;
}
const outages: [string, (broken: Broken) => unknown, (broken: Broken) => unknown][] = [
  ['lets nobody in', ({ url }) => setReachable(url, false), ({ url }) => setReachable(url, true)],
  ['is cut off', ({ line }) => line.cut(), ({ line }) => line.mend()],
  ['does not answer', ({ line }) => line.hold(), ({ line }) => line.mend()],
  ['hangs on half-open connections', ({ line }) => line.lose(), ({ line }) => line.mend()],
];

describe('while the store', () => {
  test.each(outages)(
    '%s, nothing is sold, that is said by code, and afterwards everything goes on',
    async (_, begin, end) => {
      const broken = await start();
      const { server, token } = broken;
      const body = attempt();
      await begin(broken);
      for (const asked of [sell(server, token, body), server.ask('/api/v1/notifications', { token })]) {
        const refused = await asked;
        expect([refused.status, (await errorOf(refused)).code]).toEqual([503, 'store.unavailable']);
      }
      const health = await server.ask('/health/ready');
      expect(health.status).toBe(503);
      expect(await health.json()).toMatchObject({ store: { ok: false }, otomax: { ok: true } });
      await end(broken);
      await until(async () => (await server.ask('/health/ready')).status === 200);
      expect((await json<Order>(await sell(server, token, body))).state).toBe('submitted');
      expect(server.logged.join('\n')).not.toContain(new URL(broken.url).password);
    },
  );

  test('does not answer, the health says so long before requests give up', async () => {
    const { server, line, token } = await start({ storePatienceMs: 60_000 });
    line.hold();
    const sale = sell(server, token, attempt());
    expect((await server.ask('/health/ready')).status).toBe(503);
    line.mend();
    expect((await json<Order>(await sale)).state).toBe('submitted');
  });

  test('is slow, everything is slower and still right', async () => {
    const { server, line, token } = await start({ storePatienceMs: 60_000 });
    line.delay(20);
    const body = attempt();
    const taps = await Promise.all(Array.from({ length: 5 }, () => sell(server, token, body)));
    const orders = await Promise.all(taps.map((answer) => json<Order>(answer)));
    expect(new Set(orders.map(({ id }) => id)).size).toBe(1);
    expect((await server.ask('/health/ready')).status).toBe(200);
  });
});

test('while PostgreSQL crashes and recovers, each order that is asked for again and again is sold once', async () => {
  const url = new URL(await startPostgresServer());
  url.searchParams.set('sslmode', 'disable');
  const server = await startTestServer({ databaseUrl: url.href });
  const engine = await startEngine(server);
  closing.push(server.close, async () => engine.close());
  const { token } = await server.signIn();
  const attempts = Array.from({ length: 12 }, (_, index) => attempt(`0812345${index + 10}9001`));
  let answered = 0;
  const persist = async (body: { attemptId: string; destination: string }): Promise<Order> => {
    for (;;) {
      const answer = await sell(server, token, body);
      answered += 1;
      if (answer.ok) return json<Order>(answer);
      // Whatever else it says must be a refusal for want of the store.
      expect((await errorOf(answer)).code).toBe('store.unavailable');
      await Bun.sleep(20);
    }
  };
  const selling = Promise.all(attempts.map(persist));
  await until(() => answered > 2);
  await crash(url.href);
  const orders = await selling;
  expect(new Set(orders.map(({ id }) => id)).size).toBe(attempts.length);
  await engine.pass(1000);
  for (const { destination } of attempts)
    expect(await engine.count(destination)).toEqual({ inbox: 1, transactions: 1 });
});

/** Kills one backend as a failing machine would: PostgreSQL then ends all of them and recovers from its log. */
async function crash(url: string): Promise<void> {
  const one = new SQL({ url, max: 1 });
  const [row]: { pid: number }[] = await one`select pg_backend_pid() as pid`;
  process.kill(row?.pid ?? 0, 'SIGKILL');
  await one.close();
}
