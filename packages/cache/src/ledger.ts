/** The ledger's clock when something began. Only comparable within one ledger. */
export type Lease = number;

/** Remembers in bounded memory which tags moved, and when, as far back as any load may ask. */
export interface Ledger {
  /** The clock now: advances with every batch of moves and every loss of memory. */
  now(): Lease;
  /** One batch of changes: all these tags moved at the same instant. */
  move(tags: readonly string[]): void;
  /** Anything may have moved unseen: no lease from before holds any more. */
  forget(): void;
  /** Whether certainly none of these tags has moved since the lease was taken. */
  holds(lease: Lease, tags: readonly string[]): boolean;
}

/**
 * @param maxTags how many tags are remembered; the one that moved longest ago is forgotten first, and leases as old
 *   as that no longer hold.
 */
export function createLedger(maxTags: number): Ledger {
  /** Last move of each tag, oldest first. */
  const moved = new Map<string, Lease>();
  let clock: Lease = 0;
  /** Below this clock the map is incomplete. */
  let floor: Lease = 0;

  function trim(): void {
    for (const [tag, at] of moved) {
      if (moved.size <= maxTags) return;
      moved.delete(tag);
      floor = at;
    }
  }

  return {
    now: () => clock,
    move(tags) {
      if (tags.length === 0) return;
      clock += 1;
      for (const tag of tags) {
        moved.delete(tag);
        moved.set(tag, clock);
      }
      trim();
    },
    forget() {
      moved.clear();
      clock += 1;
      floor = clock;
    },
    holds: (lease, tags) => lease >= floor && tags.every((tag) => (moved.get(tag) ?? floor) <= lease),
  };
}
