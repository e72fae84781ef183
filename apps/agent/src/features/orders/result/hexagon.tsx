import type { Order } from '@hexaflate/contract/orders';
import { styled } from '@mui/material/styles';
import CheckIcon from '~icons/material-symbols/check-rounded';
import CloseIcon from '~icons/material-symbols/close-rounded';
import HelpIcon from '~icons/material-symbols/question-mark-rounded';
import UndoIcon from '~icons/material-symbols/undo-rounded';
import type { Icon } from '../../../icons/registry.ts';
import { IconOf } from '../../../ui/icon.tsx';
import { fillOf } from './stages.ts';

type Look = 'running' | 'success' | 'failed' | 'unknown';

/** Which of the four faces of the result an order has. */
export function resultLook(order: Pick<Order, 'state'>): Look {
  const { state } = order;
  return state === 'success' || state === 'failed' || state === 'unknown' ? state : 'running';
}

const EDGE = 'M60 8 L105 34 L105 86 L60 112 L15 86 L15 34 Z';

/** The hexagon that fills with the stages. `icon` stands in it while the order runs. */
export function Hexagon({ order, icon }: { order: Pick<Order, 'state' | 'money'>; icon: Icon }) {
  const look = resultLook(order);
  const failedIcon = order.money === 'refunded' ? UndoIcon : CloseIcon;
  const inside = { running: icon, success: CheckIcon, failed: failedIcon, unknown: HelpIcon }[look];
  return (
    <Frame data-look={look} aria-hidden>
      <svg viewBox="0 0 120 120" width="100%" height="100%" aria-hidden="true">
        <path className="ground" d={EDGE} />
        <path
          className="fill"
          d={EDGE}
          pathLength={1}
          style={{ strokeDashoffset: 1 - fillOf(order.state) }}
        />
      </svg>
      <Inside key={look}>
        <IconOf icon={inside} size={40} />
      </Inside>
    </Frame>
  );
}

const Frame = styled('div')(({ theme: { scheme } }) => ({
  position: 'relative',
  width: '6.5rem',
  height: '6.5rem',
  color: scheme.primary,
  '& > svg path': { strokeWidth: 7, strokeLinejoin: 'round', strokeLinecap: 'round', fill: 'none' },
  '& .ground': { stroke: scheme.outline },
  '& .fill': {
    stroke: 'currentColor',
    strokeDasharray: 1,
    transition: 'stroke-dashoffset 700ms var(--ease), stroke 240ms',
  },
  '&[data-look="running"] .fill': { animation: 'hexagon-breathe 2s ease-in-out infinite' },
  '&[data-look="success"]': { color: scheme.success.main },
  '&[data-look="success"] .ground': { fill: scheme.success.soft },
  '&[data-look="failed"]': { color: scheme.failed.main },
  '&[data-look="failed"] .ground': { fill: scheme.failed.soft },
  '&[data-look="unknown"]': { color: scheme.unknown.main },
  '&[data-look="unknown"] .ground': { fill: scheme.unknown.soft },
  '@keyframes hexagon-breathe': { '50%': { opacity: 0.55 } },
}));

const Inside = styled('span')({
  position: 'absolute',
  inset: 0,
  display: 'grid',
  placeItems: 'center',
  animation: 'hexagon-land 260ms var(--ease)',
  '@keyframes hexagon-land': { from: { transform: 'scale(0.6)', opacity: 0 } },
});
