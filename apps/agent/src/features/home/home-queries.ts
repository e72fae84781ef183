import type { AgentView } from '@hexaflate/contract/agent';
import type { CallAnswer } from '@hexaflate/contract/client';
import { type UseQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';

/** The signed-in agent: name, balance, points, commission. */
export function useMe(): UseQueryResult<AgentView> {
  return useQuery({
    queryKey: keys.me,
    queryFn: ({ signal }) => call('GET /me', {}, { signal }),
    meta: { offline: true },
  });
}

/** The last orders for home; not asked for where the layout shows none. */
export function useRecentOrders(count: number | null): UseQueryResult<CallAnswer<'orders'>> {
  const filter = { limit: count ?? 1 };
  return useQuery({
    queryKey: keys.orders(filter),
    queryFn: ({ signal }) => call('GET /orders', { query: filter }, { signal }),
    enabled: count !== null,
    meta: { offline: true },
  });
}

/** The inbox, page by page, newest first. */
export function useNotifications() {
  return useInfiniteQuery({
    queryKey: keys.notifications,
    queryFn: ({ pageParam, signal }) =>
      call('GET /notifications', { query: pageParam ? { cursor: pageParam } : {} }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    meta: { offline: true },
  });
}

/** Number of unread notifications, for the bell. */
export function useUnread(): number {
  return useNotifications().data?.pages[0]?.unread ?? 0;
}
