import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import LockIcon from '~icons/material-symbols/lock-outline';
import { EmptyState } from '../parts/empty-state.tsx';
import { roomAt } from './rooms.ts';
import { useRooms } from './use-rooms.ts';

/** The room of the address, if one may enter it. Who may not see the dashboard begins in the first room that he may. */
export function RoomDoor() {
  const { t } = useTranslation();
  const mine = useRooms();
  const room = roomAt(useLocation().pathname);
  if (!room || mine.some(({ id }) => id === room.id)) return <Outlet />;
  const first = mine[0];
  if (room.path === '/' && first) return <Navigate to={first.path} replace />;
  return <EmptyState icon={<LockIcon />} title={t('shell.closed')} text={t('shell.closedText')} />;
}
