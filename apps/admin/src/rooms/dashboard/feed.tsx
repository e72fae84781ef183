import Link from '@mui/material/Link';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import ReceiptIcon from '~icons/material-symbols/receipt-long-outline-rounded';
import { FEED_SIZE, feedQuery } from '../../api/queries.ts';
import { usePolling } from '../../live/live.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { LiveDot } from '../../shell/live-mark.tsx';
import { OrderRows } from '../orders/order-rows.tsx';

/** The newest transactions, moving by themselves. */
export function Feed() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ ...feedQuery, refetchInterval: usePolling() });
  return (
    <PanelCard
      title={
        <>
          <LiveDot />
          {t('dashboard.feed')}
        </>
      }
      aside={
        <Link
          component={RouterLink}
          to="/transactions"
          underline="hover"
          sx={{ fontWeight: 700, fontSize: '0.75rem' }}
        >
          {t('action.openAll')}
        </Link>
      }
    >
      {data && data.length > 0 ? (
        <OrderRows rows={data} label={t('dashboard.feed')} />
      ) : data ? (
        <EmptyState
          icon={<ReceiptIcon />}
          title={t('dashboard.feedEmpty')}
          text={t('dashboard.feedEmptyText')}
        />
      ) : error ? (
        <FailedToLoad error={error} retry={() => void refetch()} />
      ) : (
        <RowsSkeleton rows={FEED_SIZE} />
      )}
    </PanelCard>
  );
}
