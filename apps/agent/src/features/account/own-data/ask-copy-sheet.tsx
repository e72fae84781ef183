import { ApiError } from '@hexaflate/contract/client';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/client.ts';
import { keys } from '../../../api/keys.ts';
import { QuietButton } from '../../../ui/primary-button.tsx';
import { Sheet } from '../../../ui/sheet.tsx';
import { useWords } from '../../../words/words.ts';
import { ProofSteps } from '../../proofs/proof-steps.tsx';
import { PinForm } from '../pin-sheet.tsx';
import { accountWords } from '../words.ts';

interface AskCopySheetProps {
  open: boolean;
  /** Milliseconds that a copy waits which is asked for by PIN alone. */
  waitUnproved: number;
  onClose: () => void;
}

/** Asks for a copy of my data: a confirmation first, or none and waiting; then the PIN. */
export function AskCopySheet({ open, waitUnproved, onClose }: AskCopySheetProps) {
  const say = useWords(accountWords);
  return (
    <Sheet open={open} onClose={onClose} title={say('exportAsk')} showTitle>
      <AskCopy waitUnproved={waitUnproved} onDone={onClose} />
    </Sheet>
  );
}

/** `unproved`: he goes on without a confirmation. */
type Proved = { proofId: string } | 'unproved' | null;

function AskCopy({ waitUnproved, onDone }: { waitUnproved: number; onDone: () => void }) {
  const say = useWords(accountWords);
  const client = useQueryClient();
  const [proved, setProved] = useState<Proved>(null);
  const ask = useMutation({
    mutationFn: (pin: string) =>
      call('POST /own-data', {
        body: { pin, ...(proved !== null && proved !== 'unproved' && { proofId: proved.proofId }) },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.ownData });
      onDone();
    },
    // Its time is over: it has to be given anew.
    onError: (error) => error instanceof ApiError && error.code.startsWith('proof.') && setProved(null),
  });
  const hours = Math.ceil(waitUnproved / 3_600_000);
  if (proved === null)
    return (
      <>
        <ProofSteps wish={{ purpose: 'account.export' }} onGiven={(proofId) => setProved({ proofId })} />
        <Without>
          <p>{say(hours > 0 ? 'exportWithoutWaits' : 'exportWithout', { hours })}</p>
          <QuietButton onClick={() => setProved('unproved')}>{say('exportGoWithout')}</QuietButton>
        </Without>
      </>
    );
  return (
    <PinForm
      text={say('exportPin')}
      action={say('exportAsk')}
      busy={ask.isPending}
      error={ask.error}
      onPin={(pin) => ask.mutate(pin)}
    />
  );
}

const Without = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 10,
  marginTop: 12,
  paddingTop: 16,
  borderTop: `1px solid ${theme.scheme.outline}`,
  '& p': { ...theme.typography.body2, margin: 0, lineHeight: 1.5, color: theme.scheme.muted },
}));
