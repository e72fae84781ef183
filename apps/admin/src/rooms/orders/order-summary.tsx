import type { AdminOrderDetail } from '@hexaflate/contract/admin';
import { formatRupiah } from '@hexaflate/contract/money';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import WarningIcon from '~icons/material-symbols/warning-outline-rounded';
import { formatAge, formatLatency } from '../../format/duration.ts';
import { useWords } from '../../format/use-words.ts';
import type { Words } from '../../format/words.ts';
import { isDecided } from '../../live/order-lists.ts';
import { useNow } from '../../live/use-now.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { surface } from '../../parts/surface.ts';
import { orderDuration, unknownSince } from './order-times.ts';

/** What was sold to whom, how it stands, and where the money is, in sentences. */
export function OrderSummary({ order }: { order: AdminOrderDetail }) {
  const words = useWords();
  const { t } = words;
  const now = useNow(1000, !isDecided(order));
  return (
    <Box sx={{ ...surface, p: 2, display: 'grid', gap: 0.75 }}>
      <StateMark order={order} />
      <Typography variant="h1" component="p" sx={{ fontSize: '1.125rem' }}>
        {t('detail.sentence', { product: order.product.name, destination: order.destination })}
      </Typography>
      <Typography>
        <Link
          component={RouterLink}
          to={`/members/${encodeURIComponent(order.agentCode)}`}
          sx={{ fontWeight: 700 }}
        >
          {order.agentName}
        </Link>
        {` · ${order.agentCode}`}
      </Typography>
      <Typography>{[timeSentence(order, now, words), moneySentence(order, words)].join(' ')}</Typography>
      {order.failure && <Typography>{failureSentence(order.failure, words)}</Typography>}
      {order.priceAboveMax && order.price && order.maxPrice && (
        <Alert severity="warning" icon={<WarningIcon />} sx={{ mt: 0.5 }}>
          {t('detail.aboveMax', { price: formatRupiah(order.price), max: formatRupiah(order.maxPrice) })}
        </Alert>
      )}
      {order.reversed && (
        <Alert severity="warning" icon={<WarningIcon />} sx={{ mt: 0.5 }}>
          {t('detail.reversed')}
        </Alert>
      )}
    </Box>
  );
}

function timeSentence(order: AdminOrderDetail, now: number, words: Words): string {
  const { t } = words;
  const since = unknownSince(order);
  if (since) return t('detail.unsure', { age: formatAge(now - Date.parse(since), words) });
  const { ms, running } = orderDuration(order, now);
  return running
    ? t('detail.running', { age: formatAge(ms, words) })
    : t('detail.took', { took: formatLatency(ms, words) });
}

/** Why it failed in our words, and in Otomax's where those say more. */
function failureSentence({ code, note }: NonNullable<AdminOrderDetail['failure']>, { t }: Words): string {
  const reason = t(`failure.${code}`);
  const repeats = note?.toLowerCase().startsWith(reason.slice(0, -1).toLowerCase());
  return note && !repeats ? `${reason} ${t('detail.note', { note })}` : reason;
}

function moneySentence({ money, price }: AdminOrderDetail, { t }: Words): string {
  if (money === 'untouched') return t('detail.untouched');
  if (price === null) return t(money === 'debited' ? 'detail.debitedBlank' : 'detail.refundedBlank');
  return t(`detail.${money}`, { price: formatRupiah(price) });
}
