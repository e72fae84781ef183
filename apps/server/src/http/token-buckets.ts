/** A bucket holds `burst` tokens and gains `perSecond` of them. */
export interface BucketSize {
  burst: number;
  perSecond: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

export interface TokenBuckets {
  /** Takes a token of this key: 0 when there was one, else the whole seconds to wait. */
  take(key: string): number;
  /** Fills the bucket of this key again. */
  forgive(key: string): void;
}

/**
 * Token buckets by key, in memory. At most `maxKeys` are kept; the one unused for longest is forgotten first, which
 * forgives its owner at worst. `now`: milliseconds.
 */
export function createTokenBuckets(size: BucketSize, maxKeys: number, now: () => number): TokenBuckets {
  const buckets = new Map<string, Bucket>();

  function filled(key: string): Bucket {
    const at = now();
    const bucket = buckets.get(key);
    if (!bucket) return { tokens: size.burst, at };
    const gained = (Math.max(0, at - bucket.at) / 1000) * size.perSecond;
    return { tokens: Math.min(size.burst, bucket.tokens + gained), at };
  }

  const waitOf = (bucket: Bucket) =>
    bucket.tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - bucket.tokens) / size.perSecond));

  return {
    take(key) {
      const bucket = filled(key);
      const wait = waitOf(bucket);
      if (wait === 0) bucket.tokens -= 1;
      buckets.delete(key);
      buckets.set(key, bucket);
      for (const oldest of buckets.keys()) {
        if (buckets.size <= maxKeys) break;
        buckets.delete(oldest);
      }
      return wait;
    },
    forgive(key) {
      buckets.delete(key);
    },
  };
}
