import type { Body } from './body.ts';
import type { SharedTier } from './tier.ts';

/** One finished answer that can be asked for. */
export interface View {
  /** Names the answer completely: views of the same key are interchangeable, whoever asks. */
  key: string;
  /** Family of views, for the figures: a word from the code, never from a request. */
  kind: string;
  /** Fits into one packet as it is: packing it would cost time and win none. */
  small?: true;
  /**
   * Reads the rows anew, in one go or one after the other, and names the tags of all rows that the answer depends
   * on, those included whose absence it shows. Must end by itself: a time-out is the loader's business.
   */
  load(): Promise<Loaded | Packed>;
}

export interface Loaded {
  /** Serialized answer. */
  body: string;
  tags: readonly string[];
}

/** The same in a coding. */
export interface Packed {
  body: Uint8Array<ArrayBuffer>;
  tags: readonly string[];
}

export interface Served extends Body {
  /**
   * `memory`: kept body. `loaded`: this read did the load. `joined`: another read's load. `distrusted`: a load that
   * began after the read, because the relay is silent.
   */
  source: 'memory' | 'loaded' | 'joined' | 'distrusted';
}

export interface CacheOptions {
  /** Budget for everything kept, bookkeeping included. */
  maxBytes: number;
  /** Milliseconds of silence after which memory is distrusted; 1000 unless given. */
  heartbeatLimitMs?: number;
  /** Age in milliseconds at which a load is no longer waited for by new reads; 5000 unless given. */
  flightLimitMs?: number;
  /** Milliseconds on a clock that goes on while the process is paused; the wall clock unless given. */
  clock?: () => number;
  /** Told of everything but hits, after it happened. Must not throw. */
  observe?: (event: CacheEvent) => void;
  /** What is shared with other processes; nothing unless given. */
  tier?: SharedTier;
}

export type CacheEvent =
  /** `kept` says what became of the body: `moved` = lease lost, `distrusted` = relay silent, `oversized`. */
  | {
      type: 'loaded';
      kind: string;
      ms: number;
      bytes: number;
      kept: 'kept' | 'moved' | 'distrusted' | 'oversized';
    }
  | { type: 'failed'; kind: string; ms: number; error: unknown }
  /** A batch of changes was followed, whichever process published it. */
  | { type: 'invalidated'; tags: readonly string[]; dropped: number }
  | { type: 'evicted'; kind: string; bytes: number }
  | { type: 'reset'; reason: string; dropped: number }
  /** What is shared could not be reached; the read went on without it. */
  | { type: 'tierFailed'; error: unknown };

export interface KindStats {
  bytes: number;
  entries: number;
  hits: number;
  misses: number;
}

/** Gauges (`bytes`, `entries`, `trusted`) of now, counters since the start. */
export interface CacheStats extends KindStats {
  /** Whether memory may be served now. */
  trusted: boolean;
  /** Reads answered by another read's load. */
  joined: number;
  /** Reads made while the relay was silent; neither hits nor misses. */
  distrusted: number;
  /** Loads that threw. */
  failures: number;
  evictions: number;
  /** Bodies not kept because a tag moved during the load. */
  rejectedLeases: number;
  /** How often everything was forgotten; the first heartbeat counts, as does an own reset and the epoch it begins. */
  resets: number;
  byKind: Record<string, KindStats>;
}

export interface Cache {
  /** The kept body, when there is one that may be served now; nothing is counted and nobody waits otherwise. */
  peek(view: Pick<View, 'key' | 'kind'>): Body | undefined;
  /** Answers from memory or by a load. Throws what the loader throws. */
  read(view: View): Promise<Served>;
  /**
   * Applies a batch of changes: no read that begins after this resolved answers with an older value. Applying twice
   * is harmless. The relay awaits it before it acknowledges, and does not acknowledge when it rejects.
   */
  invalidate(tags: readonly string[]): Promise<void>;
  /** The elected relay's sign of life, several times per `heartbeatLimitMs`. */
  heartbeat(): void;
  /** New epoch, in every process: forget everything, because changes may have gone unseen. */
  reset(reason: string): Promise<void>;
  stats(): CacheStats;
}
