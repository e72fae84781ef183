import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import { keys } from '../../../api/keys.ts';
import { type HistoryFilter, toQuery } from './filter.ts';

/** The history page by page, newest first. The first page without filters is kept for when there is no connection. */
export function useHistory(filter: HistoryFilter) {
  const query = toQuery(filter);
  const plain = Object.keys(query).length === 0;
  return useInfiniteQuery({
    queryKey: keys.orders(query),
    queryFn: ({ pageParam, signal }) =>
      call('GET /orders', { query: pageParam ? { ...query, cursor: pageParam } : query }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    meta: { offline: plain },
  });
}
