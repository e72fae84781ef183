import type { Lease, Ledger } from './ledger.ts';

/** When something began, in the order of everything that this cache did. No two things share a moment. */
export type Moment = number;

/** A read that memory could not answer. */
export interface Reader {
  began: Moment;
  lease: Lease;
  /** Whether the relay's signs of life were fresh when the read began. */
  trusted: boolean;
}

/** How a load ended, as far as the rules care. */
export interface Landing {
  began: Moment;
  lease: Lease;
  /** Whether the load failed; a failure says nothing about any row. */
  failed: boolean;
  /** Whether at its end certainly none of its tags had moved since its lease. */
  held: boolean;
}

/** The rules on which "never stale" stands. One place, so that the model can show what each of them is for. */
export interface Rules {
  /** Whether memory may be served `silence` milliseconds after the last sign of life. */
  trusts(silence: number, limit: number): boolean;
  /** Whether a load that ends now still holds its lease for the tags that it found. */
  holds(ledger: Ledger, lease: Lease, tags: readonly string[]): boolean;
  /** Whether a read may be answered by this load. */
  mayShare(landing: Landing, reader: Reader): boolean;
}

export const rules: Rules = {
  // A clock that was set back tells nothing about the silence, so it counts as one.
  trusts: (silence, limit) => silence >= 0 && silence <= limit,
  holds: (ledger, lease, tags) => ledger.holds(lease, tags),
  mayShare(landing, reader) {
    if (landing.began > reader.began) return true;
    // The reader may have missed moves before it began: only a load that began after it is certainly new enough.
    if (!reader.trusted) return false;
    return landing.failed || landing.held || landing.lease === reader.lease;
  },
};
