import CircularProgress from '@mui/material/CircularProgress';
import { styled } from '@mui/material/styles';
import { QuietButton } from '../../../ui/primary-button.tsx';
import { sharedWords } from '../../../words/shared.ts';
import { useWords } from '../../../words/words.ts';
import { sellWords } from '../words.ts';
import { NumberBox } from './number-box.tsx';
import { ProblemBox } from './problem-box.tsx';
import { PurchaseHead } from './purchase-head.tsx';
import type { Confirmation } from './use-confirm.ts';

/** Under way to the server: usually gone before it is read; honest when the network is lost. */
export function SendingStep({ confirmation, onClose }: { confirmation: Confirmation; onClose: () => void }) {
  const { state, tries } = confirmation;
  const say = useWords(sellWords);
  const shared = useWords(sharedWords);
  const silent = state.step === 'silent';
  return (
    <Stack>
      <PurchaseHead purchase={state.purchase} />
      <NumberBox destination={state.purchase.destination} />
      <Line role="status">
        <CircularProgress size={22} aria-hidden />
        <span>{silent ? say('silentTries', { count: tries + 1 }) : say('sendingText')}</span>
      </Line>
      {silent && (
        <>
          <ProblemBox
            tone="unknown"
            title={say('silent')}
            text={`${say('silentText')} ${say('silentLeave')}`}
          />
          <QuietButton onClick={onClose}>{shared('close')}</QuietButton>
        </>
      )}
    </Stack>
  );
}

const Stack = styled('div')({ display: 'grid', gap: 14 });
const Line = styled('p')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: 54,
  margin: 0,
  fontSize: '0.9375rem',
  color: theme.scheme.muted,
}));
