import type { Notification } from '@hexaflate/contract/notifications';
import { styled } from '@mui/material/styles';
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import Bell from '~icons/material-symbols/notifications-outline-rounded';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { dayHeading } from '../../format/dates.ts';
import { LoadMore } from '../../ui/load-more.tsx';
import { EmptyState, ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { sharedWords } from '../../words/shared.ts';
import { useLocale, useWords } from '../../words/words.ts';
import { useNotifications } from '../home/home-queries.ts';
import { NotificationRow } from './notification-row.tsx';
import { notificationWords } from './words.ts';

/** Long enough (ms) to have seen what is new before it counts as read. */
const SEEN_AFTER_MS = 1_500;

interface InboxPage {
  items: Notification[];
  unread: number;
  next?: string | undefined;
}
type Inbox = InfiniteData<InboxPage>;

/** The inbox, by days. What stands here for a moment counts as read; its mark stays until the next visit. */
export function NotificationsScreen() {
  const say = useWords(notificationWords);
  const inbox = useNotifications();
  const items = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  useMarkAsRead(inbox.data?.pages[0]?.unread ?? 0);
  const remove = useDelete();
  return (
    <Page title={say('title')} leave="none">
      {inbox.isPending && <RowSkeletons count={6} />}
      {inbox.isError && !inbox.data && (
        <ErrorState error={inbox.error} onRetry={() => void inbox.refetch()} />
      )}
      {inbox.data && items.length === 0 && (
        <EmptyState icon={Bell} title={say('empty')} text={say('emptyText')} />
      )}
      <Days items={items} onDelete={remove} />
      <LoadMore
        hasMore={inbox.hasNextPage}
        loading={inbox.isFetchingNextPage}
        onMore={() => void inbox.fetchNextPage()}
      />
    </Page>
  );
}

function Days({ items, onDelete }: { items: Notification[]; onDelete: (id: string) => void }) {
  const say = useWords(sharedWords);
  const locale = useLocale();
  const words = { today: say('today'), yesterday: say('yesterday') };
  const days = new Map<string, Notification[]>();
  for (const item of items) {
    const day = dayHeading(item.createdAt, locale, words);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days].map(([day, news]) => (
    <section key={day}>
      <Heading>{day}</Heading>
      <Card>
        {news.map((item) => (
          <NotificationRow key={item.id} notification={item} onDelete={() => onDelete(item.id)} />
        ))}
      </Card>
    </section>
  ));
}

function useMarkAsRead(unread: number): void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: () => call('POST /notifications/read'),
    onSuccess: () => {
      client.setQueryData(keys.unread, 0);
      client.setQueryData<Inbox>(
        keys.notifications,
        (inbox) => inbox && { ...inbox, pages: inbox.pages.map((page) => ({ ...page, unread: 0 })) },
      );
    },
  });
  useEffect(() => {
    if (unread === 0) return;
    const timer = setTimeout(() => mutate(), SEEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [unread, mutate]);
}

/** Deletes at once on the screen, and puts it back if the server did not agree. */
function useDelete(): (id: string) => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (id: string) => call('DELETE /notifications/{id}', { params: { id } }),
    onMutate: async (id) => {
      await client.cancelQueries({ queryKey: keys.notifications });
      client.setQueryData<Inbox>(
        keys.notifications,
        (inbox) =>
          inbox && {
            ...inbox,
            pages: inbox.pages.map((page) => ({
              ...page,
              items: page.items.filter((item) => item.id !== id),
            })),
          },
      );
    },
    onError: () => client.invalidateQueries({ queryKey: keys.notifications }),
  });
  return mutate;
}

const Heading = styled('h2')(({ theme }) => ({
  margin: '0 4px 8px',
  fontSize: '0.8125rem',
  fontWeight: 650,
  color: theme.scheme.muted,
}));
const Card = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: '0 0 20px',
  padding: 0,
  overflow: 'hidden',
  borderRadius: theme.corner.card,
  background: theme.scheme.card,
  border: `1px solid ${theme.scheme.outline}`,
  '&& > * + *': { borderTop: `1px solid ${theme.scheme.outline}` },
}));
