import type { Proposal } from '@hexaflate/contract/proposals';
import { useTranslation } from 'react-i18next';
import DoneIcon from '~icons/material-symbols/check-circle-outline-rounded';
import RefusedIcon from '~icons/material-symbols/error-outline-rounded';
import OpenIcon from '~icons/material-symbols/hourglass-top-rounded';
import VoidIcon from '~icons/material-symbols/undo-rounded';
import { WordMark } from '../../parts/word-mark.tsx';

const looks = {
  open: { Icon: OpenIcon, tone: 'waiting' },
  done: { Icon: DoneIcon, tone: 'success' },
  refused: { Icon: RefusedIcon, tone: 'failed' },
  expired: { Icon: VoidIcon, tone: 'unknown' },
  withdrawn: { Icon: VoidIcon, tone: 'unknown' },
  moved: { Icon: VoidIcon, tone: 'unknown' },
} as const;

/** How a proposal stands, as icon, word and colour. */
export function ProposalMark({ state }: Pick<Proposal, 'state'>) {
  const { t } = useTranslation();
  const { Icon, tone } = looks[state];
  return (
    <WordMark icon={<Icon aria-hidden />} tone={tone}>
      {t(`approvals.state.${state}`)}
    </WordMark>
  );
}
