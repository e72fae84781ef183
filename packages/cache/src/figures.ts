import type { CacheStats, KindStats } from './api.ts';
import type { Memory } from './memory.ts';

type Counter = 'joined' | 'distrusted' | 'failures' | 'evictions' | 'rejectedLeases' | 'resets';

/** Counts what the metrics show. */
export interface Figures {
  hit(kind: string): void;
  miss(kind: string): void;
  count(counter: Counter, by?: number): void;
  /** The counters together with what memory holds now. */
  stats(memory: Memory, trusted: boolean): CacheStats;
}

export function createFigures(): Figures {
  const counters: Record<Counter, number> = {
    joined: 0,
    distrusted: 0,
    failures: 0,
    evictions: 0,
    rejectedLeases: 0,
    resets: 0,
  };
  const reads = new Map<string, { hits: number; misses: number }>();

  function readsOf(kind: string): { hits: number; misses: number } {
    const known = reads.get(kind);
    if (known) return known;
    const fresh = { hits: 0, misses: 0 };
    reads.set(kind, fresh);
    return fresh;
  }

  function byKind(memory: Memory): Record<string, KindStats> {
    const kinds = new Set([...reads.keys(), ...memory.usage().keys()]);
    const empty = { bytes: 0, entries: 0 };
    return Object.fromEntries(
      [...kinds].map((kind) => [kind, { ...(memory.usage().get(kind) ?? empty), ...readsOf(kind) }]),
    );
  }

  return {
    hit(kind) {
      readsOf(kind).hits += 1;
    },
    miss(kind) {
      readsOf(kind).misses += 1;
    },
    count(counter, by = 1) {
      counters[counter] += by;
    },
    stats(memory, trusted) {
      const kinds = byKind(memory);
      const sum = (figure: keyof KindStats): number =>
        Object.values(kinds).reduce((total, kind) => total + kind[figure], 0);
      return {
        trusted,
        bytes: sum('bytes'),
        entries: sum('entries'),
        hits: sum('hits'),
        misses: sum('misses'),
        ...counters,
        byKind: kinds,
      };
    },
  };
}
