import type { Layout, MenuItem } from '@hexaflate/contract/layout';

/** The icon that the layout's menus show for a category; empty where none sells it. */
export function categoryIcon(layout: Layout | undefined, category: string): string {
  for (const widget of layout?.widgets ?? []) {
    if (widget.type !== 'menuGrid') continue;
    const found = findIcon(widget.items, category);
    if (found) return found;
  }
  return '';
}

function findIcon(items: readonly MenuItem[], category: string): string | undefined {
  for (const { action, icon } of items) {
    if (action.type === 'sell' && action.category === category) return icon;
    const inside = action.type === 'submenu' ? findIcon(action.items, category) : undefined;
    if (inside) return inside;
  }
  return undefined;
}
