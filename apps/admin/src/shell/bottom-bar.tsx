import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { dashboardQuery } from '../api/queries.ts';
import { useMay } from '../session/use-permissions.ts';
import { barBadge, bottomItem, MoreRooms } from './more-rooms.tsx';
import { roomIcons } from './room-icons.ts';
import { useRooms } from './use-rooms.ts';

/** The rooms under the thumb of a phone. */
export function BottomBar() {
  const { t } = useTranslation();
  const may = useMay();
  const rooms = useRooms();
  const { data: waiting } = useQuery({
    ...dashboardQuery,
    enabled: may('dashboard.view'),
    select: ({ unknown }) => unknown.count,
  });
  return (
    <Box
      component="nav"
      aria-label={t('shell.rooms')}
      sx={{
        display: { xs: 'flex', md: 'none' },
        position: 'fixed',
        insetInline: 0,
        bottom: 0,
        zIndex: 'appBar',
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
        pb: 'env(safe-area-inset-bottom)',
      }}
    >
      {rooms
        .filter((room) => !('more' in room))
        .map(({ id, path }) => {
          const Icon = roomIcons[id];
          return (
            <ButtonBase key={id} component={NavLink} to={path} end={path === '/'} sx={bottomItem}>
              <Badge badgeContent={id === 'unknown' ? (waiting ?? 0) : 0} sx={barBadge}>
                <Icon aria-hidden />
              </Badge>
              <Box component="span" sx={{ maxWidth: '100%', overflowWrap: 'anywhere', lineHeight: 1.2 }}>
                {t(`room.${id}`)}
              </Box>
            </ButtonBase>
          );
        })}
      <MoreRooms />
    </Box>
  );
}
