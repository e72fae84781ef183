import { describe, expect, test } from 'bun:test';
import type { Cache, CacheEvent, CacheOptions, Loaded, Served, View } from './api.ts';
import { createCache } from './cache.ts';

interface Bench {
  cache: Cache;
  events: CacheEvent[];
  /** Milliseconds on the cache's clock. */
  pass(ms: number): void;
}

function trustedCache(options: Partial<CacheOptions> = {}): Bench {
  let now = 1_000_000;
  const events: CacheEvent[] = [];
  const observe = (event: CacheEvent): void => void events.push(event);
  const cache = createCache({ maxBytes: 1_000_000, clock: () => now, observe, ...options });
  cache.heartbeat();
  events.length = 0;
  return {
    cache,
    events,
    pass(ms) {
      now += ms;
    },
  };
}

function view(load: () => Promise<Loaded>, key = 'agent:A1', kind = 'agent'): View {
  return { key, kind, load };
}

/** A view of one row whose loads all show the row as it is when they begin. */
function rowView(row: { value: number }, tag = 'row', key = 'agent:A1'): View & { loads: number } {
  const counted = {
    loads: 0,
    key,
    kind: 'agent',
    async load() {
      counted.loads += 1;
      return { body: `${row.value}`, tags: [tag] };
    },
  };
  return counted;
}

/** A view whose loads end when the test says so. */
function slowView(): View & { loads: PromiseWithResolvers<Loaded>[] } {
  const loads: PromiseWithResolvers<Loaded>[] = [];
  return {
    key: 'agent:A1',
    kind: 'agent',
    loads,
    load() {
      const ends = Promise.withResolvers<Loaded>();
      loads.push(ends);
      return ends.promise;
    },
  };
}

const text = ({ bytes }: Served): string => new TextDecoder().decode(bytes);
/** Lets reads come to rest. */
const rest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('memory', () => {
  test('answers a second read with the same bytes and tag, without a load', async () => {
    const { cache } = trustedCache();
    const rows = rowView({ value: 7 });
    const first = await cache.read(rows);
    const second = await cache.read(rows);
    expect([first.source, second.source]).toEqual(['loaded', 'memory']);
    expect(text(first)).toBe('7');
    expect(second.bytes).toBe(first.bytes);
    expect(second.etag).toBe(first.etag);
    expect(rows.loads).toBe(1);
  });

  test('drops what depends on a tag that moved, and nothing else', async () => {
    const { cache, events } = trustedCache();
    const row = { value: 1 };
    const moved = rowView(row);
    const other = rowView({ value: 5 }, 'other', 'agent:A2');
    await cache.read(moved);
    await cache.read(other);
    row.value = 2;
    await cache.invalidate(['row', 'unknown']);
    expect(events.at(-1)).toEqual({ type: 'invalidated', tags: ['row', 'unknown'], dropped: 1 });
    expect(text(await cache.read(moved))).toBe('2');
    expect((await cache.read(other)).source).toBe('memory');
  });

  test('is right even when nobody waits for the invalidation', async () => {
    const { cache } = trustedCache();
    const row = { value: 1 };
    await cache.read(rowView(row));
    row.value = 2;
    void cache.invalidate(['row']);
    expect(text(await cache.read(rowView(row)))).toBe('2');
  });

  test('serves a body above an eighth of the budget without keeping it', async () => {
    const { cache, events } = trustedCache({ maxBytes: 16_000 });
    const large = view(async () => ({ body: 'x'.repeat(2000), tags: [] }));
    expect((await cache.read(large)).bytes.byteLength).toBe(2000);
    expect((await cache.read(large)).source).toBe('loaded');
    expect(events.at(-1)).toMatchObject({ type: 'loaded', kept: 'oversized', bytes: 2000 });
  });
});

describe('reads of one key at a time', () => {
  test('share one load', async () => {
    const { cache } = trustedCache();
    const slow = slowView();
    const reads = [cache.read(slow), cache.read(slow), cache.read(slow)];
    await rest();
    expect(slow.loads).toHaveLength(1);
    slow.loads[0]?.resolve({ body: 'one', tags: ['row'] });
    const served = await Promise.all(reads);
    expect(served.map(text)).toEqual(['one', 'one', 'one']);
    expect(served.map(({ source }) => source)).toEqual(['loaded', 'joined', 'joined']);
  });

  test('share its failure, and nothing is kept', async () => {
    const { cache, events } = trustedCache();
    const slow = slowView();
    const reads = [cache.read(slow), cache.read(slow)];
    await rest();
    const failure = new Error('Otomax is away');
    slow.loads[0]?.reject(failure);
    expect(await Promise.allSettled(reads)).toEqual([
      { status: 'rejected', reason: failure },
      { status: 'rejected', reason: failure },
    ]);
    expect(events).toEqual([{ type: 'failed', kind: 'agent', ms: 0, error: failure }]);
    const again = cache.read(slow);
    await rest();
    slow.loads[1]?.resolve({ body: 'back', tags: [] });
    expect(text(await again)).toBe('back');
  });

  test('a loader that throws before it returns a promise fails its read and nothing more', async () => {
    const { cache } = trustedCache();
    const broken = view(() => {
      throw new Error('no connection');
    });
    await expect(cache.read(broken)).rejects.toThrow('no connection');
    expect(text(await cache.read(rowView({ value: 3 })))).toBe('3');
  });

  test('a read after a change takes a newer load than the one under way', async () => {
    const { cache, events } = trustedCache();
    const slow = slowView();
    const before = cache.read(slow);
    await rest();
    await cache.invalidate(['row']);
    const after = [cache.read(slow), cache.read(slow)];
    slow.loads[0]?.resolve({ body: 'old', tags: ['row'] });
    expect(text(await before)).toBe('old');
    expect(events.at(-1)).toMatchObject({ type: 'loaded', kept: 'moved' });
    await rest();
    slow.loads[1]?.resolve({ body: 'new', tags: ['row'] });
    expect((await Promise.all(after)).map(text)).toEqual(['new', 'new']);
    expect(slow.loads).toHaveLength(2);
    expect(cache.stats()).toMatchObject({ misses: 2, joined: 1, rejectedLeases: 1, entries: 1 });
  });

  test('a change of rows that turn out not to matter costs no second load', async () => {
    const { cache } = trustedCache();
    const slow = slowView();
    const before = cache.read(slow);
    await rest();
    await cache.invalidate(['elsewhere']);
    const after = cache.read(slow);
    slow.loads[0]?.resolve({ body: 'one', tags: ['row'] });
    expect((await Promise.all([before, after])).map(text)).toEqual(['one', 'one']);
    expect(slow.loads).toHaveLength(1);
  });

  test('a load that never ends holds up new reads for no longer than the limit', async () => {
    const { cache, pass } = trustedCache({ flightLimitMs: 400 });
    const slow = slowView();
    void cache.read(slow);
    await rest();
    pass(400);
    void cache.read(slow);
    await rest();
    expect(slow.loads).toHaveLength(1);
    pass(1);
    const late = cache.read(slow);
    await rest();
    slow.loads[1]?.resolve({ body: 'second', tags: [] });
    expect(text(await late)).toBe('second');
  });
});

describe('trust', () => {
  test('a cache that has heard nothing yet reads through', async () => {
    const cache = createCache({ maxBytes: 1_000_000 });
    const rows = rowView({ value: 1 });
    await cache.read(rows);
    expect((await cache.read(rows)).source).toBe('distrusted');
    expect(rows.loads).toBe(2);
    expect(cache.stats()).toMatchObject({ trusted: false, distrusted: 2, entries: 0, hits: 0, misses: 0 });
  });

  test('memory is served up to the limit and passed over after it', async () => {
    const { cache, pass } = trustedCache({ heartbeatLimitMs: 300 });
    const rows = rowView({ value: 1 });
    await cache.read(rows);
    pass(300);
    expect((await cache.read(rows)).source).toBe('memory');
    pass(1);
    expect((await cache.read(rows)).source).toBe('distrusted');
  });

  test('the limit is one second unless given', async () => {
    const { cache, pass } = trustedCache();
    pass(1000);
    expect(cache.stats().trusted).toBe(true);
    pass(1);
    expect(cache.stats().trusted).toBe(false);
  });

  test('heartbeats in time keep memory', async () => {
    const { cache, pass } = trustedCache();
    const rows = rowView({ value: 1 });
    await cache.read(rows);
    for (let beats = 0; beats < 5; beats += 1) {
      pass(900);
      cache.heartbeat();
    }
    expect((await cache.read(rows)).source).toBe('memory');
  });

  test('memory that was distrusted is forgotten before it is trusted again', async () => {
    const { cache, events, pass } = trustedCache();
    const rows = rowView({ value: 1 });
    await cache.read(rows);
    pass(1001);
    cache.heartbeat();
    expect(events.at(-1)).toEqual({ type: 'reset', reason: 'the relay was silent', dropped: 1 });
    expect((await cache.read(rows)).source).toBe('loaded');
  });

  test('a clock that was set back is no reason for trust', async () => {
    const { cache, pass } = trustedCache();
    const rows = rowView({ value: 1 });
    await cache.read(rows);
    pass(-60_000);
    expect((await cache.read(rows)).source).toBe('distrusted');
  });

  test('a load that ends in silence is served and not kept', async () => {
    const { cache, events, pass } = trustedCache();
    const slow = slowView();
    const read = cache.read(slow);
    await rest();
    pass(1001);
    slow.loads[0]?.resolve({ body: 'one', tags: ['row'] });
    expect(text(await read)).toBe('one');
    expect(events.at(-1)).toMatchObject({ kept: 'distrusted' });
    expect(cache.stats().entries).toBe(0);
  });

  test('a load that lived through a silence is not kept, although the relay is back', async () => {
    const { cache, pass } = trustedCache();
    const slow = slowView();
    const read = cache.read(slow);
    await rest();
    pass(1001);
    cache.heartbeat();
    slow.loads[0]?.resolve({ body: 'one', tags: ['row'] });
    await read;
    expect(cache.stats()).toMatchObject({ entries: 0, rejectedLeases: 1 });
  });

  test('in silence there is still one load at a time, and each read takes one that began after it', async () => {
    const { cache, pass } = trustedCache();
    const slow = slowView();
    pass(1001);
    const first = cache.read(slow);
    const others = [cache.read(slow), cache.read(slow), cache.read(slow)];
    await rest();
    expect(slow.loads).toHaveLength(1);
    slow.loads[0]?.reject(new Error('only the first read meets this'));
    await expect(first).rejects.toThrow('only the first read meets this');
    await rest();
    expect(slow.loads).toHaveLength(2);
    slow.loads[1]?.resolve({ body: 'two', tags: ['row'] });
    const served = await Promise.all(others);
    expect(served.map(({ source }) => source)).toEqual(['distrusted', 'distrusted', 'distrusted']);
    expect(served.map(text)).toEqual(['two', 'two', 'two']);
  });
});

test('a reset forgets what is kept and what is under way', async () => {
  const { cache, events } = trustedCache();
  const kept = rowView({ value: 1 }, 'row', 'agent:A2');
  const slow = slowView();
  await cache.read(kept);
  const before = cache.read(slow);
  await rest();
  await cache.reset('the queue was emptied by hand');
  expect(events).toContainEqual({ type: 'reset', reason: 'the queue was emptied by hand', dropped: 1 });
  expect((await cache.read(kept)).source).toBe('loaded');
  const after = cache.read(slow);
  slow.loads[0]?.resolve({ body: 'old', tags: [] });
  await before;
  await rest();
  slow.loads[1]?.resolve({ body: 'new', tags: [] });
  expect(text(await after)).toBe('new');
});

test('the figures tell hits, misses and bytes, for each kind and in sum', async () => {
  const { cache } = trustedCache({ maxBytes: 16_000 });
  const body = 'x'.repeat(1000);
  const named = (key: string, kind: string): View => view(async () => ({ body, tags: ['t'] }), key, kind);
  for (const key of ['1', '2', '3', '4', '5', '1']) await cache.read(named(key, 'history'));
  await cache.read(named('c', 'catalogue'));
  const { byKind, ...all } = cache.stats();
  expect(byKind.history).toMatchObject({ entries: 5, hits: 1, misses: 5 });
  expect(byKind.catalogue).toMatchObject({ entries: 1, hits: 0, misses: 1 });
  expect(all).toMatchObject({ trusted: true, entries: 6, hits: 1, misses: 6, evictions: 0, failures: 0 });
  expect(all.bytes).toBe((byKind.history?.bytes ?? 0) + (byKind.catalogue?.bytes ?? 0));
  expect(all.bytes).toBeGreaterThan(6000);
  for (const key of ['6', '7', '8', '9']) await cache.read(named(key, 'history'));
  expect(cache.stats().evictions).toBeGreaterThan(0);
  expect(cache.stats().bytes).toBeLessThanOrEqual(16_000);
});
