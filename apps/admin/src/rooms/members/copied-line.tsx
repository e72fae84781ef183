import type { CopiedSession } from '@hexaflate/contract/admin';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import WarningIcon from '~icons/material-symbols/warning-outline-rounded';
import { formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';

/** A session that two have used: what happened, and what to ask the member. */
export function CopiedLine({ session: { name, address, endedAt } }: { session: CopiedSession }) {
  const words = useWords();
  const { t } = words;
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 1.5,
        px: 2,
        py: 1.5,
        background: (theme) => theme.scheme.failed.soft,
        color: (theme) => theme.scheme.failed.onSoft,
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <WarningIcon aria-hidden style={{ flex: 'none' }} />
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: 650, overflowWrap: 'anywhere' }}>
          {t('member.copied', { device: name, at: formatMoment(endedAt, words) })}
        </Typography>
        <Typography variant="body2">
          {t('member.copiedText', {
            address: address ? t('member.copiedAddress', { address }) : '',
          })}
        </Typography>
      </Box>
    </Box>
  );
}
