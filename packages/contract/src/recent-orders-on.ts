import type { Layout } from './layout.ts';

/** How many of the last transactions a layout shows on home; null where it shows none. */
export function recentOrdersOn(layout: Layout): number | null {
  return layout.widgets.find((widget) => widget.type === 'recentTransactions')?.count ?? null;
}
