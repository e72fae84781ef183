import type { AdminAgent } from '@hexaflate/contract/admin';
import { formatRupiah } from '@hexaflate/contract/money';
import Box from '@mui/material/Box';
import { Link } from 'react-router';
import { useWords } from '../../format/use-words.ts';
import { useNow } from '../../live/use-now.ts';
import { CardLine } from '../../parts/card-line.tsx';
import { MemberStatus } from './member-status.tsx';
import { memberPath, seenWords } from './member-words.ts';

/** The same list for a phone. */
export function MemberCards({ rows }: { rows: AdminAgent[] }) {
  const words = useWords();
  const now = useNow(30_000);
  return (
    <Box component="ul" aria-label={words.t('room.members')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((member) => (
        <Box component="li" key={member.code} sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
          <Box
            component={Link}
            to={memberPath(member.code)}
            data-row
            sx={{
              display: 'block',
              px: 2,
              py: 1.25,
              color: 'inherit',
              textDecoration: 'none',
              '&:active': { bgcolor: 'action.hover' },
            }}
          >
            <CardLine strong>
              <span>{member.name}</span>
              <span>{formatRupiah(member.balance)}</span>
            </CardLine>
            <CardLine>
              <span>{[member.code, member.phones[0]].filter(Boolean).join(' · ')}</span>
              <MemberStatus status={member.status} />
            </CardLine>
            <CardLine quiet>
              <span>{member.level.name}</span>
              <span>{seenWords(member, now, words)}</span>
            </CardLine>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
