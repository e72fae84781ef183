import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { Theme } from '@mui/material/styles';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import ScienceIcon from '~icons/material-symbols/experiment-outline-rounded';
import { BrandMark } from './brand-mark.tsx';
import { LiveMark } from './live-mark.tsx';
import { roomIcons } from './room-icons.ts';
import { useRooms } from './use-rooms.ts';
import { ProposalCount, WaitingCount } from './waiting-count.tsx';

export const RAIL_WIDTH = '13.25rem';

/** The white rail of a wide screen. */
export function Rail({ sandbox, version }: { sandbox: boolean; version: string | undefined }) {
  const { t } = useTranslation();
  const rooms = useRooms();
  return (
    <Box
      component="aside"
      aria-label={t('shell.rail')}
      sx={{
        display: { xs: 'none', md: 'flex' },
        flexDirection: 'column',
        position: 'sticky',
        top: 0,
        height: '100dvh',
        overflowY: 'auto',
        width: RAIL_WIDTH,
        flexShrink: 0,
        px: 1.5,
        py: 2,
        bgcolor: 'background.paper',
        borderRight: 1,
        borderColor: 'divider',
      }}
    >
      <BrandMark />
      <Box component="nav" aria-label={t('shell.rooms')} sx={{ mt: 1.5, display: 'grid', gap: 0.25 }}>
        {rooms.map(({ id, path }) => {
          const Icon = roomIcons[id];
          return (
            <ButtonBase key={id} component={NavLink} to={path} end={path === '/'} sx={railItem}>
              <Icon aria-hidden />
              <Box component="span" sx={{ flex: 1 }}>
                {t(`room.${id}`)}
              </Box>
              {id === 'unknown' && <WaitingCount />}
              {id === 'approvals' && <ProposalCount />}
            </ButtonBase>
          );
        })}
      </Box>
      <Box sx={{ mt: 'auto', pt: 3, px: 1.25, display: 'grid', gap: 1, color: 'text.secondary' }}>
        {sandbox && (
          <Tooltip title={t('shell.sandboxHint')} placement="top-start">
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', fontSize: '0.75rem', fontWeight: 600 }}>
              <ScienceIcon aria-hidden />
              {t('shell.sandbox')}
            </Box>
          </Tooltip>
        )}
        <LiveMark />
        {version && <Typography variant="caption">{`Hexaflate ${version}`}</Typography>}
      </Box>
    </Box>
  );
}

const railItem = {
  justifyContent: 'flex-start',
  gap: 1.5,
  minHeight: 36,
  px: 1.25,
  py: 0.75,
  borderRadius: '12px',
  textAlign: 'left',
  fontSize: '0.875rem',
  fontWeight: 600,
  '& svg': { fontSize: '1rem' },
  '&:hover': { bgcolor: 'action.hover' },
  '&.active': {
    bgcolor: (theme: Theme) => theme.scheme.container,
    color: (theme: Theme) => theme.scheme.onContainer,
    fontWeight: 700,
  },
  '&.Mui-focusVisible': { outline: 2, outlineColor: 'primary.main', outlineOffset: -2 },
} as const;
