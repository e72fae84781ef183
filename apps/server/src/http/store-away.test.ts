import { afterEach, beforeEach, expect, test } from 'bun:test';
import type { Order } from '@hexaflate/contract';
import { administer } from '@hexaflate/store/testing';
import { demoAgent, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ store: 'postgres' });
});
afterEach(() => server.close());

/** Cuts every connection of the store and lets none in, or lets them in again. */
async function setReachable(reachable: boolean): Promise<void> {
  const url = new URL(server.context.config.databaseUrl ?? '');
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  await administer(url.href, `alter database ${name} allow_connections ${reachable}`);
  if (!reachable)
    await administer(
      url.href,
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
}

test('while the store is away nothing is sold and the health says so; when it is back everything goes on', async () => {
  const { token } = await server.signIn();
  const body = {
    attemptId: crypto.randomUUID(),
    productCode: 'S10',
    destination: '081234569001',
    maxPrice: '11000',
    pin: demoAgent.pin,
  };
  const sell = () => server.ask('/api/v1/orders', { method: 'POST', token, body });
  await setReachable(false);
  const refused = await sell();
  expect([refused.status, (await errorOf(refused)).code]).toEqual([500, 'server.internal']);
  const health = await server.ask('/health/ready');
  expect(health.status).toBe(503);
  expect(await health.json()).toMatchObject({ store: { ok: false }, otomax: { ok: true } });
  const password = new URL(server.context.config.databaseUrl ?? '').password;
  expect(server.logged.join('\n')).not.toContain(password);
  await setReachable(true);
  expect((await server.ask('/health/ready')).status).toBe(200);
  expect((await json<Order>(await sell())).state).toBe('submitted');
});
