import type { HeldOrder } from '@hexaflate/contract/fraud';
import { formatRupiah } from '@hexaflate/contract/money';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';
import { clockTime } from '../../format/dates.ts';
import { inGroups } from '../../format/groups.ts';
import { ErrorState } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { RowSkeletons } from '../../ui/skeleton.tsx';
import { useLocale, useWords } from '../../words/words.ts';
import { ConfirmSheet } from '../sell/confirm/confirm-sheet.tsx';
import { FactRow } from '../sell/confirm/fact-row.tsx';
import { useResumed } from './use-resumed.ts';
import { heldWords } from './words.ts';

/** An order that a rule held: how it stands, and, once released, the way to send it. */
export function HeldScreen() {
  const say = useWords(heldWords);
  const { id = '' } = useParams();
  const held = useQuery({
    queryKey: keys.held(id),
    queryFn: ({ signal }) => call('GET /held-orders/{id}', { params: { id } }, { signal }),
    staleTime: 0,
  });
  return (
    <Page title={say('title')} parent="/notifications">
      {held.data ? (
        <Held order={held.data} />
      ) : held.error ? (
        <ErrorState error={held.error} onRetry={() => void held.refetch()} />
      ) : (
        <RowSkeletons count={3} />
      )}
    </Page>
  );
}

function Held({ order }: { order: HeldOrder }) {
  const say = useWords(heldWords);
  const locale = useLocale();
  const navigate = useNavigate();
  const { wanted } = order;
  const how = order.orderId ? 'sent' : howItStands(order.state);
  return (
    <Card>
      <div role="status">
        <Title>{say(`${how}Title`)}</Title>
        <Text>
          {say(`${how}Text`, { time: order.usableUntil ? clockTime(order.usableUntil, locale) : '' })}
        </Text>
      </div>
      <div>
        <FactRow label={say('product')}>{wanted.productName}</FactRow>
        <FactRow label={say('destination')}>{inGroups(wanted.destination)}</FactRow>
        <FactRow label={say('price')}>{formatRupiah(wanted.maxPrice)}</FactRow>
        <FactRow label={say('asked')}>{clockTime(order.createdAt, locale)}</FactRow>
        {order.reason && <FactRow label={say('reason')}>{order.reason}</FactRow>}
      </div>
      {how === 'released' && <SendReleased order={order} />}
      {order.orderId && (
        <PrimaryButton onClick={() => void navigate(`/orders/${order.orderId}`, { viewTransition: true })}>
          {say('see')}
        </PrimaryButton>
      )}
    </Card>
  );
}

function SendReleased({ order }: { order: HeldOrder }) {
  const say = useWords(heldWords);
  const [open, setOpen] = useState(false);
  const { purchase, resumed, isGone } = useResumed(order.wanted);
  if (isGone) return <Text role="alert">{say('gone')}</Text>;
  return (
    <>
      <PrimaryButton disabled={!resumed} onClick={() => setOpen(true)}>
        {say('send')}
      </PrimaryButton>
      {purchase && resumed && open && (
        <ConfirmSheet purchase={purchase} resumed={resumed} open={open} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

function howItStands(state: HeldOrder['state']): 'waiting' | 'released' | 'lapsed' | 'rejected' {
  if (state === 'released' || state === 'lapsed' || state === 'rejected') return state;
  return 'waiting';
}

const Card = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 14,
  padding: 20,
  borderRadius: theme.corner.card,
  background: theme.scheme.card,
  border: `1px solid ${theme.scheme.outline}`,
}));
const Title = styled('h2')(({ theme }) => ({ ...theme.typography.h2, margin: '0 0 4px' }));
const Text = styled('p')(({ theme }) => ({
  ...theme.typography.body1,
  margin: 0,
  color: theme.scheme.muted,
}));
