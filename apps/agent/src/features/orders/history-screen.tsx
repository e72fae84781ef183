import { OrderRow } from '@hexaflate/widgets';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import ReceiptIcon from '~icons/material-symbols/receipt-long-outline-rounded';
import SearchOffIcon from '~icons/material-symbols/search-off-rounded';
import { useLayout } from '../../app/layout.ts';
import { useIsOffline } from '../../app/online.ts';
import { dayHeading } from '../../format/dates.ts';
import { useAgeText } from '../../ui/age.ts';
import { EmptyState, ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { sharedWords } from '../../words/shared.ts';
import { useLocale, useWords } from '../../words/words.ts';
import { UnfinishedAttempts } from '../sell/attempt/unfinished-attempts.tsx';
import { countSet, type HistoryFilter, readFilter, writeFilter } from './history/filter.ts';
import { FilterSheet } from './history/filter-sheet.tsx';
import { groupDays } from './history/group-days.ts';
import { HistoryBar } from './history/history-bar.tsx';
import { useHistory } from './history/use-history.ts';
import { orderWords } from './words.ts';

/** Every transaction, newest first, under its day. New ones and changes appear by themselves. */
export function HistoryScreen() {
  const say = useWords(orderWords);
  const { data: layout } = useLayout();
  const [search, setSearch] = useSearchParams();
  const [sheet, setSheet] = useState(false);
  const [resets, setResets] = useState(0);
  const filter = readFilter(search);
  const show = (next: HistoryFilter) => {
    setSheet(false);
    setSearch(writeFilter(next), { replace: true, preventScrollReset: true });
  };
  const reset = () => {
    show(readFilter(new URLSearchParams()));
    // The search field begins anew with the filter.
    setResets(resets + 1);
  };
  return (
    <Page title={say('history')} leave="none">
      <UnfinishedAttempts />
      <HistoryBar
        key={resets}
        initialText={resets === 0 ? filter.q : ''}
        filter={filter}
        onChange={show}
        onOpenSheet={() => setSheet(true)}
      />
      <HistoryList filter={filter} onReset={reset} />
      <FilterSheet
        open={sheet}
        onClose={() => setSheet(false)}
        filter={filter}
        layout={layout}
        onApply={show}
      />
    </Page>
  );
}

function HistoryList({ filter, onReset }: { filter: HistoryFilter; onReset: () => void }) {
  const say = useWords(orderWords);
  const shared = useWords(sharedWords);
  const locale = useLocale();
  const navigate = useNavigate();
  const ageText = useAgeText();
  const offline = useIsOffline();
  const history = useHistory(filter);
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData } = history;

  if (history.isPending) return <RowSkeletons count={8} />;
  if (!data) return <ErrorState error={history.error} onRetry={() => void history.refetch()} />;
  const groups = groupDays(data.pages.flatMap((page) => page.items));
  const filtered = filter.state !== null || filter.q !== '' || countSet(filter) > 0;
  if (groups.length === 0 && filtered)
    return (
      <EmptyState
        icon={SearchOffIcon}
        title={say('emptyFilteredTitle')}
        text={say('emptyFilteredText')}
        action={
          <Button variant="contained" color="secondary" onClick={onReset}>
            {say('reset')}
          </Button>
        }
      />
    );
  if (groups.length === 0)
    return (
      <EmptyState
        icon={ReceiptIcon}
        title={say('emptyTitle')}
        text={say('emptyText')}
        action={
          <Button variant="contained" onClick={() => void navigate('/sell', { viewTransition: true })}>
            {say('startSelling')}
          </Button>
        }
      />
    );

  return (
    <List aria-busy={isPlaceholderData} data-old={isPlaceholderData}>
      {offline && <Age>{say('kept', { age: ageText(history.dataUpdatedAt) })}</Age>}
      {groups.map(({ day, orders }) => (
        <section key={day} aria-label={dayHeading(day, locale, dayWords(shared))}>
          <Day>{dayHeading(day, locale, dayWords(shared))}</Day>
          <Rows>
            {orders.map((order) => (
              <li key={order.id}>
                <OrderRow order={order} underDay />
              </li>
            ))}
          </Rows>
        </section>
      ))}
      {isFetchingNextPage && <RowSkeletons count={2} />}
      {hasNextPage ? (
        <MoreWhenSeen
          busy={isFetchingNextPage}
          onSeen={() => void fetchNextPage()}
          label={shared('loadMore')}
        />
      ) : (
        <Age>{say('end')}</Age>
      )}
    </List>
  );
}

function dayWords(shared: ReturnType<typeof useWords<typeof sharedWords.id>>) {
  return { today: shared('today'), yesterday: shared('yesterday') };
}

/** Fetches the next page before its end is reached; the button serves keyboards and screen readers. */
function MoreWhenSeen({ busy, onSeen, label }: { busy: boolean; onSeen: () => void; label: string }) {
  const mark = useRef<HTMLDivElement>(null);
  const latest = useRef({ busy, onSeen });
  latest.current = { busy, onSeen };
  useEffect(() => {
    const element = mark.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting) && !latest.current.busy) latest.current.onSeen();
      },
      { rootMargin: '600px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={mark}>
      <Button fullWidth disabled={busy} onClick={onSeen}>
        {label}
      </Button>
    </div>
  );
}

const List = styled('div')({
  transition: 'opacity var(--motion)',
  '&[data-old="true"]': { opacity: 0.6 },
});

const Day = styled('h2')(({ theme }) => ({
  position: 'sticky',
  top: 'calc(63px + env(safe-area-inset-top))',
  zIndex: 2,
  margin: '0 -20px',
  padding: '10px 20px 6px',
  fontSize: '0.8125rem',
  fontWeight: 700,
  color: theme.scheme.muted,
  background: theme.scheme.ground,
}));

const Rows = styled('ul')(({ theme }) => ({
  // The rows have room of their own beside their content.
  margin: '0 -12px',
  padding: 0,
  listStyle: 'none',
  '& > li': { contentVisibility: 'auto', containIntrinsicSize: 'auto 72px' },
  '& > li + li': { borderTop: `1px solid ${theme.scheme.outline}` },
}));

const Age = styled('p')(({ theme }) => ({
  margin: '8px 0',
  fontSize: '0.8125rem',
  color: theme.scheme.muted,
}));
