import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import DoneIcon from '~icons/material-symbols/task-alt-rounded';
import { useListPolling } from '../../live/live.tsx';
import { useNow } from '../../live/use-now.ts';
import { ChoiceRow } from '../../parts/choice-row.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { FailedToLoad } from '../../parts/failed-to-load.tsx';
import { MoreRows } from '../../parts/more-rows.tsx';
import { RowsSkeleton } from '../../parts/rows-skeleton.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { surface } from '../../parts/surface.ts';
import { useSearchChange } from '../../parts/use-search-change.ts';
import { CaseRow } from './case-row.tsx';
import { readIdentityFilter, statusChoices } from './identity-filter.ts';
import { identityQueueQuery } from './identity-queries.ts';

/** Milliseconds between looks while events arrive: leases end without an event. */
const CALM_MS = 30_000;

/** The review queue of identity documents. */
export function IdentityRoom() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const changeSearch = useSearchChange();
  const filter = useMemo(() => readIdentityFilter(search), [search]);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } =
    useInfiniteQuery({
      ...identityQueueQuery(filter),
      placeholderData: keepPreviousData,
      refetchInterval: useListPolling(CALM_MS),
    });
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  const waiting = data?.pages[0]?.waiting;
  const now = useNow(1_000, (rows?.length ?? 0) > 0);
  const change = (name: string, value: string | undefined) =>
    changeSearch((address) => {
      if (value) address.set(name, value);
      else address.delete(name);
      return address;
    });
  const filtered = Boolean(filter.q || filter.free || filter.second);
  const waitingShown = filter.status === 'inReview';

  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {waiting !== undefined && waiting > 0 && (
        <Box>
          <Typography sx={{ fontWeight: 700 }} role="status">
            {t('identity.count', { count: waiting })}
          </Typography>
          <Typography color="textSecondary">{t('identity.about')}</Typography>
        </Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, rowGap: 1, alignItems: 'center' }}>
        <SearchField label={t('identity.search')} value={filter.q ?? ''} onChange={(q) => change('q', q)} />
        <ChoiceRow
          label={t('identity.statusLabel')}
          value={filter.status ?? 'inReview'}
          onChange={(status) => change('status', status === 'inReview' ? undefined : status)}
          choices={statusChoices.map((status) => ({ value: status, label: t(`identity.status.${status}`) }))}
        />
        {waitingShown &&
          (['free', 'second'] as const).map((name) => (
            <FormControlLabel
              key={name}
              control={
                <Switch
                  size="small"
                  checked={filter[name] === 'true'}
                  onChange={(_, on) => change(name, on ? 'true' : undefined)}
                />
              }
              label={t(name === 'free' ? 'identity.onlyFree' : 'identity.onlySecond')}
              sx={{ ml: 0, gap: 0.5 }}
            />
          ))}
      </Box>
      <Box sx={surface}>
        {rows && rows.length > 0 ? (
          <>
            <Box component="ul" aria-label={t('room.identity')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {rows.map((row) => (
                <CaseRow key={row.agentCode} row={row} now={now} />
              ))}
            </Box>
            <MoreRows
              hasMore={hasNextPage}
              loading={isFetchingNextPage}
              error={isFetchNextPageError ? error : undefined}
              load={fetchNextPage}
              end={t('identity.end')}
            />
          </>
        ) : rows ? (
          <EmptyState
            icon={<DoneIcon />}
            title={t(filtered || !waitingShown ? 'identity.noMatch' : 'identity.empty')}
            text={t(filtered || !waitingShown ? 'identity.noMatchText' : 'identity.emptyText')}
            action={
              filtered && (
                <Button
                  variant="outlined"
                  size="small"
                  onClick={() => changeSearch(() => new URLSearchParams())}
                >
                  {t('action.clear')}
                </Button>
              )
            }
          />
        ) : error ? (
          <FailedToLoad error={error} retry={() => void refetch()} />
        ) : (
          <RowsSkeleton rows={8} />
        )}
      </Box>
    </Box>
  );
}
