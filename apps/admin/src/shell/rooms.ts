/** The panel's rooms in the order of the rail. `key` follows G as a shortcut. */
export const rooms = [
  { id: 'dashboard', path: '/', key: 'd' },
  { id: 'orders', path: '/transactions', key: 't' },
  { id: 'unknown', path: '/unknown', key: 'u' },
  { id: 'members', path: '/members', key: 'm' },
  { id: 'otomax', path: '/otomax', key: 'o' },
] as const;

export type RoomId = (typeof rooms)[number]['id'];

/** The room that an address belongs to; undefined where there is none. */
export function roomAt(pathname: string): (typeof rooms)[number] | undefined {
  return rooms.find(({ path }) =>
    path === '/' ? pathname === '/' : pathname === path || pathname.startsWith(`${path}/`),
  );
}
