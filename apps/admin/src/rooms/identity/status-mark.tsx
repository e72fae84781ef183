import type { DocumentStatus } from '@hexaflate/contract/identity';
import { useTranslation } from 'react-i18next';
import CheckIcon from '~icons/material-symbols/check-circle-outline-rounded';
import HelpIcon from '~icons/material-symbols/help-outline-rounded';
import HourglassIcon from '~icons/material-symbols/hourglass-top-rounded';
import ReplayIcon from '~icons/material-symbols/replay-rounded';
import { WordMark } from '../../parts/word-mark.tsx';

const looks = {
  none: { Icon: HelpIcon, tone: 'unknown' },
  inReview: { Icon: HourglassIcon, tone: 'waiting' },
  verified: { Icon: CheckIcon, tone: 'success' },
  repair: { Icon: ReplayIcon, tone: 'failed' },
} as const;

/** How a document stands; `of` names it. */
export function StatusMark({ status, of }: { status: DocumentStatus; of?: string }) {
  const { t } = useTranslation();
  const { Icon, tone } = looks[status];
  const word = t(`identity.status.${status}`);
  return (
    <WordMark icon={<Icon aria-hidden />} tone={tone}>
      {of ? `${of}: ${word.toLowerCase()}` : word}
    </WordMark>
  );
}
