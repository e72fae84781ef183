import type { DocumentStatus } from '@hexaflate/contract/identity';
import { styled, useTheme } from '@mui/material/styles';
import Badge from '~icons/material-symbols/badge-outline-rounded';
import CheckCircle from '~icons/material-symbols/check-circle-outline-rounded';
import Hourglass from '~icons/material-symbols/hourglass-top-rounded';
import Replay from '~icons/material-symbols/replay-rounded';
import { IconOf } from '../../ui/icon.tsx';
import { useWords } from '../../words/words.ts';
import { identityWords } from './words.ts';

const looks = {
  none: { icon: Badge, tone: 'unknown', word: 'none' },
  inReview: { icon: Hourglass, tone: 'waiting', word: 'inReview' },
  verified: { icon: CheckCircle, tone: 'success', word: 'verified' },
  repair: { icon: Replay, tone: 'failed', word: 'repairState' },
} as const;

/** A status as a word, an icon and a colour. */
export function StatusMark({ status }: { status: DocumentStatus }) {
  const say = useWords(identityWords);
  const { scheme } = useTheme();
  const { icon, tone, word } = looks[status];
  return (
    <Mark style={{ color: scheme[tone].main }}>
      <IconOf icon={icon} size={18} />
      {say(word)}
    </Mark>
  );
}

/** The same, large, beside the sentence that says it. */
export function StatusDisc({ status }: { status: DocumentStatus }) {
  const { scheme } = useTheme();
  const { icon, tone } = looks[status];
  return (
    <Disc aria-hidden style={{ background: scheme[tone].soft, color: scheme[tone].onSoft }}>
      <IconOf icon={icon} size={30} />
    </Disc>
  );
}

const Mark = styled('span')({ display: 'inline-flex', alignItems: 'center', gap: 5, fontWeight: 700 });
const Disc = styled('span')({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: 60,
  height: 60,
  borderRadius: 20,
});
