import type { LedgerEntryView } from '@hexaflate/contract/admin';
import { formatRupiah, parseMoney } from '@hexaflate/contract/money';
import Box from '@mui/material/Box';
import { formatMoment } from '../../format/time.ts';
import { useWords } from '../../format/use-words.ts';
import { RowLink } from '../../parts/row-link.tsx';
import { useOpenOrder } from '../orders/order-link.ts';

/** One movement: what it was, how much, and the balance after it. A sale opens its transaction. */
export function LedgerRow({ entry }: { entry: LedgerEntryView }) {
  const words = useWords();
  const { t } = words;
  const { addressOf } = useOpenOrder();
  const incoming = parseMoney(entry.amount) > 0n;
  const kind = t(`ledger.${entry.kind}`);
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 2,
        justifyContent: 'space-between',
        px: 2,
        py: 1,
        fontSize: '0.8125rem',
        '& + &': { borderTop: 1, borderColor: 'divider' },
      }}
    >
      <Box sx={{ flex: '1 1 14rem', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box sx={{ fontWeight: 650 }}>
          {entry.transactionCode === null ? (
            kind
          ) : (
            <RowLink to={addressOf(`trx-${entry.transactionCode}`)}>{kind}</RowLink>
          )}
        </Box>
        <Box sx={{ color: 'text.secondary', fontSize: '0.78rem' }}>
          {[
            formatMoment(entry.at, words),
            entry.text,
            entry.counterpartCode && t('member.counterpart', { code: entry.counterpartCode }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Box>
      </Box>
      <Box sx={{ textAlign: 'right', marginInlineStart: 'auto' }}>
        <Box sx={{ fontWeight: 700, ...(incoming && { color: (theme) => theme.scheme.success.main }) }}>
          {`${incoming ? '+' : ''}${formatRupiah(entry.amount)}`}
        </Box>
        {entry.balanceAfter && (
          <Box sx={{ color: 'text.secondary', fontSize: '0.78rem' }}>{formatRupiah(entry.balanceAfter)}</Box>
        )}
      </Box>
    </Box>
  );
}
