import { describe, expect, test } from 'bun:test';
import type { Cache, CacheEvent, View } from './api.ts';
import { createCache } from './cache.ts';
import type { Position, SharedBody, SharedTier, Signal } from './tier.ts';

/** What several processes share, as the contract of `SharedTier` has it, with a line to each that can be cut. */
function createSharedStore() {
  const lines: { follow: (signal: Signal) => void; cut: boolean }[] = [];
  const bodies = new Map<string, { body: SharedBody; leased: number }>();
  const versions = new Map<string, number>();
  const leases = new Map<string, PromiseWithResolvers<void>>();
  const position: Position = { epoch: 'first', sequence: 0 };
  let reachable = true;

  const intact = (tags: readonly string[], leased: number): boolean =>
    tags.every((tag) => (versions.get(tag) ?? 0) <= leased);

  function signal(told: Signal): void {
    for (const line of lines) if (!line.cut) line.follow(told);
  }

  async function mustReach(): Promise<void> {
    if (!reachable) throw new Error('the store is away');
  }

  function connect(line: { follow: (signal: Signal) => void; cut: boolean }): SharedTier {
    lines.push(line);
    return {
      async take(key) {
        await mustReach();
        for (;;) {
          const kept = bodies.get(key);
          if (kept && intact(kept.body.tags, kept.leased)) return { body: kept.body };
          const held = leases.get(key);
          if (!held) break;
          await held.promise;
        }
        leases.set(key, Promise.withResolvers());
        return { lease: { key, position: { ...position } } };
      },
      async give(lease, body) {
        await mustReach();
        const leased = lease.position.sequence;
        if (body && lease.position.epoch === position.epoch && intact(body.tags, leased)) {
          bodies.set(lease.key, { body, leased });
        }
        leases.get(lease.key)?.resolve();
        leases.delete(lease.key);
      },
      async publish(tags) {
        await mustReach();
        position.sequence += 1;
        for (const tag of tags) versions.set(tag, position.sequence);
        signal({ type: 'moved', position: { ...position }, tags });
      },
      beat: () => signal({ type: 'alive', position: { ...position } }),
      async renew() {
        position.epoch = `${position.epoch}+`;
        position.sequence = 0;
        bodies.clear();
        versions.clear();
        signal({ type: 'renewed', position: { ...position } });
      },
      subscribe(follow) {
        line.follow = follow;
      },
    };
  }

  return {
    goAway(): void {
      reachable = false;
    },
    /** A process with a cache of its own on this store. */
    join(): { cache: Cache; events: CacheEvent[]; line: { cut: boolean } } {
      const line = { follow: (_: Signal) => {}, cut: false };
      const events: CacheEvent[] = [];
      const cache = createCache({
        maxBytes: 1_000_000,
        clock: () => 0,
        observe: (event) => void events.push(event),
        tier: connect(line),
      });
      return { cache, events, line };
    },
  };
}

function twoProcesses() {
  const store = createSharedStore();
  const here = store.join();
  const there = store.join();
  here.cache.heartbeat();
  return { store, here, there };
}

function rowView(row: { value: number }): View & { loads: number } {
  const counted = {
    loads: 0,
    key: 'catalogue',
    kind: 'catalogue',
    async load() {
      counted.loads += 1;
      return { body: `${row.value}`, tags: ['row'] };
    },
  };
  return counted;
}

async function readText(cache: Cache, view: View): Promise<string> {
  return new TextDecoder().decode((await cache.read(view)).bytes);
}

const rest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('two processes on one store', () => {
  test('one loads for both, with one entity tag', async () => {
    const { here, there } = twoProcesses();
    const view = rowView({ value: 1 });
    const [first, second] = await Promise.all([here.cache.read(view), there.cache.read(view)]);
    expect(view.loads).toBe(1);
    expect(second.etag).toBe(first.etag);
    expect((await there.cache.read(view)).source).toBe('memory');
  });

  test('a change that one of them applies is seen by both', async () => {
    const { here, there } = twoProcesses();
    const row = { value: 1 };
    const view = rowView(row);
    await readText(here.cache, view);
    await readText(there.cache, view);
    row.value = 2;
    await here.cache.invalidate(['row']);
    expect(await readText(there.cache, view)).toBe('2');
    expect(await readText(here.cache, view)).toBe('2');
    expect(view.loads).toBe(2);
  });

  test('a load that a change overtook is shared with nobody', async () => {
    const { here, there } = twoProcesses();
    const slow = Promise.withResolvers<{ body: string; tags: string[] }>();
    const before = readText(here.cache, { ...rowView({ value: 0 }), load: () => slow.promise });
    await rest();
    await there.cache.invalidate(['row']);
    slow.resolve({ body: 'old', tags: ['row'] });
    expect(await before).toBe('old');
    expect(await readText(there.cache, rowView({ value: 2 }))).toBe('2');
    expect(await readText(here.cache, rowView({ value: 2 }))).toBe('2');
  });

  test('a failed load gives its lease back to the other', async () => {
    const { here, there } = twoProcesses();
    const failing: View = { ...rowView({ value: 0 }), load: () => Promise.reject(new Error('refused')) };
    const first = here.cache.read(failing);
    const second = readText(there.cache, rowView({ value: 5 }));
    await expect(first).rejects.toThrow('refused');
    expect(await second).toBe('5');
  });

  test.each([
    ['the next change', (cache: Cache) => cache.invalidate(['other'])],
    ['the next heartbeat', async (cache: Cache) => cache.heartbeat()],
  ])('one that missed a change forgets everything at %s', async (_, next) => {
    const { here, there } = twoProcesses();
    const row = { value: 1 };
    await readText(there.cache, rowView(row));
    row.value = 2;
    there.line.cut = true;
    await here.cache.invalidate(['row']);
    there.line.cut = false;
    await next(here.cache);
    expect(there.events).toContainEqual({
      type: 'reset',
      reason: 'a gap in the order of changes',
      dropped: 1,
    });
    expect(await readText(there.cache, rowView(row))).toBe('2');
  });

  test('a reset in one is a new epoch for the other', async () => {
    const { here, there } = twoProcesses();
    await readText(there.cache, rowView({ value: 1 }));
    await here.cache.reset('fail-over');
    expect(there.events).toContainEqual({ type: 'reset', reason: 'a new epoch', dropped: 1 });
    expect((await there.cache.read(rowView({ value: 1 }))).source).toBe('loaded');
  });
});

test('without the store service goes on, and the relay learns that it must not acknowledge', async () => {
  const { store, here } = twoProcesses();
  store.goAway();
  expect(await readText(here.cache, rowView({ value: 1 }))).toBe('1');
  expect(here.events.at(-2)).toEqual({ type: 'tierFailed', error: new Error('the store is away') });
  expect(here.events.at(-1)).toMatchObject({ type: 'loaded', kept: 'kept' });
  await expect(here.cache.invalidate(['row'])).rejects.toThrow('the store is away');
});

test('a process that trusts nothing takes nothing from the store either', async () => {
  const store = createSharedStore();
  const { cache } = store.join();
  const view = rowView({ value: 1 });
  await cache.read(view);
  await cache.read(view);
  expect(view.loads).toBe(2);
});

test('a sign of life that is already old counts from when it was true', async () => {
  let now = 0;
  const { promise: subscribed, resolve } = Promise.withResolvers<(signal: Signal) => void>();
  const nothing = async () => {};
  const cache = createCache({
    maxBytes: 1_000_000,
    clock: () => now,
    tier: {
      take: async (key) => ({ lease: { key, position: { epoch: 'e', sequence: 0 } } }),
      give: nothing,
      publish: nothing,
      beat: () => {},
      renew: nothing,
      subscribe: resolve,
    },
  });
  const follow = await subscribed;
  follow({ type: 'alive', position: { epoch: 'e', sequence: 0 }, age: 600 });
  now = 400;
  expect(cache.stats().trusted).toBe(true);
  now = 401;
  expect(cache.stats().trusted).toBe(false);
});
