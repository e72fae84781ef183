import type { Permission } from '@hexaflate/contract/permissions';

interface Room {
  id: string;
  path: string;
  key: string;
  needs: Permission;
  more?: true;
}

/**
 * The panel's rooms in the order of the rail. `key` follows G as a shortcut, `needs` is what one must be allowed
 * to see it; a phone shows those with `more` behind one button.
 */
export const rooms = [
  { id: 'dashboard', path: '/', key: 'd', needs: 'dashboard.view' },
  { id: 'orders', path: '/transactions', key: 't', needs: 'orders.view' },
  { id: 'unknown', path: '/unknown', key: 'u', needs: 'orders.view' },
  { id: 'members', path: '/members', key: 'm', needs: 'agents.view' },
  { id: 'fraud', path: '/fraud', key: 'f', needs: 'fraud.view', more: true },
  { id: 'closings', path: '/closings', key: 'c', needs: 'agents.view', more: true },
  { id: 'identity', path: '/identity', key: 'i', needs: 'identity.view', more: true },
  { id: 'otomax', path: '/otomax', key: 'o', needs: 'otomax.view', more: true },
  { id: 'settings', path: '/settings', key: 's', needs: 'settings.view', more: true },
  { id: 'approvals', path: '/approvals', key: 'p', needs: 'proposals.view', more: true },
  { id: 'operators', path: '/operators', key: 'r', needs: 'operators.view', more: true },
  { id: 'audit', path: '/audit', key: 'j', needs: 'audit.view', more: true },
] as const satisfies readonly Room[];

export type RoomId = (typeof rooms)[number]['id'];

/** The room that an address belongs to; undefined where there is none. */
export function roomAt(pathname: string): (typeof rooms)[number] | undefined {
  return rooms.find(({ path }) =>
    path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`),
  );
}
