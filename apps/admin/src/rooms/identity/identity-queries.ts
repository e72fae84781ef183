import type { CallInput } from '@hexaflate/contract/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { keys } from '../../api/queries.ts';

/** Rows of one page; a screen holds about ten. */
const PAGE_SIZE = 40;

export type IdentityFilter = Omit<CallInput<'adminIdentityQueue'>['query'], 'cursor' | 'limit'>;

/** Cases of identity documents that fit the filter, page by page; those that wait stand oldest first. */
export const identityQueueQuery = (filter: IdentityFilter) =>
  infiniteQueryOptions({
    queryKey: [...keys.identity, 'queue', filter],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /admin/identity',
        { query: { ...filter, limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });

/** One agent's documents. Every reading of it is logged, so it is read again only when an event says so. */
export const identityCaseQuery = (code: string) =>
  queryOptions({
    queryKey: [...keys.identity, 'case', code],
    queryFn: ({ signal }) => call('GET /admin/identity/{code}', { params: { code } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    // It holds a person's number: gone as soon as nobody looks at it.
    gcTime: 0,
  });

/** Who has looked at an agent's documents, newest first. */
export const identityViewsQuery = (code: string) =>
  infiniteQueryOptions({
    queryKey: [...keys.identity, 'views', code],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /admin/identity/{code}/views',
        { params: { code }, query: { limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
