import { afterAll, expect, test } from 'bun:test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, until } from '@hexaflate/testing';
import { createCache } from '../cache.ts';
import { type RedisServer, startRedisServer, startSentinel } from '../testing/redis-server.ts';
import { readRedisAddress } from './address.ts';
import { connectRedis, type RedisLink } from './link.ts';
import { createRedisTier, type RedisTier } from './tier.ts';

const heartbeatLimitMs = 400;
const closing: (() => unknown)[] = [];

afterAll(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(...args: string[]): Promise<RedisServer> {
  const server = await startRedisServer(...args);
  closing.push(server.close);
  return server;
}

function joinAt(url: string) {
  const link: RedisLink = connectRedis(readRedisAddress(url));
  const tier: RedisTier = createRedisTier(link, { heartbeatLimitMs });
  const cache = createCache({ maxBytes: 1_000_000, heartbeatLimitMs, tier });
  const beats = setInterval(() => cache.heartbeat(), heartbeatLimitMs / 8);
  closing.push(link.close, tier.close, () => clearInterval(beats));
  return { cache, tier, link };
}

async function expectCoherent(nodes: ReturnType<typeof joinAt>[]): Promise<void> {
  const row = { value: Math.random() };
  const view = { key: 'row', kind: 'row', load: async () => ({ body: `${row.value}`, tags: ['row'] }) };
  await Promise.all(nodes.map(({ cache }) => until(() => cache.stats().trusted)));
  for (const { cache } of nodes) await cache.read(view);
  row.value += 1;
  const applied = () =>
    nodes[0]?.cache.invalidate(['row']).then(
      () => true,
      () => false,
    ) ?? false;
  await until(applied);
  for (const { cache } of nodes)
    expect(new TextDecoder().decode((await cache.read(view)).bytes)).toBe(`${row.value}`);
}

test.concurrent('a cluster runs every step in one slot', async () => {
  const cluster = await start(
    '--cluster-enabled',
    'yes',
    '--cluster-announce-ip',
    '127.0.0.1',
    '--cluster-port',
    `${await freePort()}`,
  );
  await cluster.command('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
  await until(async () => (await cluster.command('CLUSTER', 'INFO')).includes('cluster_state:ok'));
  const url = `redis+cluster://127.0.0.1:${cluster.port}`;
  const nodes = [joinAt(url), joinAt(url)];
  await expectCoherent(nodes);
  await expectCoherent(nodes);
}, 60_000);

test.concurrent('when Sentinel makes a replica the master, everything there begins anew and goes on', async () => {
  const master = await start();
  const replica = await start('--replicaof', '127.0.0.1', `${master.port}`);
  await until(async () => (await replica.command('ROLE')).includes('connected'));
  const folder = await mkdtemp(join(tmpdir(), 'hexaflate-sentinel-'));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'sentinel.conf');
  await writeFile(
    file,
    [
      `sentinel monitor shop 127.0.0.1 ${master.port} 1`,
      'sentinel down-after-milliseconds shop 300',
      'sentinel failover-timeout shop 3000',
    ].join('\n'),
  );
  const sentinel = await startSentinel(file);
  closing.push(sentinel.close);
  await until(async () =>
    (await sentinel.command('SENTINEL', 'REPLICAS', 'shop')).includes(`${replica.port}`),
  );
  const nodes = [sentinel.port, sentinel.port].map((port) =>
    joinAt(`redis+sentinel://127.0.0.1:${port}/shop`),
  );
  await expectCoherent(nodes);
  await master.kill();
  await until(async () => (await replica.command('ROLE')).includes('master'));
  await until(() => nodes.every(({ link }) => link.state().up));
  await expectCoherent(nodes);
}, 60_000);
