import { useMemo } from 'react';
import { useMay } from '../session/use-permissions.ts';
import { rooms } from './rooms.ts';

/** The rooms that whoever is signed in may enter. */
export function useRooms() {
  const may = useMay();
  return useMemo(() => rooms.filter(({ needs }) => may(needs)), [may]);
}
