import type { Body } from './body.ts';
import { createRecencyMap } from './recency.ts';

/** A body as it is kept, with what it is dropped by. */
export interface Entry {
  key: string;
  /** Family of views, for the figures. */
  kind: string;
  body: Body;
  tags: readonly string[];
}

/** Bodies bounded in bytes, the longest unread first to go, findable by the tags that they depend on. */
export interface Memory {
  /** The body under this key; it counts as read. */
  get(key: string): Body | undefined;
  /** Keeps a body in place of an older one and answers what had to go for it, or undefined if it is too large. */
  put(entry: Entry): Entry[] | undefined;
  /** Drops every body that depends on one of these tags; answers how many. */
  dropTagged(tags: readonly string[]): number;
  /** Drops everything; answers how many. */
  clear(): number;
  /** Bytes in use, never above the budget in sum, and bodies, by kind. */
  usage(): ReadonlyMap<string, { bytes: number; entries: number }>;
  entries(): Iterable<Entry>;
}

/** What an entry costs besides its text and tags, in bytes: measured on the heap with 100,000 entries, rounded up. */
const entryOverhead = 640;
/** What each tag of an entry costs besides its text, its share of the index included; measured likewise. */
const tagOverhead = 160;
/** Largest share of the budget that one body may take. */
const largestShare = 8;

/** What an entry takes from the budget, in bytes. Text counts two bytes a character, as it may take. */
export function entrySize(entry: Entry): number {
  const tags = entry.tags.reduce((sum, tag) => sum + 2 * tag.length + tagOverhead, 0);
  return entryOverhead + 2 * entry.key.length + entry.body.bytes.byteLength + tags;
}

/** @param maxBytes the budget for everything kept, bookkeeping included. */
export function createMemory(maxBytes: number): Memory {
  /** Longest unread first. */
  const kept = createRecencyMap<Entry>();
  const byTag = new Map<string, Set<string>>();
  const byKind = new Map<string, { bytes: number; entries: number }>();
  let used = 0;

  function account(entry: Entry, sign: 1 | -1): void {
    const bytes = sign * entrySize(entry);
    const before = byKind.get(entry.kind) ?? { bytes: 0, entries: 0 };
    byKind.set(entry.kind, { bytes: before.bytes + bytes, entries: before.entries + sign });
    used += bytes;
  }

  function drop(entry: Entry): void {
    kept.delete(entry.key);
    account(entry, -1);
    for (const tag of entry.tags) {
      const keys = byTag.get(tag);
      keys?.delete(entry.key);
      if (keys?.size === 0) byTag.delete(tag);
    }
  }

  function dropKey(key: string): boolean {
    const entry = kept.get(key);
    if (entry) drop(entry);
    return entry !== undefined;
  }

  function makeRoom(size: number): Entry[] {
    const evicted: Entry[] = [];
    for (const entry of kept.values()) {
      if (used + size <= maxBytes) break;
      drop(entry);
      evicted.push(entry);
    }
    return evicted;
  }

  return {
    get: (key) => kept.get(key)?.body,
    put(given) {
      const entry = { ...given, tags: [...new Set(given.tags)] };
      dropKey(entry.key);
      const size = entrySize(entry);
      if (size * largestShare > maxBytes) return undefined;
      const evicted = makeRoom(size);
      kept.set(entry.key, entry);
      account(entry, 1);
      for (const tag of entry.tags) {
        const keys = byTag.get(tag);
        if (keys) keys.add(entry.key);
        else byTag.set(tag, new Set([entry.key]));
      }
      return evicted;
    },
    dropTagged(tags) {
      let dropped = 0;
      for (const tag of tags) {
        for (const key of byTag.get(tag) ?? []) if (dropKey(key)) dropped += 1;
      }
      return dropped;
    },
    clear() {
      const dropped = kept.size;
      kept.clear();
      byTag.clear();
      byKind.clear();
      used = 0;
      return dropped;
    },
    usage: () => byKind,
    entries: () => kept.values(),
  };
}
