import type { AdminOrderDetail } from '@hexaflate/contract/admin';
import { formatRupiah, rupiah } from '@hexaflate/contract/money';
import Box from '@mui/material/Box';
import { formatMoment } from '../../format/time.ts';
import type { Words } from '../../format/words.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import type { Fact } from '../../parts/facts.tsx';

/** Everything of an order that is a name and a value; what is not known is left out. */
export function orderFacts(order: AdminOrderDetail, words: Words): Fact[] {
  const { t } = words;
  const { product, bill, otomaxStatus, balanceBefore, balanceAfter } = order;
  const money = (amount: string | null) => amount && formatRupiah(amount);
  return [
    { label: t('order.time'), value: formatMoment(order.createdAt, words) },
    { label: t('order.product'), value: `${product.name} · ${product.code}` },
    { label: t('detail.category'), value: `${product.operatorName} · ${product.category}` },
    { label: t('order.destination'), value: copyable(order.destination, t('detail.copyDestination')) },
    { label: t('detail.serial'), value: order.serial && copyable(order.serial, t('detail.copySerial')) },
    { label: t('detail.customer'), value: bill?.customerName },
    { label: t('detail.bill'), value: bill && formatRupiah(bill.amount) },
    ...(bill?.details ?? []),
    { label: t('detail.amount'), value: order.amount !== null && formatRupiah(rupiah(order.amount)) },
    { label: t('order.price'), value: money(order.price) },
    { label: t('detail.maxPrice'), value: money(order.maxPrice) },
    { label: t('detail.sellingPrice'), value: money(order.sellingPrice) },
    {
      label: t('detail.balance'),
      value:
        balanceBefore &&
        balanceAfter &&
        t('detail.balanceChange', { before: formatRupiah(balanceBefore), after: formatRupiah(balanceAfter) }),
    },
    { label: t('detail.buyerPhone'), value: order.buyerPhone },
    {
      label: t('detail.repeat'),
      value: order.counter > 1 && t('detail.counter', { n: order.counter }),
    },
    {
      label: t('detail.device'),
      value: order.deviceName ?? (order.attemptId === null && t('detail.channel')),
    },
    { label: t('detail.inbox'), value: order.inboxCode },
    { label: t('detail.otomaxStatus'), value: otomaxStatus && `${otomaxStatus.code} · ${otomaxStatus.name}` },
    { label: t('detail.reply'), value: order.reply },
  ];
}

function copyable(text: string, label: string) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', maxWidth: '100%' }}>
      {text}
      <CopyButton text={text} label={label} />
    </Box>
  );
}
