import type { RedisLink, Script } from '@hexaflate/cache/redis';
import type { Store } from '@hexaflate/store';

/** How far a proof's time may lie from ours, before or after, in milliseconds. */
export const CLOCK_TOLERANCE_MS = 60_000;
/** A proof from ahead of our clock is good for this long. */
const KEEP_MS = 2 * CLOCK_TOLERANCE_MS;

/** Remembers which proofs were used, for as long as they would be good. */
export interface UsedProofs {
  /** Whether a proof of this time (milliseconds) can still have been seen by whoever remembers. */
  remembers(issuedAt: number): boolean;
  /** Uses a proof up: false when it was used before, at whichever process. `now`: milliseconds. */
  take(id: string, now: number): Promise<boolean>;
  /** Forgets what is over, in the store. */
  sweep(now: number): Promise<void>;
}

/** KEYS 1 proof. ARGV 1 milliseconds to keep it. Answers 1 when it was not there. */
const takeScript: Script = {
  source: "if redis.call('SET', KEYS[1], '', 'NX', 'PX', ARGV[1]) then return 1 end return 0",
};

/**
 * The memory of this process, and that of all of them: Redis where there is one, the store while it is away. A single
 * process forgets when it starts, and so takes no proof from before.
 */
export function createUsedProofs({
  store,
  link,
  startedAt,
}: {
  store: Store;
  link: RedisLink | undefined;
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

  return {
    remembers: (issuedAt) => link !== undefined || issuedAt >= startedAt,
    async take(id, now) {
      if (!takeHere(id, now)) return false;
      if (!link) return true;
      if (!link.state().up) return takeInStore(id, now);
      return link.run(takeScript, [link.key(`proof:${id}`)], [KEEP_MS]).then(
        (first) => Number(first) === 1,
        () => takeInStore(id, now),
      );
    },
    async sweep(now) {
      await store.deleteFrom('used_proof').where('expires_at', '<', now).execute();
    },
  };
}
