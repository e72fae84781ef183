import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { createLatencyWindow, type LatencyWindow } from './latency-window.ts';
import { createRequestTimes, type RequestTimes } from './request-times.ts';

/** What the server measures of itself: for Prometheus, and recent percentiles for the panel. */
export interface Metrics {
  registry: Registry;
  /** Not in the registry: its text stands beside the registry's. */
  requests: RequestTimes;
  orders: Counter<'state'>;
  cacheReads: Counter<'kind' | 'source'>;
  cacheBytes: Gauge<'kind'>;
  /** What Otomax's database has been asked, by requests and rooms, and by the relay. Set when it is read. */
  otomaxStatements: Counter<'by'>;
  freshness: Histogram<'stage'>;
  redisUp: Gauge;
  /** What App Check said of requests that it was asked about. */
  appChecks: Counter<'platform' | 'outcome' | 'mode'>;
  /** Recent samples in milliseconds. */
  recent: { reads: LatencyWindow; commitToApply: LatencyWindow; commitToFrame: LatencyWindow };
}

const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'hexaflate_' });
  const registers = [registry];
  return {
    registry,
    requests: createRequestTimes(),
    orders: new Counter({
      name: 'hexaflate_order_states_total',
      help: 'Orders that reached a state',
      labelNames: ['state'],
      registers,
    }),
    cacheReads: new Counter({
      name: 'hexaflate_cache_reads_total',
      help: 'Views read, by kind and where they came from',
      labelNames: ['kind', 'source'],
      registers,
    }),
    cacheBytes: new Gauge({
      name: 'hexaflate_cache_bytes',
      help: 'Bytes of finished views in memory',
      labelNames: ['kind'],
      registers,
    }),
    otomaxStatements: new Counter({
      name: 'hexaflate_otomax_statements_total',
      help: "Statements sent to Otomax's database",
      labelNames: ['by'],
      registers,
    }),
    redisUp: new Gauge({
      name: 'hexaflate_redis_up',
      help: '1 while the configured Redis answers; 0 as well when none is configured',
      registers,
    }),
    appChecks: new Counter({
      name: 'hexaflate_app_checks_total',
      help: 'Requests that App Check was asked about, by platform, outcome and mode',
      labelNames: ['platform', 'outcome', 'mode'],
      registers,
    }),
    freshness: new Histogram({
      name: 'hexaflate_freshness_seconds',
      help: 'From commit in Otomax to applied here (apply) and sent to a device (frame)',
      labelNames: ['stage'],
      buckets: SECONDS,
      registers,
    }),
    recent: {
      reads: createLatencyWindow(),
      commitToApply: createLatencyWindow(),
      commitToFrame: createLatencyWindow(),
    },
  };
}
