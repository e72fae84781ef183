import { type Child, startChild } from '../load/child.ts';
import type { ReadPlan, ReadResult } from '../load/read-plan.ts';
import type { Round, Scenario } from '../scenario.ts';

/** What the app reads when home opens; menu and brand lie in the app's own store by then. */
const HOME = ['/api/v1/me', '/api/v1/orders?limit=5'];
const MANY = 50;
/** Seconds of one burst. */
const WARM_SECONDS = 0.5;
const ALONE_SECONDS = 1.5;
const MANY_SECONDS = 2.5;

/** The agent's home: as served from warm views, against the same server that asks the database each time. */
export const reads: Scenario = {
  name: 'reads',
  title: 'Reading home',
  method:
    'A process of its own asks over loopback for GET /me and GET /orders?limit=5 in turn, as every signed-in agent of the sandbox in turn, each time with the session check; latency is that of one request. The uncached side is the same server code over the same data with a cache that keeps nothing. Both are measured in each round, right after each other.',
  figures: [
    {
      key: 'requestsPerSecond',
      label: 'Warm views, 50 connections',
      unit: 'perSecond',
    },
    { key: 'uncachedRequestsPerSecond', label: 'Database each time, 50 connections', unit: 'perSecond' },
    { key: 'p50MsAt1', label: 'Warm, 1 connection, p50', unit: 'ms' },
    { key: 'p99MsAt1', label: 'Warm, 1 connection, p99', unit: 'ms' },
    { key: 'p50MsAt50', label: 'Warm, 50 connections, p50', unit: 'ms' },
    { key: 'p99MsAt50', label: 'Warm, 50 connections, p99', unit: 'ms' },
    { key: 'uncachedP50MsAt1', label: 'Database, 1 connection, p50', unit: 'ms' },
    { key: 'uncachedP99MsAt1', label: 'Database, 1 connection, p99', unit: 'ms' },
    { key: 'uncachedP50MsAt50', label: 'Database, 50 connections, p50', unit: 'ms' },
    { key: 'uncachedP99MsAt50', label: 'Database, 50 connections, p99', unit: 'ms' },
    { key: 'uncachedOverCached', label: 'Database over warm, p50 at 50 connections', unit: 'times' },
  ],
  charts: [
    {
      name: 'rate',
      title: 'Requests per second at 50 connections',
      figures: ['requestsPerSecond', 'uncachedRequestsPerSecond'],
    },
    {
      name: 'alone',
      title: 'Latency of one request, 1 connection',
      figures: ['p50MsAt1', 'p99MsAt1', 'uncachedP50MsAt1', 'uncachedP99MsAt1'],
    },
    {
      name: 'many',
      title: 'Latency of one request, 50 connections',
      figures: ['p50MsAt50', 'p99MsAt50', 'uncachedP50MsAt50', 'uncachedP99MsAt50'],
    },
  ],
  async open(bench) {
    const { stack, agents } = await bench.product();
    const warmPort = Number(new URL(stack.url).port);
    const tokens = agents.map(({ token }) => token);
    const uncached = startChild(import.meta.resolve('../product/uncached-server.ts'), {
      HEXAFLATE_DATA_DIR: stack.dataDir,
      HEXAFLATE_LOG_LEVEL: 'error',
    });
    const reader = startChild(import.meta.resolve('../load/read-load.ts'));
    const stop = async () => {
      await reader.stop();
      await uncached.stop();
    };
    try {
      const { port: coldPort } = await uncached.ask<{ port: number }>('listen');
      return { round: () => measure(reader, warmPort, coldPort, tokens), close: stop };
    } catch (error) {
      await stop();
      throw error;
    }
  },
};

async function measure(
  reader: Child,
  warmPort: number,
  coldPort: number,
  tokens: readonly string[],
): Promise<Round> {
  const burst = (port: number, connections: number, seconds: number) =>
    reader.ask<ReadResult>({ port, tokens, paths: HOME, connections, seconds } satisfies ReadPlan);
  await burst(warmPort, MANY, WARM_SECONDS);
  await burst(coldPort, MANY, WARM_SECONDS);
  const warmAlone = await burst(warmPort, 1, ALONE_SECONDS);
  const coldAlone = await burst(coldPort, 1, ALONE_SECONDS);
  const warm = await burst(warmPort, MANY, MANY_SECONDS);
  const cold = await burst(coldPort, MANY, MANY_SECONDS);
  return {
    requestsPerSecond: warm.requestsPerSecond,
    uncachedRequestsPerSecond: cold.requestsPerSecond,
    p50MsAt1: warmAlone.p50Ms,
    p99MsAt1: warmAlone.p99Ms,
    p50MsAt50: warm.p50Ms,
    p99MsAt50: warm.p99Ms,
    uncachedP50MsAt1: coldAlone.p50Ms,
    uncachedP99MsAt1: coldAlone.p99Ms,
    uncachedP50MsAt50: cold.p50Ms,
    uncachedP99MsAt50: cold.p99Ms,
    uncachedOverCached: cold.p50Ms / warm.p50Ms,
  };
}
