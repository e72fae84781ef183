import { formatRupiah } from '@hexaflate/contract/money';
import type { Order } from '@hexaflate/contract/orders';
import { styled } from '@mui/material/styles';
import CheckIcon from '~icons/material-symbols/check-rounded';
import CloseIcon from '~icons/material-symbols/close-rounded';
import FlagIcon from '~icons/material-symbols/flag-outline-rounded';
import HourglassIcon from '~icons/material-symbols/hourglass-top-rounded';
import HelpIcon from '~icons/material-symbols/question-mark-rounded';
import ChangedIcon from '~icons/material-symbols/swap-vert-rounded';
import { clockTime, durationText } from '../../../format/dates.ts';
import type { Icon } from '../../../icons/registry.ts';
import { IconOf } from '../../../ui/icon.tsx';
import { useLocale, useWords } from '../../../words/words.ts';
import { orderWords } from '../words.ts';
import { type Stage, stagesOf, waitingSince } from './stages.ts';
import { useNow } from './use-now.ts';

const icons: Record<Stage['status'], Icon> = {
  done: CheckIcon,
  active: HourglassIcon,
  ahead: FlagIcon,
  failed: CloseIcon,
  unsure: HelpIcon,
  changed: ChangedIcon,
};

/** The word for each kind of stage. */
export const stageWord = {
  accepted: 'stageAccepted',
  sending: 'stageSending',
  submitted: 'stageSubmitted',
  starting: 'stageStarting',
  waiting: 'stageWaiting',
  processing: 'stageProcessing',
  success: 'stageSuccess',
  failed: 'stageFailed',
  unknown: 'stageUnknown',
  reversed: 'stageReversed',
  end: 'stageEnd',
} as const satisfies Record<Stage['kind'], string>;

/** Every stage with its time; the one under way counts its seconds. */
export function Timeline({ order }: { order: Order }) {
  return (
    <List>
      {stagesOf(order).map((stage) => (
        <Item key={`${stage.kind} ${stage.at}`} data-status={stage.status}>
          <Disc>
            <IconOf icon={icons[stage.status]} size={17} />
          </Disc>
          <StageText stage={stage} order={order} />
        </Item>
      ))}
    </List>
  );
}

function StageText({ stage, order }: { stage: Stage; order: Order }) {
  const say = useWords(orderWords);
  const locale = useLocale();
  const word = say(stageWord[stage.kind]);
  const now = useNow(stage.status === 'active');
  if (stage.status === 'active') {
    const elapsed = Math.max(0, now - Date.parse(waitingSince(order)));
    return (
      <Words>
        <strong>
          {elapsed < 1_000 ? word : say('elapsed', { stage: word, time: durationText(elapsed, locale) })}
        </strong>
        {order.typical && (
          <span>{say('nineOfTen', { time: durationText(order.typical.p95Ms, locale) })}</span>
        )}
      </Words>
    );
  }
  if (stage.at === null)
    return (
      <Words>
        <strong>{word}</strong>
        <span>{say(order.state === 'unknown' ? 'stageEndUnknown' : 'stageEndText')}</span>
      </Words>
    );
  const facts = [
    clockTime(stage.at, locale, true),
    stage.tookMs === null ? null : durationText(stage.tookMs, locale),
    stage.kind === 'processing' &&
    order.balanceBefore !== null &&
    order.price !== null &&
    order.state !== 'failed'
      ? say('balanceMoved', {
          before: formatRupiah(order.balanceBefore),
          after: formatRupiah(order.balanceAfter ?? order.balanceBefore),
        })
      : null,
  ];
  return (
    <Words>
      <strong>{word}</strong>
      <span>{facts.filter(Boolean).join(' · ')}</span>
    </Words>
  );
}

const List = styled('ol')({ margin: 0, padding: 0, listStyle: 'none' });

const Disc = styled('span')({
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: 28,
  height: 28,
  borderRadius: '50%',
  zIndex: 1,
});

const Item = styled('li')(({ theme: { scheme } }) => ({
  position: 'relative',
  display: 'flex',
  gap: 12,
  paddingBottom: 18,
  '&:last-of-type': { paddingBottom: 0 },
  '&:not(:last-of-type)::before': {
    content: '""',
    position: 'absolute',
    left: 13,
    top: 28,
    bottom: 0,
    width: 2,
    background: scheme.outline,
  },
  '& > span:first-of-type': { background: scheme.success.soft, color: scheme.success.onSoft },
  '&[data-status="active"] > span:first-of-type': {
    background: scheme.waiting.soft,
    color: scheme.waiting.onSoft,
  },
  '&[data-status="ahead"] > span:first-of-type': { background: scheme.inset, color: scheme.muted },
  '&[data-status="ahead"] strong': { color: scheme.muted },
  '&[data-status="failed"] > span:first-of-type': {
    background: scheme.failed.soft,
    color: scheme.failed.onSoft,
  },
  '&[data-status="unsure"] > span:first-of-type, &[data-status="changed"] > span:first-of-type': {
    background: scheme.unknown.soft,
    color: scheme.unknown.onSoft,
  },
}));

const Words = styled('div')(({ theme: { scheme } }) => ({
  display: 'grid',
  gap: 1,
  paddingTop: 2,
  fontVariantNumeric: 'tabular-nums',
  '& strong': { fontSize: '0.9375rem', fontWeight: 700, lineHeight: 1.45 },
  '& span': { fontSize: '0.8125rem', color: scheme.muted, lineHeight: 1.45 },
}));
