import { expect, test } from 'bun:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { View } from './api.ts';
import { createCache } from './cache.ts';
import { type Coding, inCoding } from './coding.ts';

const unpack = { br: brotliDecompressSync, gzip: gunzipSync };
const CODINGS: readonly Coding[] = ['br', 'gzip'];

/** A view of one row, and a cache that trusts its memory. */
function oneRow(text = 'old') {
  const row = { text };
  const cache = createCache({ maxBytes: 10_000_000 });
  cache.heartbeat();
  const view: View = { key: 'k', kind: 'agent', load: async () => ({ body: row.text, tags: ['row'] }) };
  const read = async (coding: Coding) => {
    const served = await cache.read(inCoding(view, coding));
    return { ...served, text: unpack[coding](served.bytes).toString() };
  };
  return { row, cache, view, read };
}

test('whatever an answer says, unpacked it says the same, and each coding has an entity tag of its own', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 2000 }), async (text) => {
      const wellFormed = Buffer.from(text).toString();
      const { cache, view, read } = oneRow(wellFormed);
      const [br, gzip, plain] = [await read('br'), await read('gzip'), await cache.read(view)];
      expect([br.text, gzip.text, Buffer.from(plain.bytes).toString()]).toEqual([
        wellFormed,
        wellFormed,
        wellFormed,
      ]);
      expect(new Set([br.etag, gzip.etag, plain.etag]).size).toBe(3);
    }),
    { numRuns: 15 },
  );
});

test('a packed answer is packed once and kept, and one change drops every coding of it', async () => {
  const { row, cache, read } = oneRow();
  for (const coding of CODINGS) expect((await read(coding)).source).toBe('loaded');
  for (const coding of CODINGS) expect((await read(coding)).source).toBe('memory');
  row.text = 'new';
  await cache.invalidate(['row']);
  expect(cache.stats().entries).toBe(0);
  for (const coding of CODINGS) expect(await read(coding)).toMatchObject({ text: 'new', source: 'loaded' });
});

test('what changed while it was being packed is served to who asked before, and not kept', async () => {
  const { cache, read } = oneRow();
  const asked = read('br');
  await cache.invalidate(['row']);
  expect((await asked).text).toBe('old');
  expect(cache.stats()).toMatchObject({ entries: 0, rejectedLeases: 1 });
});

test('while the relay is silent nothing packed is believed either', async () => {
  const clock = { now: 1_000_000 };
  const cache = createCache({ maxBytes: 10_000_000, clock: () => clock.now });
  cache.heartbeat();
  const { view } = oneRow();
  const packed = inCoding(view, 'gzip');
  await cache.read(packed);
  expect(cache.peek(packed)).toBeDefined();
  clock.now += 1001;
  expect(cache.peek(packed)).toBeUndefined();
  expect((await cache.read(packed)).source).toBe('distrusted');
});

test('memory counts the packed bytes, and holds nothing that was not asked for', async () => {
  const { cache, read } = oneRow('a'.repeat(100_000));
  await read('br');
  const { bytes, entries } = cache.stats();
  expect(entries).toBe(1);
  expect(bytes).toBeLessThan(2000);
});

test('a key that looks like another coding of a shorter one is still a key of its own', async () => {
  const { cache, view } = oneRow();
  await cache.read(inCoding(view, 'br'));
  for (const key of ['k br', 'kbr', 'k']) expect(cache.peek({ key, kind: 'agent' })).toBeUndefined();
});
