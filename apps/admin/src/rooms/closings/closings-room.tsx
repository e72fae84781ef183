import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import ClosingIcon from '~icons/material-symbols/person-remove-outline-rounded';
import { closingsQuery } from '../../api/queries.ts';
import { useListPolling } from '../../live/live.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { MoreRows } from '../../parts/more-rows.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { surface } from '../../parts/surface.ts';
import { ClosingRow } from './closing-row.tsx';

const CALM_MS = 60_000;

/** Accounts that their owners close: who goes when, and what is to be done in Otomax. */
export function ClosingsRoom() {
  const { t } = useTranslation();
  const closings = useInfiniteQuery({ ...closingsQuery, refetchInterval: useListPolling(CALM_MS) });
  const rows = closings.data?.pages.flatMap(({ items }) => items);
  const toDo = closings.data?.pages[0]?.toDo ?? 0;
  if (!rows)
    return (
      <Box sx={surface}>
        {closings.error ? (
          <FailedToLoad error={closings.error} retry={() => void closings.refetch()} />
        ) : (
          <RowsSkeleton rows={5} />
        )}
      </Box>
    );
  if (rows.length === 0)
    return (
      <Box sx={surface} role="status">
        <EmptyState icon={<ClosingIcon />} title={t('closing.empty')} text={t('closing.emptyText')} />
      </Box>
    );
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ maxWidth: '52rem' }}>
        <Typography sx={{ fontWeight: 700 }} role="status">
          {toDo > 0 ? t('closing.toDo', { count: toDo }) : t('closing.toDoNone')}
        </Typography>
        <Typography color="textSecondary">{t('closing.about')}</Typography>
      </Box>
      <Box sx={surface}>
        <Box component="ul" aria-label={t('closing.list')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {rows.map((row) => (
            <ClosingRow key={row.id} closing={row} />
          ))}
        </Box>
        <MoreRows
          hasMore={closings.hasNextPage}
          loading={closings.isFetchingNextPage}
          error={closings.isFetchNextPageError ? closings.error : null}
          load={() => void closings.fetchNextPage()}
          end={t('closing.end')}
        />
      </Box>
    </Box>
  );
}
