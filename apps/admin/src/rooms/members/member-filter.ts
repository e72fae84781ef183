import type { MemberFilter } from '../../api/queries.ts';

export const statusChoices = ['active', 'inactive', 'suspended', 'deleted'] as const;

/** Reads a list of members out of its address; what makes no sense there counts as not said. */
export function readMemberFilter(search: URLSearchParams): MemberFilter {
  const q = search.get('q')?.trim().slice(0, 60);
  const status = statusChoices.find((choice) => choice === search.get('status'));
  return { ...(q && { q }), ...(status && { status }) };
}
