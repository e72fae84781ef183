import type { Order } from '@hexaflate/contract/orders';

/** What the rule needs of an order. */
interface Versioned {
  id: string;
  version: number;
}

/**
 * Remembers the newest form of the orders that events have told about, `limit` of them. A list that was read before
 * an event but arrives after it must not put the older row back: pass what was read through `freshen`.
 */
export function createNewestOrders<Live extends Versioned>(limit: number) {
  const newest = new Map<string, Live>();

  return {
    /** Takes an order from an event; false when a newer form is known already (a late or repeated event). */
    note(order: Live): boolean {
      const known = newest.get(order.id);
      if (known && known.version > order.version) return false;
      newest.delete(order.id);
      newest.set(order.id, order);
      const oldest = newest.size > limit ? newest.keys().next() : undefined;
      if (oldest && !oldest.done) newest.delete(oldest.value);
      return true;
    },
    /** The row itself, or the row with the newer facts of an event laid over it. */
    freshen<Row extends Versioned>(row: Row): Row {
      const live = newest.get(row.id);
      return live && live.version > row.version ? { ...row, ...live } : row;
    },
  };
}

/** The panel's own memory; far more than the rows that anyone has on the screen. */
export const newestOrders = createNewestOrders<Order>(1000);
