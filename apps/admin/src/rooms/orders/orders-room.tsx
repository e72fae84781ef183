import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import ReceiptIcon from '~icons/material-symbols/receipt-long-outline-rounded';
import { ordersQuery } from '../../api/queries.ts';
import { localDay } from '../../format/time.ts';
import { useListPolling } from '../../live/live.tsx';
import { serverNow } from '../../live/server-clock.ts';
import { useNow } from '../../live/use-now.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { MoreRows } from '../../parts/more-rows.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { surface } from '../../parts/surface.ts';
import { useSearchChange } from '../../parts/use-search-change.ts';
import { type OrderAddress, orderFilterOf, readOrderAddress, withFilters } from './order-filter.ts';
import { OrderFilters } from './order-filters.tsx';
import { OrderRows } from './order-rows.tsx';

const NOTHING: OrderAddress = {
  state: undefined,
  day: undefined,
  from: undefined,
  to: undefined,
  agent: undefined,
  category: undefined,
  q: undefined,
};

/** Every transaction, newest first, filtered by the address. */
export function OrdersRoom() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const changeSearch = useSearchChange();
  const address = useMemo(() => readOrderAddress(search), [search]);
  // A panel left open over midnight: "today" means the new day.
  const today = localDay(useNow(60_000));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the day decides what the relative choices mean
  const filter = useMemo(() => orderFilterOf(address, serverNow()), [address, today]);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } =
    useInfiniteQuery({
      ...ordersQuery(filter),
      refetchInterval: useListPolling(),
    });
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  const change = (changes: OrderAddress) => changeSearch((now) => withFilters(now, changes));
  const filtered = Object.values(address).some(Boolean);

  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <OrderFilters address={address} rows={rows ?? []} onChange={change} />
      <Box sx={surface}>
        {rows && rows.length > 0 ? (
          <>
            <OrderRows rows={rows} label={t('room.orders')} withPrice />
            <MoreRows
              hasMore={hasNextPage}
              loading={isFetchingNextPage}
              error={isFetchNextPageError ? error : undefined}
              load={fetchNextPage}
              end={t('order.end')}
            />
          </>
        ) : rows ? (
          <EmptyState
            icon={<ReceiptIcon />}
            title={t(filtered ? 'order.noMatch' : 'order.empty')}
            text={t(filtered ? 'order.noMatchText' : 'order.emptyText')}
            action={
              filtered && (
                <Button variant="outlined" size="small" onClick={() => change(NOTHING)}>
                  {t('action.clear')}
                </Button>
              )
            }
          />
        ) : error ? (
          <FailedToLoad error={error} retry={() => void refetch()} />
        ) : (
          <RowsSkeleton rows={14} />
        )}
      </Box>
    </Box>
  );
}
