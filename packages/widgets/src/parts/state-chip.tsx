import type { Order } from '@hexaflate/contract/orders';
import { styled, useTheme } from '@mui/material/styles';
import Cancel from '~icons/material-symbols/cancel-outline-rounded';
import CheckCircle from '~icons/material-symbols/check-circle-outline-rounded';
import Help from '~icons/material-symbols/help-outline-rounded';
import Hourglass from '~icons/material-symbols/hourglass-top-rounded';
import Undo from '~icons/material-symbols/undo-rounded';
import { IconOf } from '../icons/icon.tsx';
import type { Icon } from '../icons/registry.ts';
import type { Tone } from '../theme/scheme.ts';
import { useWidgetWords, type WidgetWord } from '../words.ts';

interface StateLook {
  tone: 'success' | 'waiting' | 'failed' | 'unknown';
  icon: Icon;
  word: WidgetWord;
}

const looks: Record<Order['state'], StateLook> = {
  accepted: { tone: 'waiting', icon: Hourglass, word: 'stateAccepted' },
  submitted: { tone: 'waiting', icon: Hourglass, word: 'stateSubmitted' },
  processing: { tone: 'waiting', icon: Hourglass, word: 'stateProcessing' },
  success: { tone: 'success', icon: CheckCircle, word: 'stateSuccess' },
  failed: { tone: 'failed', icon: Cancel, word: 'stateFailed' },
  unknown: { tone: 'unknown', icon: Help, word: 'stateUnknown' },
};

/** How an order's state looks: its icon, its word and its colours. */
export function lookOf(order: Pick<Order, 'state' | 'money'>): StateLook {
  if (order.state === 'failed' && order.money === 'refunded')
    return { tone: 'failed', icon: Undo, word: 'stateRefunded' };
  return looks[order.state];
}

/** An order's state as word, icon and colour. `filled` puts it on its soft ground. */
export function StateChip({
  order,
  filled = false,
}: {
  order: Pick<Order, 'state' | 'money'>;
  filled?: boolean;
}) {
  const say = useWidgetWords();
  const { scheme } = useTheme();
  const { tone, icon, word } = lookOf(order);
  return (
    <Chip tone={scheme[tone]} filled={filled}>
      <IconOf icon={icon} size={15} />
      {say(word)}
    </Chip>
  );
}

const Chip = styled('span', { shouldForwardProp: (name) => name !== 'tone' && name !== 'filled' })<{
  tone: Tone;
  filled: boolean;
}>(({ tone, filled }) => ({
  display: 'inline-flex',
  marginLeft: 'auto',
  alignItems: 'center',
  gap: 4,
  fontSize: '0.78rem',
  fontWeight: 650,
  textAlign: 'right',
  lineHeight: 1.4,
  color: filled ? tone.onSoft : tone.main,
  ...(filled ? { background: tone.soft, borderRadius: 12, padding: '4px 10px' } : {}),
}));
