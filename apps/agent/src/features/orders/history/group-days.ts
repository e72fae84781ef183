import type { Order } from '@hexaflate/contract/orders';

export interface DayGroup {
  /** The day as `Date.toDateString` writes it; unique in a list. */
  day: string;
  orders: Order[];
}

/**
 * Orders under their calendar day on this device, in the order given. An order that stands on two pages, because new
 * ones pushed it down between them, is shown once.
 */
export function groupDays(orders: readonly Order[]): DayGroup[] {
  const groups = new Map<string, Order[]>();
  const seen = new Set<string>();
  for (const order of orders) {
    if (seen.has(order.id)) continue;
    seen.add(order.id);
    const day = new Date(order.createdAt).toDateString();
    const group = groups.get(day);
    if (group) group.push(order);
    else groups.set(day, [order]);
  }
  return [...groups].map(([day, list]) => ({ day, orders: list }));
}
