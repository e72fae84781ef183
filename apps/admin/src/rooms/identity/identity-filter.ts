import type { IdentityFilter } from './identity-queries.ts';

export const statusChoices = ['inReview', 'repair', 'verified'] as const;

/** Reads the filter of the queue out of its address; what makes no sense there counts as not said. */
export function readIdentityFilter(search: URLSearchParams): IdentityFilter {
  const q = search.get('q')?.trim().slice(0, 40);
  const status = statusChoices.find((choice) => choice === search.get('status')) ?? 'inReview';
  const asked = (name: string) => search.get(name) === 'true';
  return {
    status,
    ...(q && { q }),
    ...(asked('free') && { free: 'true' as const }),
    ...(asked('second') && { second: 'true' as const }),
  };
}
