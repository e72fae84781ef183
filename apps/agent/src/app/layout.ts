import type { Layout } from '@hexaflate/contract/layout';
import { queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { keys } from '../api/keys.ts';
import { firstAnswer } from '../start/first-answer.ts';
import { readServedLayout } from './read-layout.ts';

/** The operator's layout: home, bottom bar, categories. Widgets that this version does not know are left out. */
export const layoutQuery = queryOptions({
  queryKey: keys.layout,
  queryFn: async ({ signal }) =>
    readServedLayout(
      await firstAnswer.partOf(
        keys.layout,
        (home) => home.layout,
        () => call('GET /layout', {}, { signal }),
      ),
    ),
  staleTime: 5 * 60_000,
  meta: { offline: true },
});

export function useLayout(): UseQueryResult<Layout> {
  return useQuery(layoutQuery);
}
