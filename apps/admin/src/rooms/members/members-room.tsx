import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import GroupIcon from '~icons/material-symbols/group-outline-rounded';
import { type MemberFilter, membersQuery } from '../../api/queries.ts';
import { useListPolling } from '../../live/live.tsx';
import { ChoiceRow } from '../../parts/choice-row.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { MoreRows } from '../../parts/more-rows.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { surface } from '../../parts/surface.ts';
import { useSearchChange } from '../../parts/use-search-change.ts';
import { MemberCards } from './member-cards.tsx';
import { readMemberFilter, statusChoices } from './member-filter.ts';
import { MemberTable } from './member-table.tsx';

/** Milliseconds: balances and presence of a list move, but nobody watches them by the second. */
const CALM_MS = 30_000;

/** Everyone who sells here. */
export function MembersRoom() {
  const { t } = useTranslation();
  const wide = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'), { noSsr: true });
  const [search] = useSearchParams();
  const changeSearch = useSearchChange();
  const filter = useMemo(() => readMemberFilter(search), [search]);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } =
    useInfiniteQuery({
      ...membersQuery(filter),
      placeholderData: keepPreviousData,
      refetchInterval: useListPolling(CALM_MS),
    });
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  const change = (changes: MemberFilter) =>
    changeSearch((now) => {
      for (const [name, value] of Object.entries(changes))
        if (value) now.set(name, value);
        else now.delete(name);
      return now;
    });
  const filtered = Boolean(filter.q || filter.status);
  const Rows = wide ? MemberTable : MemberCards;

  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, rowGap: 1.5, alignItems: 'center' }}>
        <SearchField label={t('member.search')} value={filter.q ?? ''} onChange={(q) => change({ q })} />
        <ChoiceRow
          label={t('member.statusLabel')}
          value={filter.status ?? ''}
          onChange={(status) => change({ status: statusChoices.find((one) => one === status) })}
          choices={[
            { value: '', label: t('member.all') },
            ...statusChoices.map((status) => ({ value: status, label: t(`member.status.${status}`) })),
          ]}
        />
      </Box>
      <Box sx={surface}>
        {rows && rows.length > 0 ? (
          <>
            <Rows rows={rows} />
            <MoreRows
              hasMore={hasNextPage}
              loading={isFetchingNextPage}
              error={isFetchNextPageError ? error : undefined}
              load={fetchNextPage}
              end={t('member.end')}
            />
          </>
        ) : rows ? (
          <EmptyState
            icon={<GroupIcon />}
            title={t(filtered ? 'member.noMatch' : 'member.empty')}
            text={t(filtered ? 'member.noMatchText' : 'member.emptyText')}
            action={
              filtered && (
                <Button
                  variant="outlined"
                  size="small"
                  onClick={() => change({ q: undefined, status: undefined })}
                >
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
