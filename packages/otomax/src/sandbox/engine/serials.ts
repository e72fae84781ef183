import { customerName, meterTariff, playerNick } from './customers.ts';
import { digits, fraction } from './random.ts';

/** A sale that a supplier has carried out. */
export interface Delivered {
  transactionCode: number;
  /** The operator's category, such as "pulsa". */
  category: string;
  destination: string;
  /** Face value or open amount in rupiah. */
  rupiah: number;
  /** The bill's text, on payments. */
  billText: string | null;
}

/** Tariff of prepaid energy in rupiah for a kWh. */
const RUPIAH_PER_KWH = 1_444.7;
const VOUCHER_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/**
 * What a supplier hands back: a token with name, tariff and energy, the wallet's or player's name, the bill as it
 * was inquired, a voucher code, and otherwise a plain serial number of 16 to 20 digits.
 */
export function serialFor(sale: Delivered, seed: number): string {
  const number = (count: number, what: string) => digits(count, seed, sale.transactionCode, what);
  const reference = number(12, 'reference');
  if (sale.billText !== null) return `${sale.billText}/REF:${reference}`;
  switch (sale.category) {
    case 'pln-token': {
      const token = number(20, 'token').replace(/(\d{4})(?=\d)/g, '$1-');
      const energy = (sale.rupiah / RUPIAH_PER_KWH).toFixed(1).replace('.', ',');
      return `${token}/${customerName(sale.destination)}/${meterTariff(sale.destination)}/${energy}KWH`;
    }
    case 'ewallet':
      return `${customerName(sale.destination)}/REF:${reference}`;
    case 'games':
      return `${playerNick(sale.destination)}/REF:${reference}`;
    case 'vouchers':
      return voucherCode(seed, sale.transactionCode);
    default:
      return number(16 + Math.floor(fraction(seed, sale.transactionCode, 'length') * 5), 'serial');
  }
}

function voucherCode(seed: number, transactionCode: number): string {
  const letter = (index: number) =>
    VOUCHER_LETTERS[Math.floor(fraction(seed, transactionCode, 'voucher', index) * VOUCHER_LETTERS.length)];
  return Array.from(
    { length: 16 },
    (_, index) => `${index > 0 && index % 4 === 0 ? '-' : ''}${letter(index)}`,
  ).join('');
}
