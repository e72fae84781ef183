import type { ClosedReason } from '@hexaflate/contract/catalog';

/** The word for why something cannot be had. */
export const closedWord = {
  inactive: 'closedInactive',
  disrupted: 'closedDisrupted',
  outOfStock: 'closedOutOfStock',
  cutoff: 'closedCutoff',
  unpriced: 'closedUnpriced',
  unsupported: 'closedUnsupported',
  notEnabled: 'closedNotEnabled',
} as const satisfies Record<ClosedReason, string>;
