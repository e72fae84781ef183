import type { OperatorView } from '@hexaflate/contract/operators';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import MoreIcon from '~icons/material-symbols/more-horiz';
import { formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { useMay } from '../../session/use-permissions.ts';
import { roleWords } from './role-words.ts';

/** What can be done about an operator. */
export type OperatorAct = 'sessions' | 'changeRole' | 'newPassword' | 'removeFactor' | 'remove';

interface OperatorRowProps {
  operator: OperatorView;
  me: boolean;
  onAct: (act: OperatorAct, operator: OperatorView) => void;
}

/** One operator: role, since when he was last here, and what may be done about him. */
export function OperatorRow({ operator, me, onAct }: OperatorRowProps) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { username, changeable } = operator;
  const acts = (['sessions', 'changeRole', 'newPassword', 'removeFactor', 'remove'] as const).filter(
    (act) => {
      if (act === 'sessions') return true;
      if (!changeable) return false;
      if (act === 'removeFactor') return !me && operator.secondFactor && may('operators.removeFactor');
      if (act === 'newPassword') return !me && may('operators.invite');
      return may(act === 'remove' ? 'operators.remove' : 'operators.changeRole');
    },
  );
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        px: 2,
        py: 1.25,
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box sx={{ fontWeight: 700 }}>{[username, me && t('operators.you')].filter(Boolean).join(' · ')}</Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          {[roleWords(operator.role, t), operator.secondFactor && t('operators.hasFactor'), presence()]
            .filter(Boolean)
            .join(' · ')}
        </Box>
      </Box>
      <IconButton
        aria-label={t('operators.actions', { name: username })}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreIcon />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {acts.map((act) => (
          <MenuItem
            key={act}
            onClick={() => {
              setAnchor(null);
              onAct(act, operator);
            }}
          >
            {t(`operators.${act}`)}
          </MenuItem>
        ))}
      </Menu>
    </Box>
  );

  function presence(): string {
    if (operator.lastSeenAt) return t('operators.lastSeen', { at: formatMoment(operator.lastSeenAt, words) });
    if (!operator.invited) return t('operators.neverSeen');
    return operator.invitedUntil
      ? t('operators.invited', { at: formatMoment(operator.invitedUntil, words) })
      : t('operators.invitedOpen');
  }
}
