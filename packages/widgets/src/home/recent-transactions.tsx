import type { Widget } from '@hexaflate/contract/layout';
import type { Order } from '@hexaflate/contract/orders';
import { styled } from '@mui/material/styles';
import { Bone } from '../parts/bone.tsx';
import { OrderRow } from '../parts/order-row.tsx';
import { useWidgetWords } from '../words.ts';

interface RecentTransactionsProps {
  widget: Extract<Widget, { type: 'recentTransactions' }>;
  orders: Order[] | undefined;
}

/** The agent's last sales, as rows on one card. */
export function RecentTransactions({ widget, orders }: RecentTransactionsProps) {
  const say = useWidgetWords();
  if (!orders) return <WaitingRows count={widget.count} label={say('loading')} />;
  if (orders.length === 0)
    return (
      <Card>
        <Empty>
          <strong>{say('noOrders')}</strong>
          <span>{say('noOrdersText')}</span>
        </Empty>
      </Card>
    );
  return (
    <Card>
      {orders.slice(0, widget.count).map((order) => (
        <OrderRow key={order.id} order={order} />
      ))}
    </Card>
  );
}

function WaitingRows({ count, label }: { count: number; label: string }) {
  return (
    <Card role="status" aria-label={label}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity that never move
        <WaitingRow key={index}>
          <Bone width={44} height={44} radius="32%" />
          <div style={{ flex: 1, display: 'grid', gap: 7 }}>
            <Bone width="60%" height="0.9rem" />
            <Bone width="45%" height="0.75rem" />
          </div>
          <Bone width="4.5rem" height="0.9rem" />
        </WaitingRow>
      ))}
    </Card>
  );
}

const Card = styled('section')(({ theme }) => ({
  margin: '0 16px',
  overflow: 'hidden',
  borderRadius: theme.corner.card,
  background: theme.scheme.card,
  border: `1px solid ${theme.scheme.outline}`,
  '&& > * + *': { borderTop: `1px solid ${theme.scheme.outline}` },
}));
const WaitingRow = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: 72,
  padding: '10px 16px',
});
const Empty = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 4,
  padding: '20px 16px',
  fontSize: '0.875rem',
  '& > span': { color: theme.scheme.muted },
}));
