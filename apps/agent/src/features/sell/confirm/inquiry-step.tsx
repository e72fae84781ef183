import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import { useErrorText } from '../../../ui/notice.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { Bone } from '../../../ui/skeleton.tsx';
import { useWords } from '../../../words/words.ts';
import { sellWords } from '../words.ts';
import { NumberBox } from './number-box.tsx';
import { ProblemBox } from './problem-box.tsx';
import { PurchaseHead } from './purchase-head.tsx';
import type { Confirmation } from './use-confirm.ts';

const SLOW_AFTER_MS = 6_000;

/** Waiting for the bill, or what to do when it cannot be had. */
export function InquiryStep({ confirmation: { state, dispatch } }: { confirmation: Confirmation }) {
  const say = useWords(sellWords);
  const errorText = useErrorText();
  const [slow, setSlow] = useState(false);
  const failed = state.inquiry?.state === 'failed' || state.inquiryError !== null;
  const reason = state.inquiry?.note ?? (state.inquiryError ? errorText(state.inquiryError) : '');

  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);

  return (
    <Stack>
      <PurchaseHead purchase={state.purchase} />
      <NumberBox destination={state.purchase.destination} />
      {failed ? (
        <>
          <ProblemBox tone="failed" title={say('inquiryFailed')} text={reason} />
          <PrimaryButton onClick={() => dispatch({ type: 'inquiryAgain' })}>
            {say('inquiryAgain')}
          </PrimaryButton>
        </>
      ) : (
        <>
          <p role="status">
            {slow ? say('inquirySlow') : say('inquiryRunning', { operator: state.purchase.operator.name })}
          </p>
          <Rows aria-hidden>
            <Bone width="60%" height="1.1rem" />
            <Bone width="85%" height="1.1rem" />
            <Bone width="45%" height="1.1rem" />
            <Bone height={54} radius={16} />
          </Rows>
        </>
      )}
    </Stack>
  );
}

const Stack = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 14,
  '& > p': { margin: 0, fontSize: '0.875rem', color: theme.scheme.muted },
}));
const Rows = styled('div')({ display: 'grid', gap: 14 });
