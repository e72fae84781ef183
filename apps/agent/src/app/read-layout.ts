import { LAYOUT_SCHEMA_VERSION, type Layout, type MenuAction, type Widget } from '@hexaflate/contract/layout';
import { screenPath } from './addresses.ts';

/**
 * A layout that a newer server may have written, without what this version cannot draw or open. The server checks
 * every layout against the whole schema before it serves it; checking the shape once more would cost a phone more
 * time than drawing it. Throws when the document itself is of another version.
 */
export function readServedLayout(layout: Layout): Layout {
  if (layout.schemaVersion !== LAYOUT_SCHEMA_VERSION)
    throw new Error(`This app does not read layouts of version ${layout.schemaVersion}`);
  return {
    ...layout,
    widgets: layout.widgets.filter((widget) => actionsOf(widget)?.every(canOpen)),
    navigation: layout.navigation.filter(({ screen }) => screen in screenPath),
  };
}

/** What a widget can open; undefined for a type of a newer server. */
function actionsOf(widget: Widget): MenuAction[] | undefined {
  switch (widget.type) {
    case 'balanceCard':
      return widget.actions.map(({ action }) => action);
    case 'menuGrid':
      return widget.items.map(({ action }) => action);
    case 'banner':
    case 'cards':
      return widget.items.flatMap(({ action }) => (action ? [action] : []));
    case 'title':
      return widget.action ? [widget.action.action] : [];
    case 'recentTransactions':
      return [];
    default:
      return undefined;
  }
}

function canOpen(action: MenuAction): boolean {
  switch (action.type) {
    case 'sell':
      return true;
    case 'screen':
      return action.screen in screenPath;
    case 'link':
      // No other scheme may become the address of a link, whoever wrote it.
      return /^https:\/\/|^\//.test(action.url);
    case 'submenu':
      return action.items.every((item) => canOpen(item.action));
    default:
      return false;
  }
}
