import type { Order } from '@hexaflate/contract/orders';
import { styled } from '@mui/material/styles';
import { rowTime } from '../format/dates.ts';
import { inGroups } from '../format/groups.ts';
import { useHost } from '../host.tsx';
import { Money } from './money.tsx';
import { OperatorTile } from './operator-tile.tsx';
import { StateChip } from './state-chip.tsx';
import { Tappable } from './tappable.tsx';

/** One transaction in a list: operator, product, number and time at the left; money and state at the right. */
export function OrderRow({ order }: { order: Order }) {
  const { locale } = useHost();
  return (
    <Row target={{ type: 'order', id: order.id }}>
      <OperatorTile name={order.product.operatorName} />
      <What>
        <Name>{order.product.name}</Name>
        <Where>
          <span style={{ fontVariantNumeric: 'tabular-nums' }}>{inGroups(order.destination)}</span> ·{' '}
          <span style={{ fontVariantNumeric: 'tabular-nums' }}>{rowTime(order.createdAt, locale)}</span>
        </Where>
      </What>
      <Result>
        <Amount data-moved={order.money === 'debited' || order.state !== 'failed'}>
          {order.price === null ? '–' : <OrderMoney order={order} price={order.price} />}
        </Amount>
        <StateChip order={order} />
      </Result>
    </Row>
  );
}

function OrderMoney({ order, price }: { order: Order; price: string }) {
  if (order.state === 'failed' && order.money !== 'debited') return <Money amount={price} />;
  return <Money amount={`-${price}`} />;
}

const Row = styled(Tappable)(({ theme }) => ({
  width: '100%',
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'flex-start',
  gap: 12,
  minHeight: 72,
  padding: '10px 20px',
  font: 'inherit',
  textAlign: 'left',
  color: 'inherit',
  transition: 'background-color 120ms',
  '&:hover': { background: theme.scheme.inset },
}));
const What = styled('span')({ flex: 1, minWidth: 0, display: 'grid', gap: 2 });
const Name = styled('span')({
  fontWeight: 650,
  fontSize: '0.9375rem',
  lineHeight: 1.35,
  overflowWrap: 'anywhere',
});
const Where = styled('span')(({ theme }) => ({
  fontSize: '0.8125rem',
  lineHeight: 1.4,
  color: theme.scheme.muted,
}));
const Result = styled('span')({
  flex: 'none',
  maxWidth: '46%',
  display: 'grid',
  justifyItems: 'end',
  gap: 2,
});
const Amount = styled('span')(({ theme }) => ({
  fontWeight: 700,
  fontSize: '0.9375rem',
  lineHeight: 1.35,
  '&[data-moved="false"]': { color: theme.scheme.muted, textDecoration: 'line-through', fontWeight: 600 },
}));
