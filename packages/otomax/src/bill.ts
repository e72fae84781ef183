import { type Money, parseMoney } from '@hexaflate/contract/money';
import type { Bill } from './gateway.ts';

/**
 * Reads a stored bill. `sn` holds the supplier's text as `NAME/LABEL:VALUE/LABEL:VALUE`, where a part without a
 * colon continues the value before it (`TARIFDAYA:R1/1300`); `bill` holds what the customer owes, in rupiah.
 * Null when there is no amount.
 */
export function parseBill(sn: string | null, bill: string | null): Bill | null {
  const amount = parseAmount(bill);
  if (amount === null) return null;
  const [name, ...parts] = (sn ?? '').split('/');
  const details: { label: string; value: string }[] = [];
  for (const part of parts) {
    const colon = part.indexOf(':');
    const last = details.at(-1);
    if (colon > 0) details.push({ label: part.slice(0, colon).trim(), value: part.slice(colon + 1).trim() });
    else if (last) last.value += `/${part.trim()}`;
  }
  return { customerName: (name ?? '').trim(), amount, details };
}

/** Writes the supplier's text that `parseBill` reads. */
export function billText(customerName: string, details: readonly { label: string; value: string }[]): string {
  return [customerName, ...details.map(({ label, value }) => `${label}:${value}`)].join('/');
}

function parseAmount(bill: string | null): Money | null {
  try {
    return bill === null ? null : parseMoney(bill.trim());
  } catch {
    return null;
  }
}
