import Box from '@mui/material/Box';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import WalletIcon from '~icons/material-symbols/account-balance-wallet-outline-rounded';
import { ledgerQuery } from '../../api/queries.ts';
import { useListPolling } from '../../live/live.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { MoreRows } from '../../parts/more-rows.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { LedgerRow } from './ledger-row.tsx';

/** Milliseconds: a top-up in Otomax itself sends the panel no event. */
const CALM_MS = 10_000;

/** Every movement of a member's balance, newest first. */
export function MemberLedger({ code }: { code: string }) {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } =
    useInfiniteQuery({
      ...ledgerQuery(code),
      refetchInterval: useListPolling(CALM_MS),
    });
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  return (
    <PanelCard title={t('member.ledger')}>
      {rows && rows.length > 0 ? (
        <>
          <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {rows.map((entry) => (
              <LedgerRow key={entry.code} entry={entry} />
            ))}
          </Box>
          <MoreRows
            hasMore={hasNextPage}
            loading={isFetchingNextPage}
            error={isFetchNextPageError ? error : undefined}
            load={fetchNextPage}
            end={t('member.ledgerEnd')}
          />
        </>
      ) : rows ? (
        <EmptyState
          icon={<WalletIcon />}
          title={t('member.ledgerEmpty')}
          text={t('member.ledgerEmptyText')}
        />
      ) : error ? (
        <FailedToLoad error={error} retry={() => void refetch()} />
      ) : (
        <RowsSkeleton rows={10} />
      )}
    </PanelCard>
  );
}
