import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import CheckIcon from '~icons/material-symbols/check-circle-outline-rounded';
import ErrorIcon from '~icons/material-symbols/error-outline-rounded';
import HelpIcon from '~icons/material-symbols/help-outline-rounded';
import HourglassIcon from '~icons/material-symbols/hourglass-top-rounded';
import PersonIcon from '~icons/material-symbols/person-outline-rounded';
import type { Finding } from './findings.ts';
import { roomIcons } from './room-icons.ts';

interface FindingRowProps {
  id: string;
  finding: Finding;
  index: number;
  chosen: boolean;
  /** The group's name, over its first row. */
  head: string | undefined;
  onPoint: () => void;
  onChoose: () => void;
}

export function FindingRow({ id, finding, index, chosen, head, onPoint, onChoose }: FindingRowProps) {
  const Icon = iconOf(finding);
  return (
    <>
      {head && (
        <Typography
          role="presentation"
          variant="caption"
          color="textSecondary"
          sx={{ display: 'block', px: 1.5, pt: index ? 1 : 0.5, pb: 0.5 }}
        >
          {head}
        </Typography>
      )}
      <Box
        id={id}
        role="option"
        aria-selected={chosen}
        data-at={index}
        onMouseMove={onPoint}
        onClick={onChoose}
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1.5,
          minHeight: '2.75rem',
          px: 1.5,
          py: 0.75,
          borderRadius: '12px',
          cursor: 'pointer',
          ...(chosen && {
            bgcolor: (theme) => theme.scheme.container,
            color: (theme) => theme.scheme.onContainer,
          }),
        }}
      >
        <Icon aria-hidden />
        <Box sx={{ minWidth: 0, flex: 1 }}>
          <Box component="span" sx={{ display: 'block', fontWeight: 650, fontSize: '0.875rem' }}>
            {finding.title}
          </Box>
          {finding.subtitle && (
            <Box
              component="span"
              sx={{ display: 'block', fontSize: '0.78rem', ...(!chosen && { color: 'text.secondary' }) }}
            >
              {finding.subtitle}
            </Box>
          )}
        </Box>
      </Box>
    </>
  );
}

function iconOf({ group, sign }: Finding) {
  if (group === 'members') return PersonIcon;
  if (group === 'rooms') return isRoom(sign) ? roomIcons[sign] : HelpIcon;
  if (sign === 'success') return CheckIcon;
  if (sign === 'failed') return ErrorIcon;
  return sign === 'unknown' ? HelpIcon : HourglassIcon;
}

function isRoom(sign: string | undefined): sign is keyof typeof roomIcons {
  return sign !== undefined && sign in roomIcons;
}
