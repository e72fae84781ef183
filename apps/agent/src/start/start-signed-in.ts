import type { CallOptions } from '@hexaflate/contract/client';
import { recentOrdersOn } from '@hexaflate/contract/recent-orders-on';
import { queryClient } from '../api/query.ts';
import { layoutQuery } from '../app/layout.ts';
import { meQuery, recentOrdersQuery, unreadQuery } from '../features/home/home-queries.ts';
import { wipeAtSignOut } from '../session/sign-out.ts';
import { firstAnswer } from './first-answer.ts';

wipeAtSignOut(async () => firstAnswer.forget());

/**
 * Asks for home and hands its parts to the queries of every screen, whichever opens first. Throws ApiError; the
 * queries on the screen hear of the same failure by themselves.
 */
export function startSignedIn(options?: CallOptions): Promise<void> {
  return firstAnswer.begin((home) => {
    const count = recentOrdersOn(home.layout);
    return Promise.all([
      queryClient.prefetchQuery(meQuery),
      queryClient.prefetchQuery(layoutQuery),
      queryClient.prefetchQuery(unreadQuery),
      ...(count === null ? [] : [queryClient.prefetchQuery(recentOrdersQuery(count))]),
    ]);
  }, options);
}
