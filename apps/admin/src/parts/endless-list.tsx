import Box from '@mui/material/Box';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Fragment, type ReactNode, useMemo } from 'react';
import { EmptyState } from './empty-state.tsx';
import { FailedToLoad } from './failed-to-load.tsx';
import { MoreRows } from './more-rows.tsx';
import { RowsSkeleton } from './rows-skeleton.tsx';

interface EndlessListProps<Row> {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Row[] }>>;
  /** What the list is called, where nothing beside it says so. */
  label?: string;
  keyOf: (row: Row) => string | number;
  /** Draws one row as a list item. */
  row: (row: Row) => ReactNode;
  /** Said under the last row of all. */
  end: string;
  empty: { icon: ReactNode; title: string; text: string };
}

/** A list that goes on as it is scrolled: its rows, and what stands there while there are none. */
export function EndlessList<Row>({ query, label, keyOf, row, end, empty }: EndlessListProps<Row>) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } =
    query;
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  if (!rows)
    return error ? <FailedToLoad error={error} retry={() => void refetch()} /> : <RowsSkeleton rows={10} />;
  if (rows.length === 0) return <EmptyState {...empty} />;
  return (
    <>
      <Box component="ol" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map((one) => (
          <Fragment key={keyOf(one)}>{row(one)}</Fragment>
        ))}
      </Box>
      <MoreRows
        hasMore={hasNextPage}
        loading={isFetchingNextPage}
        error={isFetchNextPageError ? error : undefined}
        load={fetchNextPage}
        end={end}
      />
    </>
  );
}
