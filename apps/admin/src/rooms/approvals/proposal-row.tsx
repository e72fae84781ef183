import type { Proposal } from '@hexaflate/contract/proposals';
import Box from '@mui/material/Box';
import { formatMoment } from '../../format/time.ts';
import { useSentence } from '../../format/use-sentence.ts';
import { useWords } from '../../format/use-words.ts';
import { QueueRow } from '../../parts/queue-row.tsx';
import { RowLink } from '../../parts/row-link.tsx';
import { ProposalMark } from './proposal-mark.tsx';
import { useChangeWords } from './use-change-words.ts';

/** One proposal: what, about what, by whom, and how it stands. */
export function ProposalRow({ proposal, to }: { proposal: Proposal; to: string }) {
  const words = useWords();
  const { t } = words;
  const say = useSentence();
  const tell = useChangeWords();
  return (
    <QueueRow columns="minmax(0, 1.4fr) minmax(0, 1fr) 10rem">
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ fontWeight: 700, fontSize: '0.875rem' }}>
          <RowLink to={to}>{say(proposal.title)}</RowLink>
        </Box>
        <Box>{proposal.changes.map((change) => tell(change).about).join(', ')}</Box>
      </Box>
      <Box sx={{ minWidth: 0, color: 'text.secondary' }}>
        {t('approvals.by', { name: proposal.proposer, at: formatMoment(proposal.createdAt, words) })}
      </Box>
      <Box>
        <ProposalMark state={proposal.state} />
      </Box>
    </QueueRow>
  );
}
