import type { MenuItem } from '@hexaflate/contract/layout';

/** The items that stand on the screen, and whether others are left. `maxVisible` counts the "Semua" tile too. */
export function visibleItems({ items, maxVisible }: { items: MenuItem[]; maxVisible: number }): {
  items: MenuItem[];
  rest: boolean;
} {
  if (maxVisible === 0 || items.length <= maxVisible) return { items, rest: false };
  return { items: items.slice(0, maxVisible - 1), rest: true };
}
