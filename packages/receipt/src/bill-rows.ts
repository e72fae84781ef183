import type { Bill, Locale } from '@hexaflate/contract';
import { formatRupiah, rupiah } from '@hexaflate/contract/money';
import type { ReceiptRow } from './receipt.ts';

type Kind = 'fact' | 'amount' | 'sum';

/** The whole bill once more: `bill.amount` says it already. */
const TOTAL = 'TOTALTAG';

/** Labels that suppliers use for the same few facts; anything else is shown as it came. */
const known: Record<string, { id: string; en: string; kind: Kind }> = {
  TARIFDAYA: { id: 'Tarif/daya', en: 'Tariff/power', kind: 'fact' },
  JMLBLN: { id: 'Jumlah bulan', en: 'Months', kind: 'fact' },
  PERIODE: { id: 'Periode', en: 'Period', kind: 'fact' },
  STAND: { id: 'Stand meter', en: 'Meter reading', kind: 'fact' },
  DENDA: { id: 'Denda', en: 'Fine', kind: 'amount' },
  RP: { id: 'Tagihan pokok', en: 'Bill itself', kind: 'sum' },
  ADMIN: { id: 'Admin penerbit', en: "Biller's fee", kind: 'sum' },
  PEMAKAIAN: { id: 'Pemakaian', en: 'Usage', kind: 'fact' },
  REF: { id: 'No. referensi', en: 'Reference', kind: 'fact' },
};

/** Replies are the installation's own text and may carry the agent's balance or cost. */
const SECRET = /saldo|balance|harga|modal|komisi|\bpin\b|\bhrg\b|\bcost\b/i;

/**
 * The rows of a bill for people: known labels in words, amounts in rupiah, empty ones and fines of nothing left
 * out. `sums` keeps the parts that add up to the bill's amount, which a receipt shows in another way. Rows that
 * could tell the agent's cost or balance are never among them.
 */
export function billRows(bill: Bill, locale: Locale, sums: boolean): ReceiptRow[] {
  return bill.details.flatMap((detail) => {
    const value = detail.value.trim();
    if (value === '' || SECRET.test(detail.label)) return [];
    const meaning = known[detail.label.trim().toUpperCase()];
    if (detail.label.trim().toUpperCase() === TOTAL) return [];
    if (!meaning) return [{ label: spoken(detail.label), value }];
    if (meaning.kind === 'sum' && !sums) return [];
    if (meaning.kind === 'fact') return [{ label: meaning[locale], value: periodText(value, locale) }];
    return /^0+$/.test(value) ? [] : [{ label: meaning[locale], value: amountText(value) }];
  });
}

/** "ALAMAT" is shouting; "Alamat" and "KTP" stay. */
function spoken(label: string): string {
  const text = label.trim();
  if (text.length < 4 || text !== text.toUpperCase()) return text;
  return text.slice(0, 1) + text.slice(1).toLowerCase();
}

function amountText(value: string): string {
  return /^\d{1,12}$/.test(value) ? formatRupiah(rupiah(BigInt(value))) : value;
}

/** "202611" is November 2026. */
function periodText(value: string, locale: Locale): string {
  const match = /^(20\d{2})(0[1-9]|1[0-2])$/.exec(value);
  if (!match) return value;
  return new Intl.DateTimeFormat(locale === 'id' ? 'id-ID' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.UTC(Number(match[1]), Number(match[2]) - 1, 15));
}
