import type { IdentityCaseRow } from '@hexaflate/contract/identity';
import Box from '@mui/material/Box';
import { formatAge } from '../../format/duration.ts';
import { formatClock } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { QueueRow } from '../../parts/queue-row.tsx';
import { RowLink } from '../../parts/row-link.tsx';
import { casePath } from './case-path.ts';
import { StatusMark } from './status-mark.tsx';

/** One case of the queue: how long it waits, whose it is, how its documents stand, who is at it. */
export function CaseRow({ row, now }: { row: IdentityCaseRow; now: number }) {
  const words = useWords();
  const { t } = words;
  const { lease, firstApproval, duplicateCount } = row;
  const remarks = [
    lease &&
      (lease.mine
        ? t('identity.heldByMe', { time: formatClock(lease.until, words) })
        : t('identity.held', { name: lease.operator, time: formatClock(lease.until, words) })),
    firstApproval && t('identity.firstBy', { name: firstApproval.operator }),
    duplicateCount > 0 && t('identity.duplicates', { count: duplicateCount }),
  ].filter(Boolean);
  return (
    <QueueRow columns="10rem minmax(0, 1.2fr) minmax(0, 1fr)">
      <Box sx={{ fontWeight: 750, fontSize: '0.9375rem', color: (theme) => theme.scheme.waiting.main }}>
        {row.waitingSince && formatAge(now - Date.parse(row.waitingSince), words)}
      </Box>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box sx={{ fontWeight: 700, fontSize: '0.875rem' }}>
          <RowLink to={casePath(row.agentCode)}>{row.agentName ?? t('identity.unknownAgent')}</RowLink>
        </Box>
        <Box sx={{ color: 'text.secondary' }}>{row.agentCode}</Box>
      </Box>
      <Box sx={{ display: 'grid', gap: 0.25, minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
          {row.documents.map(({ kind, status }) => (
            <StatusMark key={kind} status={status} of={t(`identity.${kind}`)} />
          ))}
        </Box>
        {remarks.map((remark) => (
          <Box key={String(remark)} sx={{ color: 'text.secondary' }}>
            {remark}
          </Box>
        ))}
      </Box>
    </QueueRow>
  );
}
