import { expect, test } from 'bun:test';
import { createCache } from './cache.ts';

function cacheWithOneView() {
  const clock = { now: 1_000_000 };
  const cache = createCache({ maxBytes: 1_000_000, clock: () => clock.now });
  cache.heartbeat();
  const view = { key: 'k', kind: 'agent', load: async () => ({ body: 'old', tags: ['row'] }) };
  return { cache, clock, view };
}

test('a peek answers what is kept, counts it as a hit, and never loads', async () => {
  const { cache, view } = cacheWithOneView();
  expect(cache.peek(view)).toBeUndefined();
  expect(cache.stats()).toMatchObject({ hits: 0, misses: 0, failures: 0 });
  const read = await cache.read(view);
  expect(cache.peek(view)).toMatchObject({ bytes: read.bytes, etag: read.etag });
  expect(cache.stats()).toMatchObject({ hits: 1, misses: 1 });
});

test('a peek answers nothing that has changed, and nothing while the relay is silent', async () => {
  const { cache, clock, view } = cacheWithOneView();
  await cache.read(view);
  clock.now += 1001;
  expect(cache.peek(view)).toBeUndefined();
  clock.now -= 1001;
  expect(cache.peek(view)).toBeDefined();
  await cache.invalidate(['row']);
  expect(cache.peek(view)).toBeUndefined();
});
