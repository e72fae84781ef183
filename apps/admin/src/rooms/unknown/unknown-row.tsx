import type { UnknownOrder } from '@hexaflate/contract/admin';
import { formatRupiah } from '@hexaflate/contract/money';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { formatAge } from '../../format/duration.ts';
import { formatRowTime } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { QueueRow } from '../../parts/queue-row.tsx';
import { RowLink } from '../../parts/row-link.tsx';
import { useMay } from '../../session/use-permissions.ts';
import { useOpenOrder } from '../orders/order-link.ts';
import { orderNumber } from '../orders/order-words.ts';
import { useOrderDesk } from '../orders/use-order-desk.ts';

/** One undecided order: its age, what it is, who looks after it. */
export function UnknownRow({ order, now }: { order: UnknownOrder; now: number }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const { addressOf } = useOpenOrder();
  const { me, assign } = useOrderDesk(order.id);
  const { assignedTo } = order;
  const handler =
    assignedTo === null
      ? t('detail.nobody')
      : assignedTo === me
        ? t('detail.mine')
        : t('detail.handledBy', { name: assignedTo });

  return (
    <QueueRow columns="7.5rem minmax(0, 1.4fr) minmax(0, 1fr) auto">
      <Box sx={{ fontWeight: 750, fontSize: '1rem', color: (theme) => theme.scheme.unknown.main }}>
        {formatAge(now - Date.parse(order.unknownSince), words)}
      </Box>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box sx={{ fontWeight: 700, fontSize: '0.875rem' }}>
          <RowLink to={addressOf(order.id)}>
            {t('detail.sentence', { product: order.product.name, destination: order.destination })}
          </RowLink>
        </Box>
        <Box sx={{ color: 'text.secondary' }}>
          {[
            order.agentName,
            orderNumber(order, words),
            formatRowTime(order.createdAt, now, words),
            order.price && formatRupiah(order.price),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Box>
      </Box>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box sx={{ fontWeight: 600 }}>{handler}</Box>
        {order.lastNote && <Box sx={{ color: 'text.secondary' }}>{order.lastNote}</Box>}
      </Box>
      <Box sx={{ display: 'flex', gap: 1 }}>
        {may('orders.handle') && (
          <Button
            size="small"
            variant="outlined"
            loading={assign.isPending}
            onClick={() => assign.mutate(assignedTo === me ? null : me)}
          >
            {t(assignedTo === me ? 'detail.release' : assignedTo ? 'detail.takeOver' : 'detail.take')}
          </Button>
        )}
      </Box>
    </QueueRow>
  );
}
