import type { FraudState } from '@hexaflate/contract/fraud';
import { useTranslation } from 'react-i18next';
import BlockIcon from '~icons/material-symbols/block-outline';
import CheckIcon from '~icons/material-symbols/check-circle-outline-rounded';
import WaitingIcon from '~icons/material-symbols/hourglass-top-rounded';
import NotedIcon from '~icons/material-symbols/visibility-outline-rounded';
import { WordMark } from '../../parts/word-mark.tsx';

/** How a case stands: an icon, a word and a colour. */
export function CaseMark({ state }: { state: FraudState }) {
  const { t } = useTranslation();
  const { Icon, tone } = looks[state];
  return (
    <WordMark icon={<Icon aria-hidden />} tone={tone}>
      {t(`fraud.state.${state}`)}
    </WordMark>
  );
}

const looks = {
  noted: { Icon: NotedIcon, tone: 'unknown' },
  asked: { Icon: WaitingIcon, tone: 'waiting' },
  proved: { Icon: CheckIcon, tone: 'success' },
  waiting: { Icon: WaitingIcon, tone: 'waiting' },
  released: { Icon: CheckIcon, tone: 'success' },
  lapsed: { Icon: BlockIcon, tone: 'waiting' },
  rejected: { Icon: BlockIcon, tone: 'failed' },
  blocked: { Icon: BlockIcon, tone: 'failed' },
} as const;
