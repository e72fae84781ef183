import { formatRupiah } from '@hexaflate/contract/money';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useEffect, useEffectEvent } from 'react';
import BackIcon from '~icons/material-symbols/arrow-back-rounded';
import FingerprintIcon from '~icons/material-symbols/fingerprint';
import { IconOf } from '../../../ui/icon.tsx';
import { sharedWords } from '../../../words/shared.ts';
import { useWords } from '../../../words/words.ts';
import { PadKey, PinPad } from '../../pin/pin-pad.tsx';
import { sellWords } from '../words.ts';
import type { Confirmation } from './use-confirm.ts';

interface PinStepProps {
  /** Digits of a PIN on this installation. */
  length: number;
  confirmation: Confirmation;
  onBack: () => void;
}

/**
 * The agent's yes to this sale: fingerprint or face where this device has a key for it, and the PIN, whose keys stand
 * there all the time. The last digit sends.
 */
export function PinStep({ length, confirmation, onBack }: PinStepProps) {
  const { state, dispatch, cost, submit, approval } = confirmation;
  const say = useWords(sellWords);
  const shared = useWords(sharedWords);
  const { problem } = state;

  const begin = useEffectEvent(() => {
    // Who comes back here after a refusal chooses himself.
    if (approval.possible && !problem) approval.begin();
  });
  useEffect(() => begin(), []);

  return (
    <Stack>
      <Head>
        <IconButton edge="start" aria-label={shared('back')} onClick={onBack}>
          <IconOf icon={BackIcon} />
        </IconButton>
        <div>
          <Title aria-hidden>{say('pinTitle')}</Title>
          <For>{say('pinFor', { price: formatRupiah(cost), product: state.purchase.product.name })}</For>
        </div>
      </Head>
      <PinPad
        length={length}
        problem={problemText(problem, say)}
        onTouch={() => dispatch({ type: 'pinTouched' })}
        onFull={(pin) => submit({ pin })}
        corner={
          approval.possible && (
            <PadKey type="button" aria-label={say('approve')} onClick={approval.begin}>
              <IconOf icon={FingerprintIcon} size={28} />
            </PadKey>
          )
        }
      />
    </Stack>
  );
}

function problemText(
  problem: Confirmation['state']['problem'],
  say: ReturnType<typeof useWords<typeof sellWords.id>>,
): string | null {
  if (problem?.kind === 'notApproved') return say(problem.refused ? 'approvalRefused' : 'approvalStopped');
  if (problem?.kind !== 'pinWrong') return null;
  return problem.left === null ? say('pinWrongPlain') : say('pinWrong', { left: problem.left });
}

const Stack = styled('div')({ display: 'grid', gap: 12 });
const Head = styled('div')({ display: 'flex', alignItems: 'center', gap: 8 });
const Title = styled('div')(({ theme }) => ({ ...theme.typography.h2 }));
const For = styled('div')(({ theme }) => ({ fontSize: '0.8125rem', color: theme.scheme.muted }));
