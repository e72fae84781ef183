import { formatRupiah } from '@hexaflate/contract/money';
import type { Notification } from '@hexaflate/contract/notifications';
import type { Tone } from '@hexaflate/widgets';
import IconButton from '@mui/material/IconButton';
import { styled, useTheme } from '@mui/material/styles';
import { Link } from 'react-router';
import Add from '~icons/material-symbols/add-card-outline-rounded';
import Badge from '~icons/material-symbols/badge-outline-rounded';
import Cancel from '~icons/material-symbols/cancel-outline-rounded';
import CheckCircle from '~icons/material-symbols/check-circle-outline-rounded';
import Delete from '~icons/material-symbols/delete-outline-rounded';
import Devices from '~icons/material-symbols/devices-outline-rounded';
import Download from '~icons/material-symbols/download-rounded';
import Fingerprint from '~icons/material-symbols/fingerprint';
import Help from '~icons/material-symbols/help-outline-rounded';
import Unlinked from '~icons/material-symbols/link-off-rounded';
import Linked from '~icons/material-symbols/link-rounded';
import Lock from '~icons/material-symbols/lock-outline';
import Key from '~icons/material-symbols/lock-reset-rounded';
import Remove from '~icons/material-symbols/payments-outline-rounded';
import Send from '~icons/material-symbols/send-outline-rounded';
import Shield from '~icons/material-symbols/shield-question-outline-rounded';
import Store from '~icons/material-symbols/storefront-outline-rounded';
import Undo from '~icons/material-symbols/undo-rounded';
import Verified from '~icons/material-symbols/verified-user-outline-rounded';
import Warning from '~icons/material-symbols/warning-outline-rounded';
import { clockTime, dayAndTime, dayText } from '../../format/dates.ts';
import { inGroups } from '../../format/groups.ts';
import type { Icon } from '../../icons/registry.ts';
import { IconOf } from '../../ui/icon.tsx';
import { providerName } from '../../words/provider-name.ts';
import { useLocale, useWords } from '../../words/words.ts';
import { notificationWords } from './words.ts';

const looks: Record<
  Notification['kind'],
  { icon: Icon; tone: 'success' | 'waiting' | 'failed' | 'unknown' }
> = {
  'order.success': { icon: CheckCircle, tone: 'success' },
  'order.failed': { icon: Cancel, tone: 'failed' },
  'order.unknown': { icon: Help, tone: 'unknown' },
  'order.reversed': { icon: Undo, tone: 'waiting' },
  'order.priceAboveMax': { icon: Warning, tone: 'waiting' },
  'balance.added': { icon: Add, tone: 'success' },
  'balance.taken': { icon: Remove, tone: 'waiting' },
  'session.new': { icon: Devices, tone: 'unknown' },
  'proof.asked': { icon: Shield, tone: 'waiting' },
  'profile.corrected': { icon: Store, tone: 'unknown' },
  'ownData.asked': { icon: Download, tone: 'waiting' },
  'ownData.ready': { icon: Download, tone: 'success' },
  'ownData.stopped': { icon: Cancel, tone: 'unknown' },
  'account.closing': { icon: Warning, tone: 'failed' },
  'session.copied': { icon: Devices, tone: 'failed' },
  'session.guessed': { icon: Devices, tone: 'failed' },
  'account.linked': { icon: Linked, tone: 'unknown' },
  'account.unlinked': { icon: Unlinked, tone: 'waiting' },
  'session.safe': { icon: Verified, tone: 'success' },
  'order.released': { icon: Send, tone: 'success' },
  'order.rejected': { icon: Cancel, tone: 'failed' },
  'pin.locked': { icon: Lock, tone: 'waiting' },
  'pin.disabled': { icon: Lock, tone: 'failed' },
  'pin.changed': { icon: Key, tone: 'success' },
  'pin.reset': { icon: Key, tone: 'success' },
  'pin.resetStarted': { icon: Key, tone: 'waiting' },
  'pin.released': { icon: Key, tone: 'success' },
  'approvalKey.added': { icon: Fingerprint, tone: 'unknown' },
  'approvalKey.removed': { icon: Fingerprint, tone: 'unknown' },
  'approvalKey.dropped': { icon: Fingerprint, tone: 'failed' },
  'identity.verified': { icon: Badge, tone: 'success' },
  'identity.repair': { icon: Badge, tone: 'waiting' },
  'identity.erased': { icon: Badge, tone: 'unknown' },
};

interface NotificationRowProps {
  notification: Notification;
  onDelete: () => void;
}

/** One piece of news; those about an order open it. */
export function NotificationRow({ notification, onDelete }: NotificationRowProps) {
  const say = useWords(notificationWords);
  const { scheme } = useTheme();
  const { title, text } = useNotificationText(notification);
  const look = looks[notification.kind];
  const target = targetOf(notification);
  const words = (
    <>
      <Title>
        {title}
        {notification.readAt === null && (
          <>
            {' '}
            <span className="heard">{say('unread')}</span>
          </>
        )}
      </Title>
      <Text>{text}</Text>
    </>
  );
  return (
    <Row>
      <Mark tone={scheme[look.tone]}>
        <IconOf icon={look.icon} size={22} />
        {notification.readAt === null && <Dot aria-hidden />}
      </Mark>
      {target ? (
        <WordsLink to={target} viewTransition>
          {words}
        </WordsLink>
      ) : (
        <Words>{words}</Words>
      )}
      <IconButton aria-label={say('delete', { title })} onClick={onDelete}>
        <IconOf icon={Delete} size={20} />
      </IconButton>
    </Row>
  );
}

/** The screen that deals with it. */
const targets: Partial<Record<Notification['kind'], string>> = {
  'session.new': '/devices',
  'session.copied': '/devices',
  'session.guessed': '/devices',
  'account.linked': '/linked-accounts',
  'account.unlinked': '/linked-accounts',
  'identity.verified': '/identity',
  'identity.repair': '/identity',
  'session.safe': '/devices',
  'proof.asked': '/approvals',
  'pin.locked': '/pin',
  'pin.disabled': '/pin/reset',
  'pin.changed': '/pin',
  'pin.reset': '/pin',
  'pin.resetStarted': '/pin/reset',
  'pin.released': '/pin',
  'approvalKey.added': '/pin',
  'approvalKey.removed': '/pin',
  'approvalKey.dropped': '/pin',
  'profile.corrected': '/account/profile',
  // Home says what is under way, and takes it back.
  'account.closing': '/',
  'ownData.asked': '/account/data',
  'ownData.ready': '/account/data',
  'ownData.stopped': '/account/data',
};

function targetOf({ orderId, kind, params }: Notification): string | null {
  if (params.held) return `/held/${encodeURIComponent(params.held)}`;
  if (orderId) return `/orders/${encodeURIComponent(orderId)}`;
  return targets[kind] ?? null;
}

/** Title and text of a notification, from the words of its kind and the facts that came with it. */
function useNotificationText({ kind, params, createdAt }: Notification): { title: string; text: string } {
  const say = useWords(notificationWords);
  const locale = useLocale();
  const state = { success: 'stateSuccess', failed: 'stateFailed' } as const;
  const values = {
    ...params,
    amount: params.amount ? formatRupiah(params.amount) : '',
    destination: inGroups(params.destination ?? ''),
    date: params.eraseAt ? dayText(params.eraseAt, locale) : '',
    due: params.due ? say('ownDataDue', { date: dayAndTime(params.due, locale) }) : '',
    provider: providerName(params.provider),
    state: say(params.state === 'success' || params.state === 'failed' ? state[params.state] : 'stateOther'),
  };
  const text = say(`${kind}.text`, values).trim();
  return { title: say(kind, values), text: `${text}${text && ' '}${clockTime(createdAt, locale)}` };
}

const Row = styled('li')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  padding: '8px 4px 8px 14px',
  minHeight: 76,
});
const Mark = styled('span', { shouldForwardProp: (name) => name !== 'tone' })<{ tone: Tone }>(({ tone }) => ({
  position: 'relative',
  display: 'grid',
  placeItems: 'center',
  flex: 'none',
  width: '2.75rem',
  height: '2.75rem',
  borderRadius: 14,
  background: tone.soft,
  color: tone.onSoft,
}));
const Words = styled('div')({
  flex: 1,
  minWidth: 0,
  padding: '4px 0',
  borderRadius: 8,
  color: 'inherit',
  textDecoration: 'none',
  overflowWrap: 'anywhere',
});
const WordsLink = Words.withComponent(Link);
const Title = styled('span')({ display: 'block', fontSize: '0.9375rem', fontWeight: 650, lineHeight: 1.4 });
const Text = styled('span')(({ theme }) => ({
  display: 'block',
  marginTop: 2,
  fontSize: '0.8125rem',
  lineHeight: 1.45,
  color: theme.scheme.muted,
  fontVariantNumeric: 'tabular-nums',
}));
const Dot = styled('span')(({ theme }) => ({
  position: 'absolute',
  top: -3,
  right: -3,
  width: 12,
  height: 12,
  borderRadius: 6,
  border: `2px solid ${theme.scheme.card}`,
  background: theme.scheme.amber.from,
}));
