import { type Money as Amount, formatRupiah } from '@hexaflate/contract/money';

/** An amount as people read it, in figures of equal width. Takes Money or a wire string (rupiah). */
export function Money({ amount, signed = false }: { amount: Amount | string; signed?: boolean }) {
  const text = formatRupiah(amount);
  return (
    <span style={{ fontVariantNumeric: 'tabular-nums' }}>
      {signed && !text.startsWith('−') ? `+${text}` : text}
    </span>
  );
}
