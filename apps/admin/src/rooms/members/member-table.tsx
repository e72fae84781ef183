import type { AdminAgent } from '@hexaflate/contract/admin';
import { formatRupiah } from '@hexaflate/contract/money';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useNavigate } from 'react-router';
import { useWords } from '../../format/use-words.ts';
import { useNow } from '../../live/use-now.ts';
import { RowLink } from '../../parts/row-link.tsx';
import { MemberStatus } from './member-status.tsx';
import { memberPath, seenWords } from './member-words.ts';

export function MemberTable({ rows }: { rows: AdminAgent[] }) {
  const words = useWords();
  const { t } = words;
  const navigate = useNavigate();
  const now = useNow(30_000);
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={t('room.members')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('member.code')}</TableCell>
            <TableCell>{t('member.name')}</TableCell>
            <TableCell>{t('member.phone')}</TableCell>
            <TableCell>{t('member.level')}</TableCell>
            <TableCell align="right">{t('member.balance')}</TableCell>
            <TableCell>{t('member.statusLabel')}</TableCell>
            <TableCell>{t('member.seen')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((member) => (
            <TableRow
              key={member.code}
              hover
              onClick={() => {
                if (!getSelection()?.toString()) void navigate(memberPath(member.code));
              }}
              sx={{ cursor: 'pointer', '&:last-child td': { borderBottom: 0 } }}
            >
              <TableCell sx={{ color: 'text.secondary' }}>{member.code}</TableCell>
              <TableCell sx={{ fontWeight: 650 }}>
                <RowLink to={memberPath(member.code)}>{member.name}</RowLink>
              </TableCell>
              <TableCell>{member.phones[0]}</TableCell>
              <TableCell>{member.level.name}</TableCell>
              <TableCell align="right" sx={{ fontWeight: 650, whiteSpace: 'nowrap' }}>
                {formatRupiah(member.balance)}
              </TableCell>
              <TableCell>
                <MemberStatus status={member.status} />
              </TableCell>
              <TableCell>{seenWords(member, now, words)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
