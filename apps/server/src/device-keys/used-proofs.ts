import type { Store } from '@hexaflate/store';

/** How far a proof's time may lie from ours, before or after, in milliseconds. */
export const CLOCK_TOLERANCE_MS = 60_000;
/** A proof from ahead of our clock is good for this long. */
const KEEP_MS = 2 * CLOCK_TOLERANCE_MS;

/** A proof that fits in everything else. Times in milliseconds since 1970. */
export interface FittingProof {
  /** Names it among all proofs of all keys. */
  id: string;
  issuedAt: number;
}

/** Remembers which proofs were used, for as long as they would be good. */
export interface UsedProofs {
  /** Whether a proof of this time (milliseconds) can still have been seen by whoever remembers. */
  remembers(issuedAt: number): boolean;
  /** Uses a proof up: false when it was used before, at whichever process. `now`: milliseconds. */
  take(proof: FittingProof, now: number): Promise<boolean>;
  /** Forgets what is over, in the store. */
  sweep(now: number): Promise<void>;
}

/**
 * Where several processes serve, the store remembers for all of them: Redis may be flushed, restarted, or away for one
 * of them alone, and nobody would know what it had been told (decision 44). A single process remembers by itself. It
 * forgets when it starts, and so takes no proof from before; one from ahead of our clock could be taken for a later one
 * then, and stands in the store as well.
 */
export function createUsedProofs({
  store,
  shared,
  startedAt,
}: {
  store: Store;
  /** Whether other processes serve the same devices. */
  shared: boolean;
  /** Milliseconds since 1970. */
  startedAt: number;
}): UsedProofs {
  /** When each may be forgotten, in the order in which they came. */
  const here = new Map<string, number>();

  function takeHere(id: string, now: number): boolean {
    for (const [old, until] of here) {
      if (until > now) break;
      here.delete(old);
    }
    if (here.has(id)) return false;
    here.set(id, now + KEEP_MS);
    return true;
  }

  async function takeInStore(id: string, now: number): Promise<boolean> {
    const first = await store
      .insertInto('used_proof')
      .values({ id, expires_at: now + KEEP_MS })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    return first !== undefined;
  }

  /** Whether the memory of this process alone could be wrong, or will be once it has started again. */
  function mayBeKnownElsewhere(issuedAt: number, now: number): boolean {
    return shared || issuedAt > now || issuedAt < startedAt + CLOCK_TOLERANCE_MS;
  }

  return {
    remembers: (issuedAt) => shared || issuedAt >= startedAt,
    async take({ id, issuedAt }, now) {
      if (!takeHere(id, now)) return false;
      return mayBeKnownElsewhere(issuedAt, now) ? takeInStore(id, now) : true;
    },
    async sweep(now) {
      await store.deleteFrom('used_proof').where('expires_at', '<', now).execute();
    },
  };
}
