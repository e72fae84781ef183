import type { AdminOrder } from '@hexaflate/contract/admin';
import { formatRupiah } from '@hexaflate/contract/money';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { memo } from 'react';
import { useNavigate } from 'react-router';
import WarningIcon from '~icons/material-symbols/warning-outline-rounded';
import { formatRowTime } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { isDecided } from '../../live/order-lists.ts';
import { RowLink } from '../../parts/row-link.tsx';
import { StateMark } from '../../parts/state-mark.tsx';
import { useOpenOrder } from './order-link.ts';
import type { OrderRowsProps } from './order-rows.tsx';
import { durationWords, stateAge } from './order-words.ts';

/** The panel's one table of orders. */
export function OrderTable({ rows, label, withPrice = false, now }: OrderRowsProps & { now: number }) {
  const { t } = useWords();
  const { addressOf } = useOpenOrder();
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell>{t('order.time')}</TableCell>
            <TableCell>{t('order.member')}</TableCell>
            <TableCell>{t('order.product')}</TableCell>
            <TableCell>{t('order.destination')}</TableCell>
            {withPrice && <TableCell align="right">{t('order.price')}</TableCell>}
            <TableCell>{t('order.state')}</TableCell>
            <TableCell align="right">{t('order.took')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((order) => (
            <Row
              key={order.id}
              order={order}
              address={addressOf(order.id)}
              withPrice={withPrice}
              // A decided row does not change with the clock and need not be drawn again every second.
              now={isDecided(order) ? 0 : now}
            />
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

interface RowProps {
  order: AdminOrder;
  address: string;
  withPrice: boolean;
  now: number;
}

const Row = memo(function Row({ order, address, withPrice, now }: RowProps) {
  const words = useWords();
  const navigate = useNavigate();
  const open = () => {
    // Marking a number to copy it is no wish to open the row.
    if (!getSelection()?.toString()) void navigate(address, { preventScrollReset: true });
  };
  return (
    <TableRow hover onClick={open} sx={{ cursor: 'pointer', '&:last-child td': { borderBottom: 0 } }}>
      <TableCell sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {formatRowTime(order.createdAt, Date.now(), words)}
      </TableCell>
      <TableCell sx={{ fontWeight: 650 }}>{order.agentName}</TableCell>
      <TableCell>
        <RowLink to={address}>{order.product.name}</RowLink>
      </TableCell>
      <TableCell>{order.destination}</TableCell>
      {withPrice && (
        <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
          {order.priceAboveMax && (
            <Box
              component={WarningIcon}
              role="img"
              aria-label={words.t('order.priceAboveMax')}
              sx={{ color: 'warning.main', mr: 0.5, verticalAlign: '-0.15em' }}
            />
          )}
          {order.price && formatRupiah(order.price)}
        </TableCell>
      )}
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <StateMark order={order} more={stateAge(order, now, words)} />
      </TableCell>
      <TableCell align="right" sx={{ fontWeight: 650, whiteSpace: 'nowrap' }}>
        {durationWords(order, now, words)}
      </TableCell>
    </TableRow>
  );
});
