import type { Layout } from '@hexaflate/contract/layout';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { keys } from '../api/keys.ts';

/** The operator's layout: home, bottom bar, categories. Widgets that this version does not know are left out. */
export function useLayout(): UseQueryResult<Layout> {
  return useQuery({
    queryKey: keys.layout,
    queryFn: async ({ signal }) => {
      // The schema comes in a chunk of its own, while the answer is on its way.
      const [answer, { readLayout }] = await Promise.all([
        call('GET /layout', {}, { signal }),
        import('@hexaflate/contract/layout'),
      ]);
      return readLayout(answer);
    },
    staleTime: 5 * 60_000,
    meta: { offline: true },
  });
}
