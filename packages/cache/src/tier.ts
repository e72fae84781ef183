import type { Body } from './body.ts';

/** Where a batch of changes stands in the order of all of them. */
export interface Position {
  /** Changes whenever the order may have been broken: a flush, a fail-over, a reset. */
  epoch: string;
  /** Of the last batch in this epoch; each batch has exactly the next number. */
  sequence: number;
}

/** What the tier tells every process, in order. */
export type Signal =
  | { type: 'moved'; position: Position; tags: readonly string[] }
  /**
   * The relay lives, and `position` is the last batch that it published. `age`: milliseconds for which that is known
   * already; 0 unless given.
   */
  | { type: 'alive'; position: Position; age?: number }
  /** A new epoch has begun, and nothing from before it counts. */
  | { type: 'renewed'; position: Position };

/** A body as processes share it. */
export interface SharedBody extends Body {
  tags: readonly string[];
}

/** The right to load one key; names the position before the load, against which the tags are checked. */
export interface SharedLease {
  key: string;
  position: Position;
}

/** Either the shared body, or the right to load it. */
export type Taken = { body: SharedBody } | { lease: SharedLease };

/**
 * The seam behind process memory: what several processes share. The tier holds, besides bodies, the version of each
 * tag (the sequence of its last move), and decides with it alone: a process's own memory follows the signals.
 * When the tier fails, `take` and `give` may reject: the cache goes on without them.
 */
export interface SharedTier {
  /**
   * The body under this key if, at the moment of answering, none of its tags has moved since the lease under which
   * it was loaded; else the right to load it, as soon as no other process has it. A lease runs out by itself.
   */
  take(key: string): Promise<Taken>;
  /** Ends a lease. Keeps the body only if no tag of it has moved since the lease's position, in the same epoch. */
  give(lease: SharedLease, body: SharedBody | undefined): Promise<void>;
  /**
   * Bumps the tags' versions and signals `moved`, in one indivisible step. Resolves when every process has followed
   * the signal or has certainly lost its trust for want of heartbeats; rejects when that cannot be told, and the
   * relay then does not acknowledge.
   */
  publish(tags: readonly string[]): Promise<void>;
  /** Signals `alive`. Must not reach anyone before a `moved` that was published earlier. */
  beat(): void;
  /** Begins a new epoch, without any bodies, and signals it. */
  renew(): Promise<void>;
  /** Signals reach `follow` in the order of publishing; a process that missed one learns so from the positions. */
  subscribe(follow: (signal: Signal) => void): void;
}

/** The tier of a single process: it orders the changes; bodies stay in the process's memory and nowhere else. */
export function createProcessTier(): SharedTier {
  const followers: ((signal: Signal) => void)[] = [];
  let epoch = 0;
  let sequence = 0;
  const position = (): Position => ({ epoch: String(epoch), sequence });
  const signal = (told: Signal): void => {
    for (const follow of followers) follow(told);
  };

  return {
    take: async (key) => ({ lease: { key, position: position() } }),
    give: async () => {},
    async publish(tags) {
      sequence += 1;
      signal({ type: 'moved', position: position(), tags });
    },
    beat: () => signal({ type: 'alive', position: position() }),
    async renew() {
      epoch += 1;
      sequence = 0;
      signal({ type: 'renewed', position: position() });
    },
    subscribe: (follow) => void followers.push(follow),
  };
}
