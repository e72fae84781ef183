import type { Proof } from '@hexaflate/contract/proofs';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';

/**
 * What other devices ask this one to approve. `eager` asks the server at once; otherwise it is asked only when an
 * event says that there is something, so that a start costs nothing.
 */
export function useProofsToAnswer(eager: boolean): { items: Proof[]; isPending: boolean; error: unknown } {
  const { data, isPending, isFetching, error } = useQuery({
    queryKey: keys.proofs,
    queryFn: ({ signal }) => call('GET /proofs', {}, { signal }),
    ...(eager ? { refetchOnMount: 'always' as const } : { initialData: none }),
    staleTime: eager ? 0 : Number.POSITIVE_INFINITY,
  });
  const items = (data ?? none).items;
  return { items, isPending: isPending || (isFetching && items.length === 0), error };
}

const none: { items: Proof[] } = { items: [] };
