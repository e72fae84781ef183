import type { AdminOrder } from '@hexaflate/contract/admin';
import type { Order } from '@hexaflate/contract/orders';

/** A list's filters, as the API takes them and the URL keeps them. */
export interface OrderFilter {
  state?: 'pending' | 'success' | 'failed' | undefined;
  agent?: string | undefined;
  category?: string | undefined;
  q?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

interface OrderPage {
  items: AdminOrder[];
  next?: string | undefined;
}

const FINAL = new Set<Order['state']>(['success', 'failed']);

/** Whether Otomax has decided. */
export function isDecided(order: Pick<Order, 'state'>): boolean {
  return FINAL.has(order.state);
}

/** Whether an order belongs to a list by the filters that a browser can judge (all but search and dates). */
export function agreesWith(order: Order, filter: OrderFilter): boolean {
  if (filter.agent && filter.agent !== order.agentCode) return false;
  if (filter.category && filter.category !== order.product.category) return false;
  if (!filter.state) return true;
  return filter.state === 'pending' ? !isDecided(order) : filter.state === order.state;
}

/**
 * Lays a changed order into rows that are sorted newest first: a row that stands there is replaced (unless it is
 * newer), one that no longer fits the filter leaves, a new one is put at its place when it is `welcome`. Returns the
 * very same array when nothing changes.
 */
export function mergeOrder(
  rows: AdminOrder[],
  order: AdminOrder,
  { fits, welcome }: { fits: boolean; welcome: boolean },
): AdminOrder[] {
  const at = rows.findIndex((row) => row.id === order.id);
  const known = rows[at];
  if (known) {
    if (known.version > order.version) return rows;
    return fits ? rows.with(at, { ...known, ...order }) : rows.toSpliced(at, 1);
  }
  if (!fits || !welcome) return rows;
  const place = rows.findIndex((row) => row.createdAt <= order.createdAt);
  return rows.toSpliced(place < 0 ? rows.length : place, 0, order);
}

/**
 * The same for the pages of an endless list. A new order enters the first page only, and only where it is newer
 * than that page's last row (an older one belongs to a page that the server will bring). A search or an end date
 * keeps strangers out, since only the server can judge them; rows that stand there follow their changes all the same.
 */
export function mergeIntoPages<P extends OrderPage>(pages: P[], order: AdminOrder, filter: OrderFilter): P[] {
  const fits = agreesWith(order, filter);
  const known = pages.some((page) => page.items.some((row) => row.id === order.id));
  let changed = false;
  const merged = pages.map((page, index) => {
    const oldest = page.items.at(-1);
    const inside = !page.next || !oldest || oldest.createdAt < order.createdAt;
    const welcome = !known && index === 0 && inside && !filter.q && !filter.to;
    const items = mergeOrder(page.items, order, { fits, welcome });
    if (items === page.items) return page;
    changed = true;
    return { ...page, items };
  });
  return changed ? merged : pages;
}
