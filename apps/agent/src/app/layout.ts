import type { Layout } from '@hexaflate/contract/layout';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { keys } from '../api/keys.ts';
import { readServedLayout } from './read-layout.ts';

/** The operator's layout: home, bottom bar, categories. Widgets that this version does not know are left out. */
export function useLayout(): UseQueryResult<Layout> {
  return useQuery({
    queryKey: keys.layout,
    queryFn: async ({ signal }) => readServedLayout(await call('GET /layout', {}, { signal })),
    staleTime: 5 * 60_000,
    meta: { offline: true },
  });
}
