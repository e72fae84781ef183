import type { ReceiptSettings } from '@hexaflate/contract/agent';

/** Longest texts that fit a receipt; the API refuses more. */
export const longest = { storeName: 60, address: 120, footer: 160 } as const;
const MOST_MARKUP_DIGITS = 7;

/** Keeps the digits of an amount (whole rupiah) as it is typed. */
export function cleanRupiah(text: string): string {
  return text
    .replace(/\D/g, '')
    .replace(/^0+(?=\d)/, '')
    .slice(0, MOST_MARKUP_DIGITS);
}

/** What is wrong with a field, or null. */
export function receiptProblem(
  field: keyof typeof longest,
  settings: ReceiptSettings,
): { word: 'storeNameMissing' } | { word: 'tooLong'; max: number } | null {
  const text = settings[field].trim();
  if (field === 'storeName' && text === '') return { word: 'storeNameMissing' };
  return text.length > longest[field] ? { word: 'tooLong', max: longest[field] } : null;
}
