import type { FraudCase } from '@hexaflate/contract/fraud';
import { formatRupiah } from '@hexaflate/contract/money';
import Box from '@mui/material/Box';
import { formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { QueueRow } from '../../parts/queue-row.tsx';
import { RowLink } from '../../parts/row-link.tsx';
import { CaseMark } from './case-mark.tsx';

/** One case: which rules, whose order, and how it stands. */
export function CaseRow({ one, to }: { one: FraudCase; to: string }) {
  const words = useWords();
  const { t } = words;
  return (
    <QueueRow columns="minmax(0, 1.4fr) minmax(0, 1fr) 12rem">
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ fontWeight: 700, fontSize: '0.875rem' }}>
          <RowLink to={to}>{one.hits.map(({ rule }) => t(`fraud.rule.${rule}`)).join(', ')}</RowLink>
        </Box>
        <Box>{`${one.wanted.productName} · ${one.wanted.destination}`}</Box>
      </Box>
      <Box sx={{ minWidth: 0, color: 'text.secondary' }}>
        {t('fraud.for', {
          agent: one.agentName,
          amount: formatRupiah(one.wanted.maxPrice),
          at: formatMoment(one.createdAt, words),
        })}
      </Box>
      <Box>
        <CaseMark state={one.state} />
      </Box>
    </QueueRow>
  );
}
