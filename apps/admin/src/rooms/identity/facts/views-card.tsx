import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { formatMoment } from '../../../format/time.ts';
import { useWords } from '../../../format/use-words.ts';
import { FailedToLoad } from '../../../parts/failed-to-load.tsx';
import { MoreRows } from '../../../parts/more-rows.tsx';
import { PanelCard } from '../../../parts/panel-card.tsx';
import { RowsSkeleton } from '../../../parts/rows-skeleton.tsx';
import { identityViewsQuery } from '../identity-queries.ts';

/** Everybody who has looked at these documents, this reader included. */
export function ViewsCard({ code }: { code: string }) {
  const words = useWords();
  const { t } = words;
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } =
    useInfiniteQuery(identityViewsQuery(code));
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  return (
    <PanelCard title={t('identity.views')}>
      {rows && rows.length > 0 ? (
        <Box
          sx={{ maxHeight: '20rem', overflowY: 'auto' }}
          tabIndex={0}
          role="group"
          aria-label={t('identity.views')}
        >
          <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {rows.map(({ at, operator, what, address }, index) => (
              <Box
                component="li"
                // biome-ignore lint/suspicious/noArrayIndexKey: two views of one instant are alike in all they show
                key={`${at} ${operator} ${what} ${index}`}
                sx={{
                  px: 2,
                  py: 0.75,
                  fontSize: '0.8125rem',
                  '& + &': { borderTop: 1, borderColor: 'divider' },
                }}
              >
                <Box component="span" sx={{ fontWeight: 650 }}>
                  {operator}
                </Box>{' '}
                {t(`identity.viewed.${what}`)}
                <Box sx={{ color: 'text.secondary', fontSize: '0.78rem' }}>
                  {[formatMoment(at, words), address].filter(Boolean).join(' · ')}
                </Box>
              </Box>
            ))}
          </Box>
          <MoreRows
            hasMore={hasNextPage}
            loading={isFetchingNextPage}
            error={isFetchNextPageError ? error : undefined}
            load={fetchNextPage}
            end={t('identity.viewsEnd')}
          />
        </Box>
      ) : rows ? (
        <Typography color="textSecondary" sx={{ p: 2 }}>
          {t('identity.viewsNone')}
        </Typography>
      ) : error ? (
        <FailedToLoad error={error} retry={() => void refetch()} />
      ) : (
        <RowsSkeleton rows={3} />
      )}
    </PanelCard>
  );
}
