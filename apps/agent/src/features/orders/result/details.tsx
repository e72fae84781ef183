import { formatRupiah, parseMoney, rupiah } from '@hexaflate/contract/money';
import type { Order } from '@hexaflate/contract/orders';
import { billRows } from '@hexaflate/receipt/bill-rows';
import { groupDestination } from '@hexaflate/receipt/groups';
import { styled } from '@mui/material/styles';
import { dayAndTime, durationText } from '../../../format/dates.ts';
import { useLocale, useWords } from '../../../words/words.ts';
import { orderWords } from '../words.ts';
import { clockShares } from './stages.ts';

/** Everything about an order in rows. */
export function OrderDetails({ order }: { order: Order }) {
  const say = useWords(orderWords);
  const locale = useLocale();
  const sold = order.state === 'success' && order.sellingPrice !== null && order.price !== null;
  const rows: [label: string, value: string | null][] = [
    [say('time'), dayAndTime(order.createdAt, locale)],
    [say('product'), order.product.name],
    [say('number'), groupDestination(order.destination)],
    [say('buyerPhone'), order.buyerPhone && groupDestination(order.buyerPhone)],
    [say('customer'), order.bill?.customerName || null],
    ...(order.bill
      ? billRows(order.bill, locale, true).map((row): [string, string] => [row.label, row.value])
      : []),
    [say('bill'), order.bill && formatRupiah(order.bill.amount)],
    [say('amount'), order.amount === null ? null : formatRupiah(rupiah(order.amount))],
    [say('yourPrice'), order.price && formatRupiah(order.price)],
    [say('sellingPrice'), order.sellingPrice && formatRupiah(order.sellingPrice)],
    [
      say('profit'),
      sold ? formatRupiah(parseMoney(order.sellingPrice ?? '0') - parseMoney(order.price ?? '0')) : null,
    ],
    [say('balanceBefore'), order.balanceBefore && formatRupiah(order.balanceBefore)],
    [say('balanceAfter'), order.balanceAfter && formatRupiah(order.balanceAfter)],
    [say('counter'), order.counter > 1 ? String(order.counter) : null],
    [say('transaction'), order.transactionCode === null ? null : String(order.transactionCode)],
    [say('orderId'), order.id],
  ];
  return (
    <Rows>
      {rows.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </Rows>
  );
}

/** Where the time went: us, Otomax, the supplier, beside what is usual. */
export function OrderClock({ order }: { order: Order }) {
  const say = useWords(orderWords);
  const locale = useLocale();
  const shares = clockShares(order.clock);
  if (!shares) return null;
  const parts = [
    { key: 'ours', label: say('clockOurs'), share: shares.ours, ms: order.clock.oursMs },
    { key: 'otomax', label: say('clockOtomax'), share: shares.otomax, ms: order.clock.otomaxMs },
    { key: 'supplier', label: say('clockSupplier'), share: shares.supplier, ms: order.clock.supplierMs },
  ];
  return (
    <Clock>
      <p>
        <strong>{say('clockTotal', { time: durationText(shares.totalMs, locale) })}</strong>
        {order.typical && ` · ${say('clockUsual', { time: durationText(order.typical.p50Ms, locale) })}`}
      </p>
      <Bar aria-hidden>
        {parts.map((part) => (
          <span key={part.key} data-part={part.key} style={{ flexGrow: part.share }} />
        ))}
      </Bar>
      <Legend>
        {parts.map(
          (part) =>
            part.ms !== null && (
              <li key={part.key} data-part={part.key}>
                {part.label} {durationText(part.ms, locale)}
              </li>
            ),
        )}
      </Legend>
    </Clock>
  );
}

const Rows = styled('dl')(({ theme }) => ({
  margin: 0,
  '& > div': {
    display: 'flex',
    justifyContent: 'space-between',
    gap: 16,
    padding: '9px 0',
    fontSize: '0.875rem',
    lineHeight: 1.45,
  },
  '& > div + div': { borderTop: `1px solid ${theme.scheme.outline}` },
  '& dt': { color: theme.scheme.muted, flex: 'none', maxWidth: '50%' },
  '& dd': {
    margin: 0,
    fontWeight: 650,
    textAlign: 'end',
    overflowWrap: 'anywhere',
    fontVariantNumeric: 'tabular-nums',
  },
}));

const Clock = styled('div')(({ theme }) => ({
  '& p': { margin: '0 0 10px', fontSize: '0.875rem', color: theme.scheme.muted },
  '& p strong': { color: theme.scheme.text, fontWeight: 700 },
  '& [data-part="ours"]': { '--part': theme.scheme.primary },
  '& [data-part="otomax"]': { '--part': theme.scheme.unknown.main },
  '& [data-part="supplier"]': { '--part': theme.scheme.waiting.main },
}));
const Bar = styled('div')({
  display: 'flex',
  gap: 2,
  height: 10,
  borderRadius: 5,
  overflow: 'hidden',
  '& span': { minWidth: 4, flexBasis: 0, background: 'var(--part)' },
});
const Legend = styled('ul')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: '4px 16px',
  margin: '10px 0 0',
  padding: 0,
  listStyle: 'none',
  fontSize: '0.8125rem',
  '& li::before': {
    content: '""',
    display: 'inline-block',
    width: 8,
    height: 8,
    marginInlineEnd: 6,
    borderRadius: 3,
    background: 'var(--part)',
  },
});
