import type { Dashboard } from '@hexaflate/contract/admin';
import { formatRupiah } from '@hexaflate/contract/money';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { PanelCard } from '../../parts/panel-card.tsx';

const CHART_HEIGHT = '15rem';
const HoursChart = lazy(async () => ({ default: (await import('./hours-chart.tsx')).HoursChart }));

/** Sales per hour beside the same day last week. The drawing part is fetched after everything else stands. */
export function Hours({ dashboard }: { dashboard: Dashboard | undefined }) {
  const { t } = useTranslation();
  const blank = dashboard?.hours.every(
    ({ revenue, revenueLastWeek }) => revenue === '0' && revenueLastWeek === '0',
  );
  return (
    <PanelCard
      title={t('dashboard.hours')}
      aside={
        <Typography variant="caption" color="textSecondary">
          {t('dashboard.hoursNote')}
        </Typography>
      }
    >
      {blank ? (
        <Typography variant="body2" color="textSecondary" sx={{ p: 2 }}>
          {t('dashboard.hoursEmpty')}
        </Typography>
      ) : (
        <Box sx={{ minHeight: CHART_HEIGHT, p: 1.5 }}>
          <Suspense fallback={<Skeleton variant="rounded" height={CHART_HEIGHT} />}>
            {dashboard ? (
              <HoursChart dashboard={dashboard} />
            ) : (
              <Skeleton variant="rounded" height={CHART_HEIGHT} />
            )}
          </Suspense>
          {dashboard && (
            <Typography variant="body2" color="textSecondary" sx={{ px: 0.5 }}>
              {t('dashboard.sum', {
                today: formatRupiah(dashboard.today.revenue),
                before: formatRupiah(dashboard.today.revenueLastWeek),
              })}
            </Typography>
          )}
        </Box>
      )}
    </PanelCard>
  );
}
