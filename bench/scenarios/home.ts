import { brotliDecompressSync } from 'node:zlib';
import type { Bench } from '../bench.ts';
import { type Child, startChild } from '../load/child.ts';
import type { ReadPlan, ReadResult } from '../load/read-plan.ts';
import { buildPeers, type PeerPrograms } from '../peers/build-peers.ts';
import { type KnownHome, readHomes, requireSame } from '../peers/known-homes.ts';
import { type Peers, startPeers } from '../peers/start-peers.ts';
import { metric, readMetrics } from '../product/metrics.ts';
import { type OpenSession, openSessions } from '../product/open-sessions.ts';
import { processCpuSeconds } from '../product/process-cpu.ts';
import { type Product, startProduct } from '../product/start-product.ts';
import { MissingPart, type Round, type Scenario } from '../scenario.ts';
import { openHomeOnSqlServer } from './home-on-sql-server.ts';

/** Everything that the app's first screen shows, as one answer. */
const HOME = '/api/v1/home';
const MANY = 50;
/** So many devices of each agent, that no session meets its limit of 1,000 reads a second. */
const DEVICES_EACH = 10;
/** Seconds of one burst. */
const WARM_SECONDS = 1;
const ALONE_SECONDS = 1;
const MANY_SECONDS = 2;
const HERE = '127.0.0.1';

/** The agent's home: ours, two peers with the same bytes, and ours without the cache. */
export const home: Scenario = {
  name: 'home',
  title: 'The agent’s home',
  method: `A process of its own asks over loopback for GET /home (session check, brand, balance, menu, latest transactions, unread; one answer), as ${DEVICES_EACH} devices of every signed-in agent in turn, each time with its session, and accepting packed answers as browsers and phones do. Ours is one process with everything warm. axum-redis is the same work in the shape of a server that keeps nothing itself: Rust, Axum, session and home each read from a Redis of its own, for every request. rust-memory is Axum with both in memory: the practical limit. Both get the very sessions, bytes, entity tags and headers that ours answers, and every answer is compared before and after each round; neither counts, limits or measures, as ours does, and both may use all cores, where ours uses one. Without the cache means the same server code over the same data, and every part of home read from the database each time. With --otomax, home is also read over a staging Otomax behind SQL Server's protocol: warm, and without the cache at its best, which is one batch of several result sets, the session and our own part from the store at the same time, and nothing of what the view does with the rows. Processor time is that of the server's processes per request, Redis included.`,
  figures: [
    { key: 'requestsPerSecond', label: 'Ours, 50 connections', unit: 'perSecond' },
    { key: 'axumRedisPerSecond', label: 'axum-redis, 50 connections', unit: 'perSecond' },
    { key: 'rustMemoryPerSecond', label: 'rust-memory, 50 connections', unit: 'perSecond' },
    { key: 'uncachedPerSecond', label: 'Ours without the cache, 50 connections', unit: 'perSecond' },
    { key: 'ratioToAxumRedis', label: 'Ours over axum-redis', unit: 'times', target: { atLeast: 1.5 } },
    { key: 'ratioToRustMemory', label: 'Ours over rust-memory', unit: 'times', target: { atLeast: 0.65 } },
    { key: 'p50MsAt1', label: 'Ours, 1 connection, p50', unit: 'ms' },
    { key: 'p99MsAt1', label: 'Ours, 1 connection, p99', unit: 'ms', target: { atMost: 1 } },
    { key: 'axumRedisP50MsAt1', label: 'axum-redis, 1 connection, p50', unit: 'ms' },
    { key: 'axumRedisP99MsAt1', label: 'axum-redis, 1 connection, p99', unit: 'ms' },
    { key: 'rustMemoryP50MsAt1', label: 'rust-memory, 1 connection, p50', unit: 'ms' },
    { key: 'rustMemoryP99MsAt1', label: 'rust-memory, 1 connection, p99', unit: 'ms' },
    { key: 'p50MsAt50', label: 'Ours, 50 connections, p50', unit: 'ms' },
    { key: 'p99MsAt50', label: 'Ours, 50 connections, p99', unit: 'ms' },
    { key: 'axumRedisP50MsAt50', label: 'axum-redis, 50 connections, p50', unit: 'ms' },
    { key: 'axumRedisP99MsAt50', label: 'axum-redis, 50 connections, p99', unit: 'ms' },
    { key: 'rustMemoryP50MsAt50', label: 'rust-memory, 50 connections, p50', unit: 'ms' },
    { key: 'rustMemoryP99MsAt50', label: 'rust-memory, 50 connections, p99', unit: 'ms' },
    { key: 'uncachedP50MsAt50', label: 'Without the cache, 50 connections, p50', unit: 'ms' },
    { key: 'uncachedP99MsAt50', label: 'Without the cache, 50 connections, p99', unit: 'ms' },
    {
      key: 'embeddedUncachedOverCached',
      label: 'Without the cache over warm, embedded, p50 at 50',
      unit: 'times',
    },
    { key: 'sqlServerP50MsAt50', label: 'Over SQL Server’s protocol, warm, p50 at 50', unit: 'ms' },
    { key: 'sqlServerUncachedP50MsAt50', label: 'The same straight to the database, p50', unit: 'ms' },
    { key: 'sqlServerUncachedP99MsAt50', label: 'The same straight to the database, p99', unit: 'ms' },
    { key: 'sqlServerUncachedPerSecond', label: 'The same straight to the database', unit: 'perSecond' },
    { key: 'uncachedOverCached', label: 'Straight to the database over warm, p50 at 50', unit: 'times' },
    { key: 'cpuUsEach', label: 'Ours, processor time of one request', unit: 'us' },
    { key: 'axumRedisCpuUsEach', label: 'axum-redis, processor time of one request', unit: 'us' },
    { key: 'rustMemoryCpuUsEach', label: 'rust-memory, processor time of one request', unit: 'us' },
    { key: 'bodyBytes', label: 'The answer, packed as it is sent', unit: 'bytes' },
    { key: 'unpackedBytes', label: 'The same, unpacked', unit: 'bytes' },
  ],
  charts: [
    {
      name: 'rate',
      title: 'Homes per second at 50 connections',
      figures: ['requestsPerSecond', 'axumRedisPerSecond', 'rustMemoryPerSecond', 'uncachedPerSecond'],
    },
    {
      name: 'alone',
      title: 'One home, 1 connection',
      figures: [
        'p50MsAt1',
        'axumRedisP50MsAt1',
        'rustMemoryP50MsAt1',
        'p99MsAt1',
        'axumRedisP99MsAt1',
        'rustMemoryP99MsAt1',
      ],
    },
    {
      name: 'many',
      title: 'One home, 50 connections',
      figures: [
        'p50MsAt50',
        'axumRedisP50MsAt50',
        'rustMemoryP50MsAt50',
        'p99MsAt50',
        'axumRedisP99MsAt50',
        'rustMemoryP99MsAt50',
      ],
    },
    {
      name: 'processor',
      title: 'Processor time of one home',
      figures: ['cpuUsEach', 'axumRedisCpuUsEach', 'rustMemoryCpuUsEach'],
    },
  ],
  async open(bench) {
    const { programs, leftOut } = await peersIfAny();
    const product = await startProduct('bench-home');
    const reader = startChild(import.meta.resolve('../load/read-load.ts'));
    const uncached = startChild(import.meta.resolve('../product/uncached-server.ts'), {
      HEXAFLATE_DATA_DIR: product.stack.dataDir,
      HEXAFLATE_LOG_LEVEL: 'error',
    });
    const close = async () => {
      await reader.stop();
      await uncached.stop();
      await product.stack.stop();
    };
    try {
      const { port: uncachedPort } = await uncached.ask<{ port: number }>('listen');
      const codes = product.agents.flatMap(({ code }) => Array<string>(DEVICES_EACH).fill(code));
      const sessions = openSessions(product.stack.dataDir, codes, HERE);
      const ground = { product, reader, uncachedPort, sessions, programs };
      const far = await sqlServerIfAny(bench, reader);
      return {
        leftOut: [...leftOut, ...far.leftOut],
        round: async () => ({ ...(await measure(ground)), ...(await far.sqlServer?.round()) }),
        async close() {
          await far.sqlServer?.close();
          await close();
        },
      };
    } catch (error) {
      await close();
      throw error;
    }
  },
};

interface Ground {
  product: Product;
  reader: Child;
  uncachedPort: number;
  sessions: readonly OpenSession[];
  programs: PeerPrograms | undefined;
}

async function sqlServerIfAny(bench: Bench, reader: Child) {
  try {
    return { sqlServer: await openHomeOnSqlServer(await bench.sqlServerProduct(), reader), leftOut: [] };
  } catch (error) {
    if (!(error instanceof MissingPart)) throw error;
    return { sqlServer: undefined, leftOut: [{ what: 'over an Otomax on SQL Server', why: error.message }] };
  }
}

async function peersIfAny(): Promise<{ programs?: PeerPrograms; leftOut: { what: string; why: string }[] }> {
  try {
    return { programs: await buildPeers(), leftOut: [] };
  } catch (error) {
    if (!(error instanceof MissingPart)) throw error;
    return { leftOut: [{ what: 'axum-redis and rust-memory', why: error.message }] };
  }
}

async function measure(ground: Ground): Promise<Round> {
  const { product, sessions, programs, uncachedPort } = ground;
  const port = Number(new URL(product.stack.url).port);
  const { homes, headers } = await readHomes(port, HOME, sessions);
  const peers = programs && (await startPeers(programs, headers, homes));
  try {
    const ours = await burstsOf(ground, port, async () =>
      metric(await readMetrics(product.stack.url), 'hexaflate_process_cpu_seconds_total'),
    );
    const theirs = peers && (await measurePeers(ground, peers, homes));
    requireSame(homes, (await readHomes(port, HOME, sessions)).homes, 'our server itself, later,');
    const burst = burstOf(ground, uncachedPort);
    await burst(MANY, WARM_SECONDS);
    const uncached = await burst(MANY, MANY_SECONDS);
    return {
      requestsPerSecond: ours.many.requestsPerSecond,
      uncachedPerSecond: uncached.requestsPerSecond,
      p50MsAt1: ours.alone.p50Ms,
      p99MsAt1: ours.alone.p99Ms,
      p50MsAt50: ours.many.p50Ms,
      p99MsAt50: ours.many.p99Ms,
      uncachedP50MsAt50: uncached.p50Ms,
      uncachedP99MsAt50: uncached.p99Ms,
      embeddedUncachedOverCached: uncached.p50Ms / ours.many.p50Ms,
      cpuUsEach: ours.cpuUsEach,
      bodyBytes: homes[0]?.body.byteLength ?? 0,
      unpackedBytes: brotliDecompressSync(homes[0]?.body ?? new Uint8Array()).byteLength,
      ...(theirs && {
        ...theirs.figures,
        ratioToAxumRedis: ours.many.requestsPerSecond / theirs.axumRedis.many.requestsPerSecond,
        ratioToRustMemory: ours.many.requestsPerSecond / theirs.rustMemory.many.requestsPerSecond,
      }),
    };
  } finally {
    await peers?.stop();
  }
}

async function measurePeers(ground: Ground, { axumRedis, rustMemory }: Peers, homes: readonly KnownHome[]) {
  const compare = async () => {
    requireSame(homes, (await readHomes(axumRedis.port, HOME, ground.sessions)).homes, 'axum-redis');
    requireSame(homes, (await readHomes(rustMemory.port, HOME, ground.sessions)).homes, 'rust-memory');
  };
  await compare();
  const cpuOf = (pids: readonly number[]) => async () =>
    pids.map(processCpuSeconds).reduce((sum, seconds) => sum + seconds, 0);
  const redis = await burstsOf(ground, axumRedis.port, cpuOf(axumRedis.pids));
  const memory = await burstsOf(ground, rustMemory.port, cpuOf(rustMemory.pids));
  await compare();
  return {
    axumRedis: redis,
    rustMemory: memory,
    figures: {
      axumRedisPerSecond: redis.many.requestsPerSecond,
      axumRedisP50MsAt1: redis.alone.p50Ms,
      axumRedisP99MsAt1: redis.alone.p99Ms,
      axumRedisP50MsAt50: redis.many.p50Ms,
      axumRedisP99MsAt50: redis.many.p99Ms,
      axumRedisCpuUsEach: redis.cpuUsEach,
      rustMemoryPerSecond: memory.many.requestsPerSecond,
      rustMemoryP50MsAt1: memory.alone.p50Ms,
      rustMemoryP99MsAt1: memory.alone.p99Ms,
      rustMemoryP50MsAt50: memory.many.p50Ms,
      rustMemoryP99MsAt50: memory.many.p99Ms,
      rustMemoryCpuUsEach: memory.cpuUsEach,
    },
  };
}

function burstOf({ reader, sessions }: Ground, port: number) {
  const tokens = sessions.map(({ token }) => token);
  return (connections: number, seconds: number) =>
    reader.ask<ReadResult>({ port, tokens, paths: [HOME], connections, seconds } satisfies ReadPlan);
}

/** Warms a server up and asks it by one connection and by many. `readCpu`: seconds of its processes so far. */
async function burstsOf(ground: Ground, port: number, readCpu: () => Promise<number>) {
  const burst = burstOf(ground, port);
  await burst(MANY, WARM_SECONDS);
  const alone = await burst(1, ALONE_SECONDS);
  const before = await readCpu();
  const many = await burst(MANY, MANY_SECONDS);
  return { alone, many, cpuUsEach: (((await readCpu()) - before) * 1e6) / many.requests };
}
