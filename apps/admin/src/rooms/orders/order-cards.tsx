import { formatRupiah } from '@hexaflate/contract/money';
import Box from '@mui/material/Box';
import { Link } from 'react-router';
import { formatRowTime } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { CardLine } from '../../parts/card-line.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useOpenOrder } from './order-link.ts';
import type { OrderRowsProps } from './order-rows.tsx';
import { durationWords, stateAge } from './order-words.ts';

/** The same rows for a phone: what was sold and how it stands first, who and when below. */
export function OrderCards({ rows, label, now }: OrderRowsProps & { now: number }) {
  const words = useWords();
  const { addressOf } = useOpenOrder();
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((order) => (
        <Box component="li" key={order.id} sx={{ '& + &': { borderTop: 1, borderColor: 'divider' } }}>
          <Box
            component={Link}
            to={addressOf(order.id)}
            preventScrollReset
            data-row
            sx={{
              display: 'block',
              px: 2,
              py: 1.25,
              color: 'inherit',
              textDecoration: 'none',
              '&:active': { bgcolor: 'action.hover' },
            }}
          >
            <CardLine strong>
              <span>{order.product.name}</span>
              <span>{order.price && formatRupiah(order.price)}</span>
            </CardLine>
            <CardLine>
              <span>{order.destination}</span>
              <StateMark order={order} more={stateAge(order, now, words)} />
            </CardLine>
            <CardLine quiet>
              <span>{order.agentName}</span>
              <span>
                {`${formatRowTime(order.createdAt, Date.now(), words)} · ${durationWords(order, now, words)}`}
              </span>
            </CardLine>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
