import type { CallAnswer } from '@hexaflate/contract/client';
import type { RoomId } from './rooms.ts';

type SearchResult = CallAnswer<'adminSearch'>;

/** One line of the palette. */
export interface Finding {
  group: 'rooms' | 'members' | 'orders';
  to: string;
  title: string;
  subtitle?: string;
  /** A room's id or an order's state, for the icon. */
  sign?: string;
}

/** Rooms whose name begins a word with what was typed, then what the server found, in that order. */
export function gatherFindings(
  rooms: readonly { id: RoomId; path: string }[],
  typed: string,
  found: SearchResult | undefined,
  nameOf: (room: RoomId) => string,
): Finding[] {
  const words = typed.trim().toLowerCase();
  const matching = rooms.filter(({ id }) =>
    nameOf(id)
      .toLowerCase()
      .split(' ')
      .some((_, at, all) => all.slice(at).join(' ').startsWith(words)),
  );
  return [
    ...matching.map(({ id, path }): Finding => ({ group: 'rooms', to: path, title: nameOf(id), sign: id })),
    ...(found?.agents ?? []).map(
      ({ code, name, phone }): Finding => ({
        group: 'members',
        to: `/members/${encodeURIComponent(code)}`,
        title: name,
        subtitle: phone ? `${code} · ${phone}` : code,
      }),
    ),
    ...(found?.orders ?? []).map(
      ({ id, title, subtitle, state }): Finding => ({
        group: 'orders',
        to: `/transactions?trx=${encodeURIComponent(id)}`,
        title,
        subtitle,
        sign: state,
      }),
    ),
  ];
}
