import type { AgentView } from '@hexaflate/contract/agent';
import type { CallAnswer } from '@hexaflate/contract/client';
import { recentOrdersOn } from '@hexaflate/contract/recent-orders-on';
import { queryOptions, type UseQueryResult, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { firstAnswer } from '../../start/first-answer.ts';

/** The signed-in agent: name, balance, points, commission. */
export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: ({ signal }) =>
    firstAnswer.partOf(
      keys.me,
      (home) => home.me,
      () => call('GET /me', {}, { signal }),
    ),
  meta: { offline: true },
});

export function useMe(): UseQueryResult<AgentView> {
  return useQuery(meQuery);
}

/** The last `count` orders, as home shows them. */
export function recentOrdersQuery(count: number) {
  const filter = { limit: count };
  const key = keys.orders(filter);
  return queryOptions({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const ask = () => call('GET /orders', { query: filter }, { signal });
      // Home carries as many as the layout that came with it shows, which may have changed since the last start.
      const part = await firstAnswer.partOf<CallAnswer<'orders'> | null>(
        key,
        (home) => (recentOrdersOn(home.layout) === count ? home.orders : null),
        ask,
      );
      return part ?? ask();
    },
    meta: { offline: true },
  });
}

/** The last orders for home; not asked for where the layout shows none. */
export function useRecentOrders(count: number | null): UseQueryResult<CallAnswer<'orders'>> {
  return useQuery({ ...recentOrdersQuery(count ?? 1), enabled: count !== null });
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

/** Number of unread notifications. */
export const unreadQuery = queryOptions({
  queryKey: keys.unread,
  queryFn: ({ signal }) =>
    firstAnswer.partOf(
      keys.unread,
      (home) => home.unread,
      async () => (await call('GET /notifications', { query: { limit: 1 } }, { signal })).unread,
    ),
  meta: { offline: true },
});

/** Number of unread notifications, for the bell; 0 while it is not known. */
export function useUnread(): number {
  return useQuery(unreadQuery).data ?? 0;
}
