import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { Theme } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import MoreIcon from '~icons/material-symbols/more-horiz';
import { roomIcons } from './room-icons.ts';
import { roomAt } from './rooms.ts';
import { useRooms } from './use-rooms.ts';
import { useWaitingProposals } from './use-waiting-proposals.ts';
import { ProposalCount } from './waiting-count.tsx';

/** A place in the bar under the thumb. */
export const bottomItem = {
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
} as const;

/** How many wait, at the corner of a place in the bar. */
export const barBadge = {
  '& .MuiBadge-badge': {
    top: 4,
    right: -4,
    bgcolor: (theme: Theme) => theme.scheme.unknown.soft,
    color: (theme: Theme) => theme.scheme.unknown.onSoft,
    fontWeight: 700,
  },
} as const;

/** The rooms that a phone has no place for in its bar. */
export function MoreRooms() {
  const { t } = useTranslation();
  const hidden = useRooms().filter((one) => 'more' in one);
  const room = roomAt(useLocation().pathname);
  const waiting = useWaitingProposals();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  if (hidden.length === 0) return null;
  return (
    <>
      <ButtonBase
        onClick={(event) => setAnchor(event.currentTarget)}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        className={room && 'more' in room ? 'active' : ''}
        sx={bottomItem}
      >
        <Badge badgeContent={waiting} sx={barBadge}>
          <MoreIcon aria-hidden />
        </Badge>
        <Box component="span">{t('shell.more')}</Box>
      </ButtonBase>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        slotProps={{ list: { 'aria-label': t('shell.more') } }}
      >
        {hidden.map(({ id, path }) => {
          const Icon = roomIcons[id];
          return (
            <MenuItem key={id} component={Link} to={path} onClick={close} selected={room?.id === id}>
              <Icon aria-hidden />
              {t(`room.${id}`)}
              {id === 'approvals' && (
                <Box sx={{ ml: 1.5 }}>
                  <ProposalCount />
                </Box>
              )}
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
