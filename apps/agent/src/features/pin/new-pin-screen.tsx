import CircularProgress from '@mui/material/CircularProgress';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import CheckIcon from '~icons/material-symbols/check-circle-outline-rounded';
import StoppedIcon from '~icons/material-symbols/error-outline-rounded';
import { useBrand } from '../../theme/brand.ts';
import { EmptyState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { type Say, useWords } from '../../words/words.ts';
import type { NewPinProblem } from './new-pin-flow.ts';
import { PinPad } from './pin-pad.tsx';
import { useNewPin } from './use-new-pin.ts';
import { pinWords } from './words.ts';

interface NewPinScreenProps {
  kind: 'change' | 'reset';
  /** What stands in the place of the present PIN; told with the proof when it is given. */
  prove?: (onProved: (proofId: string) => void) => ReactNode;
  /** Begins anew. */
  onAgain: () => void;
}

/** A new PIN: who one is, the new one, the new one again, and what Otomax says to it. */
export function NewPinScreen({ kind, prove, onAgain }: NewPinScreenProps) {
  const say = useWords(pinWords);
  const navigate = useNavigate();
  const { pinLength } = useBrand();
  const { flow, dispatch } = useNewPin(kind, pinLength);
  const { step, problem } = flow;
  const title = say(kind === 'change' ? 'newTitle' : 'resetTitle');
  const problemText = textOf(problem, say, pinLength);

  if (step === 'done' || step === 'stopped')
    return (
      <Page title={title} parent="/pin" leave="close">
        <div role="status">
          <EmptyState
            icon={step === 'done' ? CheckIcon : StoppedIcon}
            title={say(step)}
            text={step === 'done' ? say('doneText') : (problemText ?? '')}
          />
        </div>
        <PrimaryButton
          onClick={() => {
            if (step === 'done') void navigate('/pin', { replace: true });
            else if (flow.toReset) void navigate('/pin/reset', { replace: true });
            else onAgain();
          }}
        >
          {say(step === 'done' ? 'doneAction' : flow.toReset ? 'resetTitle' : 'again')}
        </PrimaryButton>
      </Page>
    );
  if (step === 'sending')
    return (
      <Page title={title} parent="/pin" leave="none">
        <Waiting role="status">
          <CircularProgress size={28} aria-hidden />
          <span>
            <Lead>{say('sending')}</Lead>
            <Quiet>{say('sendingText')}</Quiet>
          </span>
        </Waiting>
      </Page>
    );
  if (step === 'proof')
    return (
      <Page title={title} parent="/pin">
        <Intro>{say('resetLead')}</Intro>
        {problemText && <Wrong role="alert">{problemText}</Wrong>}
        {prove?.((proofId) => dispatch({ type: 'proved', proofId }))}
      </Page>
    );
  const words = {
    old: [say('oldPin'), ''],
    new: [say('newPin'), say('newPinText', { length: pinLength })],
    repeat: [say('repeatPin'), say('repeatPinText')],
  } as const;
  const [lead, text] = words[step];
  return (
    <Page title={title} parent="/pin">
      <Stack>
        <div aria-live="polite">
          <Lead>{lead}</Lead>
          <Quiet>{text}</Quiet>
        </div>
        <PinPad
          key={step}
          length={pinLength}
          problem={problemText}
          onTouch={() => dispatch({ type: 'touched' })}
          onFull={(pin) => dispatch({ type: 'typed', pin })}
        />
      </Stack>
    </Page>
  );
}

function textOf(problem: NewPinProblem | null, say: Say<typeof pinWords.id>, length: number): string | null {
  switch (problem?.kind) {
    case 'weak':
      return say(`weak.${problem.why}`, { length });
    case 'different':
      return say('different');
    case 'wrong':
      return problem.left === null ? say('wrongPlain') : say('wrong', { left: problem.left });
    case 'said':
      return problem.message;
    default:
      return null;
  }
}

const Stack = styled('div')({ display: 'grid', gap: 12, maxWidth: 420, margin: '0 auto' });
const Lead = styled('p')(({ theme }) => ({
  ...theme.typography.h3,
  margin: '8px 0 2px',
  textAlign: 'center',
}));
const Quiet = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: '0 0 8px',
  minHeight: '1.5em',
  textAlign: 'center',
  textWrap: 'balance',
  color: theme.scheme.muted,
}));
const Intro = styled('p')(({ theme }) => ({ ...theme.typography.body1, margin: '0 0 4px' }));
const Wrong = styled('p')(({ theme }) => ({
  margin: '0 0 12px',
  fontWeight: 600,
  color: theme.scheme.failed.main,
}));
const Waiting = styled('div')({ display: 'grid', justifyItems: 'center', gap: 20, padding: '64px 0' });
