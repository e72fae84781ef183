import type { Store } from '@hexaflate/store';
import { PANEL_CHAIN } from './audit.ts';
import { FIRST_LINK, hashOf } from './chain.ts';

const PAGE = 1000;

/** What a look at a whole chain found. */
export interface Verified {
  /** Entries that hold together from the first on. */
  entries: number;
  /** The last of them: note it elsewhere, and a later look can tell whether anything before it was replaced. */
  head: { seq: number; hash: string } | null;
  /** The first entry that does not hold, and why. */
  broken: { seq: number; why: 'missing' | 'altered' | 'unlinked' } | null;
}

/**
 * Goes through a chain from its first entry: a gap in the numbers, an entry that is not what was hashed, or one that
 * does not follow the one before it, breaks it.
 */
export async function verifyTrail(store: Store, chain = PANEL_CHAIN): Promise<Verified> {
  let entries = 0;
  let hash = FIRST_LINK;
  const broken = (seq: number, why: 'missing' | 'altered' | 'unlinked'): Verified => ({
    entries,
    head: headOf(entries, hash),
    broken: { seq, why },
  });
  for (;;) {
    const page = await store
      .selectFrom('audit_entry')
      .selectAll()
      .where('chain', '=', chain)
      .where('seq', '>', entries)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    if (page.length === 0) return { entries, head: headOf(entries, hash), broken: null };
    for (const entry of page) {
      if (entry.seq !== entries + 1) return broken(entries + 1, 'missing');
      if (entry.previous_hash !== hash) return broken(entry.seq, 'unlinked');
      if (hashOf(entry) !== entry.hash) return broken(entry.seq, 'altered');
      entries = entry.seq;
      hash = entry.hash;
    }
  }
}

/** Whether an entry that was noted earlier still stands in the chain as it was: nothing up to it has been replaced. */
export async function stillStands(
  store: Store,
  noted: { seq: number; hash: string },
  chain = PANEL_CHAIN,
): Promise<boolean> {
  const entry = await store
    .selectFrom('audit_entry')
    .select('hash')
    .where('chain', '=', chain)
    .where('seq', '=', noted.seq)
    .executeTakeFirst();
  return entry?.hash === noted.hash;
}

function headOf(seq: number, hash: string): Verified['head'] {
  return seq === 0 ? null : { seq, hash };
}
