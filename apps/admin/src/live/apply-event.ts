import type { AdminOrder, AdminOrderDetail, UnknownOrder } from '@hexaflate/contract/admin';
import type { LiveEvent } from '@hexaflate/contract/live';
import type { Order } from '@hexaflate/contract/orders';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { FEED_SIZE, keys } from '../api/queries.ts';
import { newestOrders } from './newest-orders.ts';
import { isDecided, mergeIntoPages, mergeOrder, type OrderFilter } from './order-lists.ts';
import { noteServerTime } from './server-clock.ts';

type OrderPages = InfiniteData<{ items: AdminOrder[]; next?: string }>;
type Refresh = (queryKey: readonly unknown[]) => void;

/** Read once; no event is about them. */
const STEADY = new Set<unknown>([keys.account[0], keys.brand[0], keys.decided[0], keys.identityPhoto[0]]);

/** How many orders the queue says goodbye to by name. */
const DECIDED_SHOWN = 5;

/** Lays one live event over everything that is on the screen; what it cannot know is fetched again by `refresh`. */
export function applyEvent(client: QueryClient, event: LiveEvent, refresh: Refresh): void {
  noteServerTime(event.at);
  switch (event.type) {
    case 'order.changed':
      applyOrder(client, event.order, refresh);
      break;
    case 'orders.changed':
      refresh(keys.orderLists);
      break;
    case 'dashboard.changed':
      refresh(keys.dashboard);
      break;
    case 'unknown.changed':
      refresh(keys.unknown);
      break;
    case 'settings.changed':
      refresh(keys.settings);
      refresh(keys.fraud);
      break;
    case 'fraud.changed':
      refresh(keys.fraud);
      break;
    case 'closings.changed':
      refresh(keys.closings);
      refresh(keys.member);
      break;
    case 'identity.changed':
      refresh(keys.identity);
      break;
    case 'proposals.changed':
      refresh(keys.proposals);
      break;
    case 'session.copied':
    case 'agent.changed':
    case 'devices.changed':
      refresh(keys.members);
      refresh(keys.member);
      break;
    case 'welcome':
    case 'resync':
      // What was read before the connection stood may have changed unheard.
      void client.invalidateQueries({ predicate: ({ queryKey }) => !STEADY.has(queryKey[0]) });
  }
}

function applyOrder(client: QueryClient, order: Order, refresh: Refresh): void {
  if (!newestOrders.note(order)) return;
  const agentName = findAgentName(client, order.agentCode);
  if (agentName === undefined) refresh(keys.orderLists);
  else mergeEverywhere(client, { ...order, agentName });
  client.setQueryData<AdminOrderDetail>([...keys.order, order.id], (detail) =>
    detail && detail.version <= order.version ? { ...detail, ...order } : detail,
  );
  // The detail's notes, Otomax status and reply do not travel with the event.
  refresh([...keys.order, order.id]);
  refresh([...keys.member, order.agentCode]);
  leaveQueue(client, order);
}

function mergeEverywhere(client: QueryClient, order: AdminOrder): void {
  client.setQueryData<AdminOrder[]>(keys.feed, (rows) =>
    rows ? mergeOrder(rows, order, { fits: true, welcome: true }).slice(0, FEED_SIZE) : rows,
  );
  for (const [queryKey, data] of client.getQueriesData<OrderPages>({ queryKey: keys.orderPages })) {
    if (!data) continue;
    const pages = mergeIntoPages(data.pages, order, readFilter(queryKey));
    if (pages !== data.pages) client.setQueryData<OrderPages>(queryKey, { ...data, pages });
  }
}

/** A decided order leaves the queue at once and is named among those that were just decided. */
function leaveQueue(client: QueryClient, order: Order): void {
  if (order.state === 'unknown') return;
  const waiting = client.getQueryData<UnknownOrder[]>(keys.unknown)?.find(({ id }) => id === order.id);
  if (waiting && waiting.version <= order.version) {
    client.setQueryData<UnknownOrder[]>(keys.unknown, (rows) => rows?.filter(({ id }) => id !== order.id));
    const seen = { ...waiting, ...order };
    client.setQueryData<AdminOrder[]>(keys.decided, (rows = []) =>
      [seen, ...rows.filter(({ id }) => id !== order.id)].slice(0, DECIDED_SHOWN),
    );
  } else {
    client.setQueryData<AdminOrder[]>(keys.decided, (rows) =>
      rows?.map((row) => (row.id === order.id && isDecided(order) ? { ...row, ...order } : row)),
    );
  }
}

/** Events carry the agent's code alone; his name stands in rows that were read. */
function findAgentName(client: QueryClient, code: string): string | undefined {
  const rows = [
    ...(client.getQueryData<AdminOrder[]>(keys.feed) ?? []),
    ...client
      .getQueriesData<OrderPages>({ queryKey: keys.orderPages })
      .flatMap(([, data]) => data?.pages.flatMap(({ items }) => items) ?? []),
  ];
  return rows.find(({ agentCode }) => agentCode === code)?.agentName;
}

function readFilter(queryKey: readonly unknown[]): OrderFilter {
  const filter = queryKey[keys.orderPages.length];
  return typeof filter === 'object' && filter !== null ? filter : {};
}
