import { styled } from '@mui/material/styles';
import { useState } from 'react';
import Shield from '~icons/material-symbols/shield-question-outline-rounded';
import { EmptyState, ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { useWords } from '../../words/words.ts';
import { Approval } from './approval.tsx';
import { useProofsToAnswer } from './proofs-to-answer.ts';
import { proofWords } from './words.ts';

/** What other devices ask, for those who come from the news about it. */
export function ApprovalsScreen() {
  const say = useWords(proofWords);
  const { items, isPending, error } = useProofsToAnswer(true);
  // An answered question stays on the screen, with what its answer meant, although the server lists it no more.
  const [shown, setShown] = useState(items[0]);
  const proof = shown ?? items[0];
  if (!shown && items[0]) setShown(items[0]);
  return (
    <Page title={say('askTitle')} parent="/notifications">
      {proof ? (
        <Card>
          <Approval key={proof.id} proof={proof} onDone={() => setShown(undefined)} />
        </Card>
      ) : isPending ? (
        <RowSkeletons count={3} />
      ) : error ? (
        <ErrorState error={error} />
      ) : (
        <EmptyState icon={Shield} title={say('nothingTitle')} text={say('nothingText')} />
      )}
    </Page>
  );
}

const Card = styled('div')(({ theme }) => ({
  padding: 20,
  borderRadius: theme.corner.card,
  background: theme.scheme.card,
  border: `1px solid ${theme.scheme.outline}`,
}));
