import * as z from 'zod';

/**
 * An amount of rupiah as a scaled integer: 1 rupiah is 10_000n, so the four decimals of SQL Server's `money`
 * fit exactly. Inside the product money is always this; on the wire it is a decimal string; never a JS number.
 */
export type Money = bigint;

const SCALE = 10_000n;
const WIRE = /^(-)?(\d{1,15})(?:\.(\d{1,4}))?$/;

/** Money on the wire: a decimal string of rupiah with at most 4 places, such as "25150" or "-12.5". */
export const MoneySchema = z
  .string()
  .regex(WIRE)
  .meta({
    id: 'Money',
    description: 'Rupiah as a decimal string with at most 4 places',
    examples: ['25150'],
  });

/** Reads a wire amount (rupiah). Throws RangeError on anything that is not one. */
export function parseMoney(text: string): Money {
  const match = WIRE.exec(text);
  if (!match) throw new RangeError(`Not an amount of rupiah: ${JSON.stringify(text)}`);
  const scaled = BigInt(match[2] ?? '0') * SCALE + BigInt((match[3] ?? '').padEnd(4, '0'));
  return match[1] ? -scaled : scaled;
}

/** Writes an amount for the wire, without trailing zeros: 251_500_000n becomes "25150". */
export function moneyToWire(amount: Money): string {
  const sign = amount < 0n ? '-' : '';
  const absolute = amount < 0n ? -amount : amount;
  const fraction = (absolute % SCALE).toString().padStart(4, '0').replace(/0+$/, '');
  return `${sign}${absolute / SCALE}${fraction && `.${fraction}`}`;
}

/** Whole rupiah as Money. */
export function rupiah(whole: number | bigint): Money {
  return BigInt(whole) * SCALE;
}

/**
 * Money as people read it: "Rp25.150", "−Rp1.000,50". Takes Money or a wire string; at most two decimals are
 * shown, and only when there are any.
 */
export function formatRupiah(amount: Money | string): string {
  const value = typeof amount === 'string' ? parseMoney(amount) : amount;
  const absolute = value < 0n ? -value : value;
  const cents = (absolute % SCALE) / 100n;
  const whole = (absolute / SCALE).toString().replace(/\B(?=(\d{3})+$)/g, '.');
  return `${value < 0n ? '−' : ''}Rp${whole}${cents ? `,${cents.toString().padStart(2, '0')}` : ''}`;
}
