import { createRecencyMap } from '@hexaflate/cache';

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
  const buckets = createRecencyMap<Bucket>();

  /** The bucket of this key with what flowed in since it was last looked at. */
  function filled(key: string): Bucket {
    const at = now();
    const bucket = buckets.get(key);
    if (!bucket) return open(key, at);
    const gained = (Math.max(0, at - bucket.at) / 1000) * size.perSecond;
    bucket.tokens = Math.min(size.burst, bucket.tokens + gained);
    bucket.at = at;
    return bucket;
  }

  function open(key: string, at: number): Bucket {
    const bucket = { tokens: size.burst, at };
    buckets.set(key, bucket);
    const oldest = buckets.size > maxKeys ? buckets.oldest() : undefined;
    if (oldest !== undefined) buckets.delete(oldest);
    return bucket;
  }

  return {
    take(key) {
      const bucket = filled(key);
      if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / size.perSecond));
      bucket.tokens -= 1;
      return 0;
    },
    forgive: (key) => void buckets.delete(key),
  };
}
