import { useInfiniteQuery } from '@tanstack/react-query';
import { proposalsQuery } from '../api/queries.ts';
import { useListPolling } from '../live/live.tsx';
import { useMay } from '../session/use-permissions.ts';

/** Milliseconds between looks while events arrive: what lapses sends none. */
const CALM_MS = 60_000;

/** How many proposals wait for a word of whoever is signed in; of a long list those of its first page. */
export function useWaitingProposals(): number {
  const may = useMay();
  const { data } = useInfiniteQuery({
    ...proposalsQuery('open'),
    enabled: may('proposals.decide'),
    refetchInterval: useListPolling(CALM_MS),
  });
  return data?.pages.flatMap(({ items }) => items).filter(({ decidable }) => decidable).length ?? 0;
}
