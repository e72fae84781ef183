import type { AdminAgent } from '@hexaflate/contract/admin';
import { formatRupiah } from '@hexaflate/contract/money';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import ReceiptIcon from '~icons/material-symbols/receipt-long-outline-rounded';
import { formatDay } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { useNow } from '../../live/use-now.ts';
import { surface } from '../../parts/surface.ts';
import { MemberStatus } from './member-status.tsx';
import { seenWords } from './member-words.ts';

/** Name, standing and balance. */
export function MemberHead({ member }: { member: AdminAgent }) {
  const words = useWords();
  const { t } = words;
  const now = useNow(30_000);
  return (
    <Box
      sx={{
        ...surface,
        p: 2,
        display: 'flex',
        flexWrap: 'wrap',
        gap: 2,
        alignItems: 'center',
        justifyContent: 'space-between',
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="h1" component="h2" sx={{ overflowWrap: 'anywhere' }}>
          {member.name}
        </Typography>
        <Typography color="textSecondary">
          {[member.code, member.phones[0], member.level.name, seenWords(member, now, words)]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center', mt: 0.5 }}>
          <MemberStatus status={member.status} />
          <Typography variant="body2">{t(`member.statusSentence.${member.status}`)}</Typography>
        </Box>
        {member.closesAt && (
          <Typography variant="body2" sx={{ mt: 0.5, color: (theme) => theme.scheme.failed.main }}>
            {t('closing.member', { at: formatDay(member.closesAt, words) })}
          </Typography>
        )}
      </Box>
      <Box sx={{ display: 'grid', gap: 1, justifyItems: { xs: 'start', sm: 'end' } }}>
        <Box sx={{ textAlign: { sm: 'right' } }}>
          <Typography variant="caption" color="textSecondary" component="div">
            {t('member.balance')}
          </Typography>
          <Typography sx={{ fontSize: '1.45rem', fontWeight: 750, lineHeight: 1.2 }}>
            {formatRupiah(member.balance)}
          </Typography>
        </Box>
        <Button
          component={Link}
          to={`/transactions?agent=${encodeURIComponent(member.code)}`}
          variant="outlined"
          size="small"
          startIcon={<ReceiptIcon />}
        >
          {t('member.orders')}
        </Button>
      </Box>
    </Box>
  );
}
