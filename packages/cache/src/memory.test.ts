import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { createMemory, type Entry, entrySize } from './memory.ts';

const maxBytes = 20_000;

const entry = fc.record({
  key: fc.constantFrom(...'abcdefghijklmnopqrst'),
  kind: fc.constantFrom('catalogue', 'history'),
  body: fc.nat(3000).map((size) => ({ bytes: new Uint8Array(size), etag: `"${size}"` })),
  tags: fc.array(fc.constantFrom<string[]>('p', 'q', 'r'), { maxLength: 3 }),
});
const step = fc.oneof(
  { weight: 6, arbitrary: entry.map((put) => ({ put })) },
  { weight: 3, arbitrary: entry.map(({ key }) => ({ get: key })) },
  { weight: 1, arbitrary: entry.map(({ tags }) => ({ drop: tags })) },
);

function sizeOf(entries: Iterable<Entry>): number {
  return [...entries].reduce((sum, each) => sum + entrySize(each), 0);
}

test('whatever is put, read and dropped: the budget is kept, and the longest unread goes first', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const memory = createMemory(maxBytes);
      /** The same in plain words: longest unread first. */
      let expected: Entry[] = [];
      for (const each of steps) {
        if ('put' in each) {
          const put = { ...each.put, tags: [...new Set(each.put.tags)] };
          expected = expected.filter(({ key }) => key !== put.key);
          const fits = entrySize(put) * 8 <= maxBytes;
          const evicted: Entry[] = [];
          while (fits && sizeOf(expected) + entrySize(put) > maxBytes) evicted.push(...expected.splice(0, 1));
          if (fits) expected.push(put);
          expect(memory.put(each.put)).toEqual(fits ? evicted : undefined);
        } else if ('get' in each) {
          const found = expected.find(({ key }) => key === each.get);
          expect(memory.get(each.get)).toBe(found?.body);
          if (found) expected = [...expected.filter((other) => other !== found), found];
        } else {
          const left = expected.filter(({ tags }) => !tags.some((tag) => each.drop.includes(tag)));
          expect(memory.dropTagged(each.drop)).toBe(expected.length - left.length);
          expected = left;
        }
        expect([...memory.entries()]).toEqual(expected);
        const used = [...memory.usage().values()].reduce((sum, { bytes }) => sum + bytes, 0);
        expect(used).toBe(sizeOf(expected));
        expect(used).toBeLessThanOrEqual(maxBytes);
      }
      expect(memory.clear()).toBe(expected.length);
      expect([...memory.usage()]).toEqual([]);
    }),
  );
});

test('an entry weighs its body, its key and each tag', () => {
  const small = {
    key: 'k',
    kind: 'history',
    body: { bytes: new Uint8Array(10), etag: '"e"' },
    tags: ['t'],
  };
  const more = { ...small, key: 'kk', tags: ['t', 'tt'], body: { ...small.body, bytes: new Uint8Array(15) } };
  expect(entrySize(small)).toBeGreaterThan(10 + 2 + 2);
  expect(entrySize(more) - entrySize(small)).toBeGreaterThanOrEqual(5 + 2 + 4);
});

test('a body above an eighth of the budget is not kept, and takes the older one of its key away', () => {
  const memory = createMemory(8 * 2000);
  const sized = (size: number): Entry => ({
    key: 'k',
    kind: 'history',
    body: { bytes: new Uint8Array(size), etag: '"e"' },
    tags: [],
  });
  expect(memory.put(sized(1000))).toEqual([]);
  expect(memory.put(sized(2000))).toBeUndefined();
  expect([...memory.entries()]).toEqual([]);
});
