import type { AdminOrder } from '@hexaflate/contract/admin';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import DoneIcon from '~icons/material-symbols/task-alt-rounded';
import { keys, unknownQuery } from '../../api/queries.ts';
import { usePolling } from '../../live/live.tsx';
import { useNow } from '../../live/use-now.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { surface } from '../../parts/surface.ts';
import { OrderRows } from '../orders/order-rows.tsx';
import { UnknownRow } from './unknown-row.tsx';

/** Milliseconds between looks while events arrive: a queue that must not lie is looked at all the same. */
const CALM_MS = 30_000;

/** Orders without an outcome, oldest first; a row leaves by itself once Otomax decides. */
export function UnknownRoom() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ ...unknownQuery, refetchInterval: usePolling(CALM_MS) });
  const { data: decided } = useQuery<AdminOrder[]>({
    queryKey: keys.decided,
    queryFn: () => [],
    staleTime: Number.POSITIVE_INFINITY,
  });
  const now = useNow(1000, (data?.length ?? 0) > 0);

  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {data && data.length > 0 ? (
        <>
          <Box sx={{ maxWidth: '52rem' }}>
            <Typography sx={{ fontWeight: 700 }} role="status">
              {t('unknown.count', { count: data.length })}
            </Typography>
            <Typography color="textSecondary">{`${t('unknown.about')} ${t('unknown.next')}`}</Typography>
          </Box>
          <Box
            component="ul"
            aria-label={t('room.unknown')}
            sx={{ ...surface, listStyle: 'none', m: 0, p: 0 }}
          >
            {data.map((order) => (
              <UnknownRow key={order.id} order={order} now={now} />
            ))}
          </Box>
        </>
      ) : (
        <Box sx={surface} role="status">
          {data ? (
            <EmptyState icon={<DoneIcon />} title={t('unknown.empty')} text={t('unknown.emptyText')} />
          ) : error ? (
            <FailedToLoad error={error} retry={() => void refetch()} />
          ) : (
            <RowsSkeleton rows={5} />
          )}
        </Box>
      )}
      {decided && decided.length > 0 && (
        <PanelCard title={t('unknown.decided')}>
          <OrderRows rows={decided} label={t('unknown.decided')} />
        </PanelCard>
      )}
    </Box>
  );
}
