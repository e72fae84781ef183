import Box from '@mui/material/Box';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import AuditIcon from '~icons/material-symbols/manage-search-rounded';
import { type AuditFilter, auditQuery } from '../../api/queries.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { MoreRows } from '../../parts/more-rows.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { surface } from '../../parts/surface.ts';
import { useSearchChange } from '../../parts/use-search-change.ts';
import { readAuditFilter } from './audit-filter.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditRow } from './audit-row.tsx';
import { ChainCard } from './chain-card.tsx';

/** Everything that operators have done, newest first. */
export function AuditRoom() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const changeSearch = useSearchChange();
  const filter = useMemo(() => readAuditFilter(search), [search]);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } =
    useInfiniteQuery({ ...auditQuery(filter), placeholderData: keepPreviousData });
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  const change = (changes: AuditFilter) =>
    changeSearch((now) => {
      for (const [name, value] of Object.entries(changes))
        if (value) now.set(name, value);
        else now.delete(name);
      return now;
    });
  const filtered = Object.keys(filter).length > 0;

  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <ChainCard />
      <AuditFilters filter={filter} onChange={change} />
      <Box sx={surface}>
        {rows && rows.length > 0 ? (
          <>
            <Box component="ol" aria-label={t('room.audit')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {rows.map((entry) => (
                <AuditRow key={entry.seq} entry={entry} />
              ))}
            </Box>
            <MoreRows
              hasMore={hasNextPage}
              loading={isFetchingNextPage}
              error={isFetchNextPageError ? error : undefined}
              load={fetchNextPage}
              end={t('audit.end')}
            />
          </>
        ) : rows ? (
          <EmptyState
            icon={<AuditIcon />}
            title={t(filtered ? 'audit.noMatch' : 'audit.empty')}
            text={t(filtered ? 'audit.noMatchText' : 'audit.emptyText')}
          />
        ) : error ? (
          <FailedToLoad error={error} retry={() => void refetch()} />
        ) : (
          <RowsSkeleton rows={10} />
        )}
      </Box>
    </Box>
  );
}
