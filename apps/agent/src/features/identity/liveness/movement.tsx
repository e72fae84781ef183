import type { LivenessChallenge } from '@hexaflate/contract/identity';
import { styled } from '@mui/material/styles';
import ArrowBack from '~icons/material-symbols/arrow-back-rounded';
import ArrowForward from '~icons/material-symbols/arrow-forward-rounded';
import Mouth from '~icons/material-symbols/sentiment-excited-outline-rounded';
import EyesShut from '~icons/material-symbols/visibility-off-outline-rounded';
import { IconOf } from '../../../ui/icon.tsx';
import { useWords } from '../../../words/words.ts';
import { livenessWords } from './words.ts';

/** In a mirror the person's own left is at the left. */
const icons = { turnLeft: ArrowBack, turnRight: ArrowForward, openMouth: Mouth, closeEyes: EyesShut };

interface MovementProps {
  challenge: LivenessChallenge;
  /** From 1 on. */
  step: number;
  steps: number;
  keep: boolean;
}

/** What to do now, large, and read aloud as it changes. */
export function Movement({ challenge, step, steps, keep }: MovementProps) {
  const say = useWords(livenessWords);
  return (
    <Box>
      <Mark aria-hidden data-keep={keep}>
        <IconOf icon={icons[challenge]} size={30} />
      </Mark>
      <div>
        <Count>{say('movement', { step, steps })}</Count>
        <What aria-live="assertive">{say(challenge)}</What>
      </div>
    </Box>
  );
}

const Box = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 14,
  marginBottom: 14,
  minHeight: 64,
});
const Mark = styled('span')(({ theme }) => ({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: 56,
  height: 56,
  borderRadius: 18,
  background: theme.scheme.container,
  color: theme.scheme.onContainer,
  '&[data-keep="true"]': { background: theme.scheme.success.soft, color: theme.scheme.success.onSoft },
}));
const Count = styled('p')(({ theme }) => ({
  margin: 0,
  fontSize: '0.8125rem',
  fontWeight: 650,
  color: theme.scheme.muted,
}));
const What = styled('p')({ margin: 0, fontSize: '1.125rem', fontWeight: 700, lineHeight: 1.35 });
