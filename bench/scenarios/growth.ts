import { startChild } from '../load/child.ts';
import type { ReadPlan, ReadResult } from '../load/read-plan.ts';
import { addressOf } from '../load/read-plan.ts';
import { growSandbox } from '../product/grow-sandbox.ts';
import { metric, readMetrics } from '../product/metrics.ts';
import { openSessions } from '../product/open-sessions.ts';
import { startProduct } from '../product/start-product.ts';
import type { Round, Scenario } from '../scenario.ts';

const STEPS = [1000, 10_000, 100_000];
const PRODUCTS = 10_000;
const CONNECTIONS = 50;
const SECONDS = 5;
/** The budget of the cache: enough for ten thousand agents, far too little for a hundred thousand. */
const BOUND_BYTES = 33_554_432;
const MEBIBYTE = 1_048_576;

/** The same product with ever more agents, each of whom opens the app. */
export const growth: Scenario = {
  name: 'growth',
  title: 'Growing',
  mostRounds: 2,
  method: `A product with ${PRODUCTS.toLocaleString('en')} products and 1,000, 10,000 and 100,000 agents, each signed in once; the cache may keep ${BOUND_BYTES / MEBIBYTE} MiB. A process of its own reads GET /me by ${CONNECTIONS} connections for ${SECONDS} s as one agent after the other, first cold and then once more, each from an address of its own behind a trusted proxy. Bytes are what the cache counts, sessions included; the resident memory is the whole process's. What 10,000 agents take is reckoned from those that were loaded. The hit rate is that of the agents' views during the second time; what was not reached the first time is loaded then.`,
  figures: STEPS.flatMap((agents) => [
    { key: `hitRate${agents}`, label: `${show(agents)} agents, served from memory`, unit: 'points' as const },
    { key: `p99Ms${agents}`, label: `${show(agents)} agents, p99`, unit: 'ms' as const },
    {
      key: `cacheBytes${agents}`,
      label: `${show(agents)} agents, in the cache`,
      unit: 'bytes' as const,
      target: { atMost: BOUND_BYTES },
    },
    { key: `residentBytes${agents}`, label: `${show(agents)} agents, resident`, unit: 'bytes' as const },
    ...(agents === 10_000
      ? [
          {
            key: 'bytesPer10000Agents',
            label: 'Cached view and session of 10,000 agents',
            unit: 'bytes' as const,
          },
        ]
      : []),
  ]),
  charts: [
    { name: 'memory', title: 'In the cache', figures: STEPS.map((agents) => `cacheBytes${agents}`) },
    { name: 'p99', title: 'GET /me, p99', figures: STEPS.map((agents) => `p99Ms${agents}`) },
  ],
  async open() {
    return {
      async round() {
        const figures: Round = {};
        for (const agents of STEPS) Object.assign(figures, await measure(agents));
        return figures;
      },
      close: async () => {},
    };
  },
};

async function measure(agents: number): Promise<Round> {
  const product = await startProduct('bench-growth', {
    HEXAFLATE_CACHE_BYTES: String(BOUND_BYTES),
    HEXAFLATE_TRUSTED_PROXIES: '127.0.0.1',
  });
  const reader = startChild(import.meta.resolve('../load/read-load.ts'));
  try {
    const { stack, otomaxPath } = product;
    const codes = growSandbox(otomaxPath, agents, PRODUCTS);
    const sessions = openSessions(stack.dataDir, codes, addressOf);
    const plan: ReadPlan = {
      port: Number(new URL(stack.url).port),
      tokens: sessions.map(({ token }) => token),
      paths: ['/api/v1/me'],
      connections: CONNECTIONS,
      seconds: SECONDS,
      addresses: true,
    };
    await reader.ask<ReadResult>(plan);
    const before = await readMetrics(stack.url);
    const warm = await reader.ask<ReadResult>(plan);
    const after = await readMetrics(stack.url);
    const during = (name: string) => metric(after, name) - (before.get(name) ?? 0);
    const hits = during('hexaflate_cache_reads_total{kind="agent",source="memory"}');
    const loaded = metric(after, 'hexaflate_cache_reads_total{kind="agent",source="loaded"}');
    const kinds = ['agent', 'session'].map((kind) => metric(after, `hexaflate_cache_bytes{kind="${kind}"}`));
    const cacheBytes = kinds.reduce((sum, bytes) => sum + bytes, 0);
    return {
      [`hitRate${agents}`]: (hits * 100) / warm.requests,
      [`p99Ms${agents}`]: warm.p99Ms,
      [`cacheBytes${agents}`]: cacheBytes,
      [`residentBytes${agents}`]: metric(after, 'hexaflate_process_resident_memory_bytes'),
      ...(agents === 10_000 ? { bytesPer10000Agents: (cacheBytes * agents) / loaded } : {}),
    };
  } finally {
    await reader.stop();
    await product.stack.stop();
  }
}

function show(agents: number): string {
  return agents.toLocaleString('en');
}
