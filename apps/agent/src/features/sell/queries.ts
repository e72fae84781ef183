import type { ReceiptSettings } from '@hexaflate/contract/agent';
import type { Catalog, RecentCustomer } from '@hexaflate/contract/catalog';
import { type UseQueryResult, useQueries, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';

/** What prints on this agent's receipts. */
export function useReceiptSettings(): UseQueryResult<ReceiptSettings> {
  return useQuery({
    queryKey: keys.receiptSettings,
    queryFn: ({ signal }) => call('GET /receipt-settings', {}, { signal }),
    meta: { offline: true },
  });
}

/** The catalogues of all tabs of one screen, in the order given. */
export function useCatalogs(categories: readonly string[]): UseQueryResult<Catalog>[] {
  return useQueries({
    queries: categories.map((category) => ({
      queryKey: keys.catalog(category),
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call('GET /catalog/{category}', { params: { category } }, { signal }),
      meta: { offline: true },
    })),
  });
}

/** Destinations that this agent sold to lately in a category, newest first. */
export function useRecentCustomers(category: string): RecentCustomer[] {
  const { data } = useQuery({
    queryKey: keys.recentCustomers(category),
    queryFn: ({ signal }) => call('GET /customers/recent', { query: { category } }, { signal }),
    meta: { offline: true },
  });
  return data?.items ?? [];
}
