import type { AdminAgent } from '@hexaflate/contract/admin';
import { useTranslation } from 'react-i18next';
import BlockIcon from '~icons/material-symbols/block-rounded';
import CheckIcon from '~icons/material-symbols/check-circle-outline-rounded';
import PauseIcon from '~icons/material-symbols/pause-circle-outline-rounded';
import { WordMark } from '../../parts/word-mark.tsx';

const looks = {
  active: { Icon: CheckIcon, tone: 'success' },
  inactive: { Icon: PauseIcon, tone: 'waiting' },
  suspended: { Icon: BlockIcon, tone: 'failed' },
  deleted: { Icon: BlockIcon, tone: 'failed' },
} as const;

/** Whether a member may transact: an icon, a word and a colour. */
export function MemberStatus({ status }: Pick<AdminAgent, 'status'>) {
  const { t } = useTranslation();
  const { Icon, tone } = looks[status];
  return (
    <WordMark icon={<Icon aria-hidden />} tone={tone}>
      {t(`member.status.${status}`)}
    </WordMark>
  );
}
