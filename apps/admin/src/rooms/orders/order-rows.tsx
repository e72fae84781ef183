import type { AdminOrder } from '@hexaflate/contract/admin';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { isDecided } from '../../live/order-lists.ts';
import { useNow } from '../../live/use-now.ts';
import { OrderCards } from './order-cards.tsx';
import { OrderTable } from './order-table.tsx';

export interface OrderRowsProps {
  rows: AdminOrder[];
  /** Said to screen readers as the table's name. */
  label: string;
  withPrice?: boolean;
}

/** Orders as a dense table, or as cards where there is no room for one. Running ones count their seconds. */
export function OrderRows(props: OrderRowsProps) {
  const wide = useMediaQuery((theme: Theme) => theme.breakpoints.up('md'), { noSsr: true });
  const now = useNow(
    1000,
    props.rows.some((row) => !isDecided(row)),
  );
  return wide ? <OrderTable {...props} now={now} /> : <OrderCards {...props} now={now} />;
}
