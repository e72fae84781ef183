import type { AdminOrder } from '@hexaflate/contract/admin';
import { useTranslation } from 'react-i18next';
import CheckIcon from '~icons/material-symbols/check-circle-outline-rounded';
import ErrorIcon from '~icons/material-symbols/error-outline-rounded';
import HelpIcon from '~icons/material-symbols/help-outline-rounded';
import HourglassIcon from '~icons/material-symbols/hourglass-top-rounded';
import UndoIcon from '~icons/material-symbols/undo-rounded';
import { WordMark } from './word-mark.tsx';

type Shown = Pick<AdminOrder, 'state' | 'money' | 'reversed'>;

/** How an order stands: an icon, a word and a colour, never colour alone. `more` follows the word ("4 mnt"). */
export function StateMark({ order, more }: { order: Shown; more?: string | undefined }) {
  const { t } = useTranslation();
  const { Icon, tone } = looks[order.state];
  const refunded = order.state === 'failed' && order.money === 'refunded';
  const word = refunded ? t('state.failedRefunded') : t(`state.${order.state}`);
  const Shape = refunded ? UndoIcon : Icon;
  const words = [word, order.reversed && t('state.reversed'), more].filter(Boolean).join(' · ');
  return (
    <WordMark icon={<Shape aria-hidden />} tone={tone}>
      {words}
    </WordMark>
  );
}

const looks = {
  accepted: { Icon: HourglassIcon, tone: 'waiting' },
  submitted: { Icon: HourglassIcon, tone: 'waiting' },
  processing: { Icon: HourglassIcon, tone: 'waiting' },
  success: { Icon: CheckIcon, tone: 'success' },
  failed: { Icon: ErrorIcon, tone: 'failed' },
  unknown: { Icon: HelpIcon, tone: 'unknown' },
} as const;
