import type { AdminOrderDetail } from '@hexaflate/contract/admin';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../format/use-words.ts';
import { isDecided } from '../../live/order-lists.ts';
import { Facts } from '../../parts/facts.tsx';
import { PanelCard } from '../../parts/panel-card.tsx';
import { OrderClock } from './order-clock.tsx';
import { OrderDesk } from './order-desk.tsx';
import { orderFacts } from './order-facts.tsx';
import { OrderSummary } from './order-summary.tsx';
import { OrderTimeline } from './order-timeline.tsx';

/** Everything known about one order, what matters first: while nothing is decided, that is who looks after it. */
export function OrderDetail({ order }: { order: AdminOrderDetail }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Box sx={{ display: 'grid', gap: 1.5, p: { xs: 1.5, sm: 2 }, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <OrderSummary order={order} />
      {!isDecided(order) && <OrderDesk order={order} />}
      <OrderClock order={order} />
      {order.timeline.length > 0 && (
        <PanelCard title={t('detail.timeline')}>
          <OrderTimeline timeline={order.timeline} />
        </PanelCard>
      )}
      <PanelCard title={t('detail.facts')}>
        <Facts facts={orderFacts(order, words)} />
      </PanelCard>
      {isDecided(order) && <OrderDesk order={order} />}
    </Box>
  );
}
