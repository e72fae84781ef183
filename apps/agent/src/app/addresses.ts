import type { Screen } from '@hexaflate/contract/layout';
import type { Target } from '@hexaflate/widgets';

/** Address of a screen that a layout names. */
export const screenPath: Record<Screen, string> = {
  home: '/',
  history: '/orders',
  sell: '/sell',
  notifications: '/notifications',
  profile: '/profile',
  settings: '/settings',
  devices: '/devices',
};

/** The app's address of what a widget opens; null where that is a sheet and not a screen. */
export function addressOf(target: Target): string | null {
  switch (target.type) {
    case 'screen':
      return screenPath[target.screen];
    case 'order':
      return `/orders/${encodeURIComponent(target.id)}`;
    case 'all':
      return null;
    case 'action':
      return addressOfAction(target);
  }
}

function addressOfAction({ action, widgetId, item }: Extract<Target, { type: 'action' }>): string | null {
  switch (action.type) {
    case 'sell':
      return `/sell/${encodeURIComponent(action.category)}`;
    case 'screen':
      return screenPath[action.screen];
    case 'link':
      return action.url;
    case 'submenu':
      return action.style === 'page' && item
        ? `/menu/${encodeURIComponent(widgetId)}/${encodeURIComponent(item.id)}`
        : null;
  }
}
