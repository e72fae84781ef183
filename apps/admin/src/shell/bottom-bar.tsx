import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { dashboardQuery } from '../api/queries.ts';
import { roomIcons } from './room-icons.ts';
import { rooms } from './rooms.ts';

/** The rooms under the thumb of a phone. */
export function BottomBar() {
  const { t } = useTranslation();
  const { data: waiting } = useQuery({ ...dashboardQuery, select: ({ unknown }) => unknown.count });
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
      {rooms.map(({ id, path }) => {
        const Icon = roomIcons[id];
        return (
          <ButtonBase
            key={id}
            component={NavLink}
            to={path}
            end={path === '/'}
            sx={{
              flex: 1,
              minWidth: 0,
              flexDirection: 'column',
              gap: 0.25,
              minHeight: 60,
              py: 0.75,
              fontSize: '0.6875rem',
              fontWeight: 600,
              color: 'text.secondary',
              '& svg': { fontSize: '1.1rem' },
              '&.active': { color: 'primary.main', fontWeight: 750 },
              '&.Mui-focusVisible': { outline: 2, outlineColor: 'primary.main', outlineOffset: -2 },
            }}
          >
            <Badge
              badgeContent={id === 'unknown' ? (waiting ?? 0) : 0}
              sx={{
                '& .MuiBadge-badge': {
                  top: 4,
                  right: -4,
                  bgcolor: (theme) => theme.scheme.unknown.soft,
                  color: (theme) => theme.scheme.unknown.onSoft,
                  fontWeight: 700,
                },
              }}
            >
              <Icon aria-hidden />
            </Badge>
            <Box component="span" sx={{ maxWidth: '100%', overflowWrap: 'anywhere', lineHeight: 1.2 }}>
              {t(`room.${id}`)}
            </Box>
          </ButtonBase>
        );
      })}
    </Box>
  );
}
