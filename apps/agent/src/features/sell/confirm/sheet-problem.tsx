import { formatRupiah } from '@hexaflate/contract/money';
import Button from '@mui/material/Button';
import { useNavigate } from 'react-router';
import { clockTime } from '../../../format/dates.ts';
import { useLocale, useWords } from '../../../words/words.ts';
import { SeeDevices, VerifyIdentity } from '../../safety/new-device-note.tsx';
import { sellWords } from '../words.ts';
import { minus } from './amounts.ts';
import { ProblemBox } from './problem-box.tsx';
import { ProofRequiredBox } from './proof-required-box.tsx';
import type { EarlierOrder, SheetProblem } from './sheet-state.ts';
import type { Confirmation } from './use-confirm.ts';

const stateWord = {
  accepted: 'stateAccepted',
  submitted: 'stateSubmitted',
  processing: 'stateProcessing',
  success: 'stateSuccess',
  failed: 'stateFailed',
  unknown: 'stateUnknown',
} as const satisfies Record<EarlierOrder['state'], string>;

/** The problem that stands between the agent and the sale, with the choices that it leaves. */
export function SheetProblemBox({ confirmation }: { confirmation: Confirmation }) {
  const { state, dispatch } = confirmation;
  const say = useWords(sellWords);
  const navigate = useNavigate();
  const { problem } = state;
  const go = (to: string) => () => void navigate(to, { viewTransition: true });
  if (!problem) return null;
  switch (problem.kind) {
    case 'repeat':
      return <RepeatBox problem={problem} onSee={go(`/orders/${problem.earlier.id}`)} />;
    case 'priceMoved':
      return (
        <ProblemBox
          tone="waiting"
          title={say('priceMovedTitle')}
          text={say('priceMovedText', { from: formatRupiah(problem.from), to: formatRupiah(problem.to) })}
        />
      );
    case 'conflict':
      return (
        <ProblemBox
          tone="unknown"
          title={say('conflictTitle')}
          text={say(problem.order ? 'conflictFound' : 'conflictText')}
        >
          <Button color="inherit" onClick={go(problem.order ? `/orders/${problem.order.id}` : '/orders')}>
            {say(problem.order ? 'seeOrder' : 'seeHistory')}
          </Button>
        </ProblemBox>
      );
    case 'balanceTooLow':
      return <ProblemBox tone="failed" title={say('balanceLowTitle')} text={missingText(problem, say)} />;
    case 'refused':
      return problem.code === 'order.inquiryExpired' || problem.code === 'order.inquiryRequired' ? (
        <ProblemBox tone="waiting" title={problem.message} text="">
          <Button color="inherit" onClick={() => dispatch({ type: 'inquiryAgain' })}>
            {say('inquiryAgain')}
          </Button>
        </ProblemBox>
      ) : (
        <ProblemBox
          tone="failed"
          title={say('refusedTitle')}
          text={say('refusedText', { message: problem.message })}
        >
          {problem.code.startsWith('order.overNewDevice') && <SeeDevices />}
          {problem.code.startsWith('order.overUnverified') && <VerifyIdentity />}
        </ProblemBox>
      );
    case 'proofRequired':
      return <ProofRequiredBox confirmation={confirmation} text={problem.message} />;
    case 'held':
      return (
        <ProblemBox tone="waiting" title={say('heldTitle')} text={problem.message}>
          <Button color="inherit" onClick={go(`/held/${problem.caseId}`)}>
            {say('heldSee')}
          </Button>
        </ProblemBox>
      );
    case 'notKept':
      return <ProblemBox tone="failed" title={say('notKeptTitle')} text={say('notKeptText')} />;
    case 'stillSilent':
      return <ProblemBox tone="unknown" title={say('stillSilentTitle')} text={say('stillSilentText')} />;
    case 'pinDisabled':
      return (
        <ProblemBox tone="failed" title={say('pinDisabledTitle')} text={say('pinDisabledText')}>
          <Button color="inherit" onClick={go('/pin/reset')}>
            {say('pinReset')}
          </Button>
        </ProblemBox>
      );
    case 'pinLocked':
      return <PinLockedBox problem={problem} />;
    default:
      return null;
  }
}

type Of<K extends SheetProblem['kind']> = Extract<SheetProblem, { kind: K }>;

function RepeatBox({ problem, onSee }: { problem: Of<'repeat'>; onSee: () => void }) {
  const say = useWords(sellWords);
  const locale = useLocale();
  const earlier = say('repeatText', {
    time: clockTime(problem.earlier.createdAt, locale),
    state: say(stateWord[problem.earlier.state]),
  });
  return (
    <ProblemBox
      tone="waiting"
      title={say('repeatTitle')}
      text={problem.nextCounter === null ? `${earlier} ${say('repeatImpossible')}` : earlier}
    >
      <Button color="inherit" onClick={onSee}>
        {say('repeatSee')}
      </Button>
    </ProblemBox>
  );
}

function PinLockedBox({ problem }: { problem: Of<'pinLocked'> }) {
  const say = useWords(sellWords);
  const locale = useLocale();
  const text = problem.until
    ? say('pinLockedUntil', { time: clockTime(problem.until, locale) })
    : say('pinLockedFor', { minutes: problem.minutes ?? 15 });
  return <ProblemBox tone="failed" title={say('refusedTitle')} text={text} />;
}

function missingText(
  { balance, needed }: Of<'balanceTooLow'>,
  say: ReturnType<typeof useWords<typeof sellWords.id>>,
): string {
  if (balance === null || needed === null) return say('balanceLowPlain');
  return say('balanceLowText', { missing: formatRupiah(minus(needed, balance)) });
}
