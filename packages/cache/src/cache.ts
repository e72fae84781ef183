import type { Cache, CacheEvent, CacheOptions, Served, View } from './api.ts';
import type { Body } from './body.ts';
import { createFigures } from './figures.ts';
import { createFlights } from './flights.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createMemory, type Memory } from './memory.ts';
import { type Rules, rules } from './rules.ts';
import { createProcessTier, type Position, type SharedTier, type Signal } from './tier.ts';

/** Tags whose last move is remembered: some 4 MB, and minutes of a busy Otomax, while loads take milliseconds. */
const rememberedTags = 20_000;
const defaultHeartbeatLimitMs = 1000;
const defaultFlightLimitMs = 5000;

/** What a cache is made of. */
export interface Parts {
  ledger: Ledger;
  memory: Memory;
  rules: Rules;
  tier: SharedTier;
}

/** A near cache, distrusted until the first heartbeat. The protocol is told in index.ts. */
export function createCache(options: CacheOptions): Cache {
  return assembleCache(options, {
    ledger: createLedger(rememberedTags),
    memory: createMemory(options.maxBytes),
    rules,
    tier: options.tier ?? createProcessTier(),
  });
}

/** A cache of given parts, so that the model can look into them and break their rules one by one. */
export function assembleCache(options: CacheOptions, parts: Parts): Cache {
  const { ledger, memory, tier } = parts;
  const { clock = Date.now, heartbeatLimitMs = defaultHeartbeatLimitMs } = options;
  const figures = createFigures();
  let aliveAt = Number.NEGATIVE_INFINITY;
  let position: Position | undefined;

  const observe = (event: CacheEvent): void => options.observe?.(event);
  const trusted = (): boolean => parts.rules.trusts(clock() - aliveAt, heartbeatLimitMs);

  function forget(reason: string): void {
    ledger.forget();
    const dropped = memory.clear();
    figures.count('resets');
    observe({ type: 'reset', reason, dropped });
  }

  /** Why memory cannot be believed any more when this signal comes, or undefined when it continues what was known. */
  function discontinuity(signal: Signal): string | undefined {
    if (!position) return 'the first signal';
    if (signal.position.epoch !== position.epoch) return 'a new epoch';
    const expected = position.sequence + (signal.type === 'moved' ? 1 : 0);
    if (signal.position.sequence !== expected) return 'a gap in the order of changes';
    return signal.type === 'alive' && !trusted() ? 'the relay was silent' : undefined;
  }

  function follow(signal: Signal): void {
    const reason = discontinuity(signal);
    if (reason) forget(reason);
    position = signal.position;
    if (signal.type === 'alive') aliveAt = clock() - (signal.age ?? 0);
    else if (signal.type === 'moved') {
      ledger.move(signal.tags);
      const dropped = memory.dropTagged(signal.tags);
      observe({ type: 'invalidated', tags: signal.tags, dropped });
    }
  }

  tier.subscribe(follow);

  const flights = createFlights({
    ledger,
    rules: parts.rules,
    tier,
    clock,
    limitMs: options.flightLimitMs ?? defaultFlightLimitMs,
    trusted,
    keep({ key, kind }, { tags, ...body }) {
      if (!trusted()) return 'distrusted';
      const evicted = memory.put({ key, kind, body, tags });
      if (!evicted) return 'oversized';
      figures.count('evictions', evicted.length);
      for (const entry of evicted) {
        observe({ type: 'evicted', kind: entry.kind, bytes: entry.body.bytes.byteLength });
      }
      return 'kept';
    },
    observe(event) {
      if (event.type === 'loaded' && event.kept === 'moved') figures.count('rejectedLeases');
      if (event.type === 'failed') figures.count('failures');
      observe(event);
    },
  });

  async function readThrough(view: View, trust: boolean): Promise<Served> {
    const served = await flights.board(view, trust);
    if (served.source === 'loaded') figures.miss(view.kind);
    else if (served.source !== 'memory') figures.count(served.source);
    return served;
  }

  function recall({ key, kind }: Pick<View, 'key' | 'kind'>): Body | undefined {
    const body = memory.get(key);
    if (body) figures.hit(kind);
    return body;
  }

  return {
    peek: (view) => (trusted() ? recall(view) : undefined),
    read(view) {
      const trust = trusted();
      const body = trust ? recall(view) : undefined;
      if (!body) return readThrough(view, trust);
      return Promise.resolve({ bytes: body.bytes, etag: body.etag, source: 'memory' });
    },
    async invalidate(tags) {
      await tier.publish(tags);
    },
    heartbeat: () => tier.beat(),
    async reset(reason) {
      forget(reason);
      await tier.renew();
    },
    stats: () => figures.stats(memory, trusted()),
  };
}
