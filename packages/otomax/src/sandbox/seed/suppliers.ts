/**
 * The simulated suppliers (`modul`). `parameter_parsing` says how each behaves: `delay` from-to in milliseconds,
 * `success` and `silent` as shares of all requests (silent ones end as Timeout).
 */
export interface SupplierSeed {
  code: number;
  label: string;
  target: string;
  delay: readonly [fromMs: number, toMs: number];
  success: number;
  silent: number;
  /** Rupiah that we keep there. */
  balance: number;
  /** Added to the product's cost. */
  costDifference: number;
  /** Categories that it serves; later suppliers of a category are its spare routes. */
  categories: readonly string[];
}

export const suppliers: readonly SupplierSeed[] = [
  {
    code: 301,
    label: 'Nusantara H2H',
    target: 'http://10.20.0.11:6969/trx',
    delay: [900, 4_500],
    success: 0.972,
    silent: 0.004,
    balance: 48_250_000,
    costDifference: 0,
    categories: ['pulsa', 'data', 'call-sms', 'ewallet', 'emoney'],
  },
  {
    code: 302,
    label: 'Listrik Prima',
    target: 'http://10.20.0.12:6969/trx',
    delay: [1_200, 6_000],
    success: 0.981,
    silent: 0.003,
    balance: 61_900_000,
    costDifference: 0,
    categories: [
      'pln-token',
      'pln-postpaid',
      'pdam',
      'bpjs',
      'internet',
      'telco-postpaid',
      'multifinance',
      'tax',
      'tv',
    ],
  },
  {
    code: 303,
    label: 'Game Sentosa',
    target: 'http://10.20.0.13:8080/h2h',
    delay: [700, 3_500],
    success: 0.965,
    silent: 0.002,
    balance: 17_400_000,
    costDifference: 0,
    categories: ['games', 'vouchers'],
  },
  {
    code: 311,
    label: 'Cadangan Raya',
    target: 'http://10.20.0.21:6969/trx',
    delay: [1_800, 9_000],
    success: 0.94,
    silent: 0.01,
    balance: 9_300_000,
    costDifference: 60,
    categories: ['pulsa', 'data', 'ewallet', 'pln-token', 'games'],
  },
];

/** The parameter text of a supplier, for `modul.parameter_parsing`. */
export function supplierParameters(supplier: SupplierSeed): string {
  const [from, to] = supplier.delay;
  return `delay=${from}-${to}|success=${supplier.success}|silent=${supplier.silent}`;
}
