import type { PurposeFormat } from '@hexaflate/contract/installation';
import { useTranslation } from 'react-i18next';
import CheckIcon from '~icons/material-symbols/check-circle-outline-rounded';
import MissingIcon from '~icons/material-symbols/do-not-disturb-on-outline-rounded';
import StolenIcon from '~icons/material-symbols/error-outline-rounded';
import ChangedIcon from '~icons/material-symbols/sync-problem-rounded';
import UnconfirmedIcon from '~icons/material-symbols/warning-outline-rounded';
import { WordMark } from '../../parts/word-mark.tsx';

const looks = {
  ready: { Icon: CheckIcon, tone: 'success' },
  missing: { Icon: MissingIcon, tone: 'unknown' },
  unconfirmed: { Icon: UnconfirmedIcon, tone: 'waiting' },
  changed: { Icon: ChangedIcon, tone: 'failed' },
  stolen: { Icon: StolenIcon, tone: 'failed' },
} as const;

/** How a message format stands, in a word. */
export function PurposeMark({ state }: { state: PurposeFormat['state'] }) {
  const { t } = useTranslation();
  const { Icon, tone } = looks[state];
  return (
    <WordMark icon={<Icon aria-hidden />} tone={tone}>
      {t(`otomax.state.${state}`)}
    </WordMark>
  );
}
