import type { LiveEvent } from '@hexaflate/contract/live';
import type { Order } from '@hexaflate/contract/orders';
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { keys } from '../api/keys.ts';

interface OrderPage {
  items: Order[];
  next?: string | undefined;
}

/**
 * Brings what an event says into the query cache. After a welcome, what `covered` does not answer for may have missed
 * a change before it, so it is asked once more (304 where nothing moved); the others hear what they missed.
 */
export function applyEvent(client: QueryClient, event: LiveEvent, covered: (key: QueryKey) => boolean): void {
  const changed = viewsChangedBy[event.type];
  if (changed) void client.invalidateQueries({ queryKey: changed });
  else if (event.type === 'order.changed') applyOrder(client, event.order);
  else if (event.type === 'resync') void client.invalidateQueries();
  else if (event.type === 'welcome')
    void client.invalidateQueries({
      predicate: (query) => query.meta?.offline === true && !covered(query.queryKey),
    });
}

/** The events that only name what must be fetched again. Types of a newer server are passed over. */
const viewsChangedBy: Partial<Record<LiveEvent['type'], readonly unknown[]>> = {
  'agent.changed': keys.me,
  'catalog.changed': keys.catalogs,
  'orders.changed': keys.orderLists,
  'layout.changed': keys.layout,
  'notification.created': keys.notifications,
  'devices.changed': keys.devices,
  'profile.changed': keys.profile,
  'identity.changed': keys.identity,
  'pin.changed': keys.pin,
  'proofs.changed': keys.proofs,
};

/**
 * Puts an order into its own entry and into every list that shows it, unless what is there is newer: answers and
 * events may overtake each other. Lists that do not show it yet are fetched again.
 */
export function applyOrder(client: QueryClient, order: Order): void {
  client.setQueryData<Order>(keys.order(order.id), (known) => newer(known, order));
  for (const [key, data] of client.getQueriesData({ queryKey: keys.orderLists })) {
    const pages = pagesOf(data);
    if (!pages) continue;
    if (pages.some((page) => page.items.some((item) => item.id === order.id)))
      client.setQueryData<unknown>(key, (now: unknown) => replaceIn(now, order));
    else void client.invalidateQueries({ queryKey: key, exact: true });
  }
}

function newer(known: Order | undefined, order: Order): Order {
  return known && known.version > order.version ? known : order;
}

function replaceIn(data: unknown, order: Order): unknown {
  const put = (page: OrderPage): OrderPage => ({
    ...page,
    items: page.items.map((item) => (item.id === order.id ? newer(item, order) : item)),
  });
  if (isEndless(data)) return { ...data, pages: data.pages.map(put) };
  return isPage(data) ? put(data) : data;
}

function pagesOf(data: unknown): OrderPage[] | null {
  if (isEndless(data)) return data.pages;
  return isPage(data) ? [data] : null;
}

function isEndless(data: unknown): data is InfiniteData<OrderPage> {
  return (
    typeof data === 'object' &&
    data !== null &&
    'pages' in data &&
    Array.isArray(data.pages) &&
    data.pages.every(isPage)
  );
}

function isPage(data: unknown): data is OrderPage {
  return typeof data === 'object' && data !== null && 'items' in data && Array.isArray(data.items);
}
