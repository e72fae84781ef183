import type { Order } from '@hexaflate/contract/orders';
import { styled } from '@mui/material/styles';
import { clockTime, rowTime } from '../format/dates.ts';
import { inGroups } from '../format/groups.ts';
import { useHost } from '../host.tsx';
import { Money } from './money.tsx';
import { OperatorTile } from './operator-tile.tsx';
import { StateChip } from './state-chip.tsx';
import { Tappable } from './tappable.tsx';

/**
 * One transaction in a list: product and money in the first line, number, time and state in the second. `underDay`
 * says that a heading names the day already, so that only the time of day is shown.
 */
export function OrderRow({ order, underDay = false }: { order: Order; underDay?: boolean }) {
  const { locale } = useHost();
  const time = underDay ? clockTime(order.createdAt, locale) : rowTime(order.createdAt, locale);
  const moved = order.money === 'debited' || order.state !== 'failed';
  return (
    <Row target={{ type: 'order', id: order.id }}>
      <OperatorTile name={order.product.operatorName} size={40} />
      <Lines>
        <Line>
          <Name>{order.product.name}</Name>
          <Amount data-moved={moved}>
            {order.price === null ? '–' : <Money amount={moved ? `-${order.price}` : order.price} />}
          </Amount>
        </Line>
        <Line>
          <Where>
            {inGroups(order.destination)} · {time}
          </Where>
          <StateChip order={order} />
        </Line>
      </Lines>
    </Row>
  );
}

const Row = styled(Tappable)(({ theme }) => ({
  width: '100%',
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'flex-start',
  gap: 12,
  minHeight: 72,
  padding: '10px 12px',
  font: 'inherit',
  textAlign: 'left',
  color: 'inherit',
  transition: 'background-color 120ms',
  '&:hover': { background: theme.scheme.inset },
}));
const Lines = styled('span')({ flex: 1, minWidth: 0, display: 'grid', gap: 2 });
const Line = styled('span')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'baseline',
  justifyContent: 'space-between',
  gap: '0 8px',
});
const Name = styled('span')({
  flex: '1 1 6rem',
  minWidth: 0,
  fontWeight: 650,
  fontSize: '0.9375rem',
  lineHeight: 1.4,
  overflowWrap: 'anywhere',
});
const Where = styled('span')(({ theme }) => ({
  fontSize: '0.78rem',
  lineHeight: 1.5,
  letterSpacing: '-0.01em',
  color: theme.scheme.muted,
  fontVariantNumeric: 'tabular-nums',
}));
const Amount = styled('span')(({ theme }) => ({
  marginLeft: 'auto',
  fontWeight: 700,
  fontSize: '0.9375rem',
  lineHeight: 1.4,
  '&[data-moved="false"]': { color: theme.scheme.muted, textDecoration: 'line-through', fontWeight: 600 },
}));
