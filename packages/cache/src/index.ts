/**
 * The near cache: finished answers ("views") that are fast and never stale.
 *
 * A view is a key, a loader, and the tags of the rows that its answer came from. The cache keeps the serialized
 * body with its ETag and knows nothing of what is inside. The meaning of "never stale": once `invalidate` of a
 * change has returned, no read that begins later answers with the value from before the change.
 *
 * 1. Moves. Each batch of changes gets the next sequence number of an epoch and drops every body that carries one
 *    of its tags. Tags become known only after a load, so the ledger remembers when each tag moved last; what it
 *    had to forget lies below a floor, and below the floor the answer is always "it may have moved".
 * 2. Leases. A load notes the ledger's clock before it begins and is kept only if none of its tags has moved
 *    since. A slow loader can therefore never put back an old value.
 * 3. Flights. There is one load per key at a time. A read that finds one under way waits for it and shares its
 *    answer if the lease held, or if nothing at all moved between the beginnings of the two. Otherwise it takes the
 *    next flight, which began after the read and is therefore always good enough, kept or not: a read waits for
 *    two loads at most, however fast its tags move. Failures are shared and never kept.
 * 4. Trust. The relay shows that it lives by `heartbeat`. One second without it, checked at each read, and memory
 *    is passed over: every read is answered by a load that began after the read did, still one at a time per key.
 *    Memory that was once distrusted is forgotten before it is trusted again, and so it is when a sequence number
 *    is missing, repeated or of another epoch. A new cache starts distrusted.
 * 5. The relay reads a batch, awaits `invalidate`, and only then acknowledges; it may do so twice. It calls
 *    `heartbeat` after every successful look at the queue, empty or not, several times a second, and only while it
 *    is the elected relay: a heartbeat says "the queue is being read".
 * 6. Memory is bounded in bytes, keys, tags and bookkeeping included; the longest unread goes first, and a body
 *    above an eighth of the budget is served but not kept.
 *
 * One process needs nothing else. Several processes share bodies, leases and the order of changes through a
 * `SharedTier` (tier.ts), whose contract is the same protocol; the tier within one process is built in.
 * The rules of 2-4 stand in rules.ts; src/model tries every interleaving against them and against broken ones.
 */

export type { Cache, CacheEvent, CacheOptions, CacheStats, KindStats, Loaded, Served, View } from './api.ts';
export type { Body } from './body.ts';
export { createCache } from './cache.ts';
export { type Coding, inCoding } from './coding.ts';
export { matchesEtag } from './etag.ts';
export { createRecencyMap, type RecencyMap } from './recency.ts';
export type { Position, SharedLease, SharedTier, Signal, Taken } from './tier.ts';
