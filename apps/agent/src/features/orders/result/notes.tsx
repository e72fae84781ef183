import { formatRupiah } from '@hexaflate/contract/money';
import type { Order } from '@hexaflate/contract/orders';
import { styled } from '@mui/material/styles';
import ShieldIcon from '~icons/material-symbols/verified-user-outline-rounded';
import WarningIcon from '~icons/material-symbols/warning-outline-rounded';
import { clockTime, dayAndTime } from '../../../format/dates.ts';
import type { Icon } from '../../../icons/registry.ts';
import { IconOf } from '../../../ui/icon.tsx';
import { useLocale, useWords } from '../../../words/words.ts';
import { orderWords } from '../words.ts';
import { useFailureText } from './failure.ts';
import { resultLook } from './hexagon.tsx';
import { reversedAt } from './stages.ts';

/** What the agent must know about this result, in plain words: the reason, the money, what not to do. */
export function ResultNotes({ order }: { order: Order }) {
  const say = useWords(orderWords);
  const locale = useLocale();
  const failureText = useFailureText();
  const look = resultLook(order);
  const failure = failureText(order);
  const unknownAt = order.timeline.findLast((entry) => entry.stage === 'unknown')?.at ?? order.updatedAt;
  const reversedWord =
    order.state === 'failed'
      ? 'reversedToFailed'
      : order.state === 'success'
        ? 'reversedToSuccess'
        : 'reversedOpen';
  return (
    <>
      {order.reversed && (
        <Note tone="unknown" icon={WarningIcon} title={say('reversedTitle')}>
          <p>{say(reversedWord, { time: dayAndTime(reversedAt(order), locale) })}</p>
        </Note>
      )}
      {order.priceAboveMax && order.price && order.maxPrice && (
        <Note tone="waiting" icon={WarningIcon} title={say('aboveMaxTitle')}>
          <p>
            {say('aboveMaxText', { agreed: formatRupiah(order.maxPrice), price: formatRupiah(order.price) })}
          </p>
        </Note>
      )}
      {look === 'failed' && (
        <Note tone="failed" icon={WarningIcon} title={failure.reason}>
          <p>
            <strong>{failure.money}</strong> {failure.next}
          </p>
          {order.failure?.note && <p>{say('serverNote', { note: order.failure.note })}</p>}
        </Note>
      )}
      {look === 'unknown' && (
        <Note tone="unknown" icon={WarningIcon} title={say('unknownTitle')}>
          <p>{say('unknownWhat', { time: clockTime(unknownAt, locale) })}</p>
          <p>{say('unknownWhen')}</p>
          <p>
            <strong>{say('unknownNot')}</strong>
          </p>
        </Note>
      )}
    </>
  );
}

/** While the outcome is open: it may be closed, and it cannot be sent twice. */
export function PromiseNote({ order }: { order: Order }) {
  const say = useWords(orderWords);
  const look = resultLook(order);
  if (look !== 'running' && look !== 'unknown') return null;
  return (
    <Note tone="brand" icon={ShieldIcon}>
      <p>{say('promise')}</p>
    </Note>
  );
}

interface NoteProps {
  tone: 'brand' | 'waiting' | 'failed' | 'unknown';
  icon: Icon;
  title?: string;
  children: React.ReactNode;
}

function Note({ tone, icon, title, children }: NoteProps) {
  return (
    <Box data-tone={tone}>
      <IconOf icon={icon} size={22} />
      <Words>
        {title && <Title>{title}</Title>}
        {children}
      </Words>
    </Box>
  );
}

const Box = styled('div')(({ theme: { scheme, corner } }) => ({
  display: 'flex',
  gap: 12,
  padding: '14px 16px',
  borderRadius: corner.tile,
  fontSize: '0.875rem',
  lineHeight: 1.5,
  background: scheme.container,
  color: scheme.onContainer,
  '&[data-tone="waiting"]': { background: scheme.waiting.soft, color: scheme.waiting.onSoft },
  '&[data-tone="failed"]': { background: scheme.failed.soft, color: scheme.failed.onSoft },
  '&[data-tone="unknown"]': { background: scheme.unknown.soft, color: scheme.unknown.onSoft },
  '& p': { margin: 0 },
}));
const Words = styled('div')({ display: 'grid', gap: 4, minWidth: 0, overflowWrap: 'anywhere' });
const Title = styled('strong')({ fontWeight: 750 });
