/** What the sandbox does with a destination that asks for it by its last four digits. */
export type ForcedOutcomeId =
  | 'success'
  | 'slowSuccess'
  | 'failed'
  | 'timeout'
  | 'wrongNumber'
  | 'priceMoved'
  | 'noAnswer';

export interface ForcedOutcome {
  id: ForcedOutcomeId;
  /** The last four digits of the phone, meter, customer or game number. */
  suffix: string;
  /** Milliseconds until the supplier answers; null when it never does. */
  answerAfterMs: number | null;
  /** Otomax's status in the end: 20, 40, 52, 55; null when it stays at 2 until an operator decides. */
  finalStatus: number | null;
  /** Rupiah that the engine debits above the shown price, as if the cost had moved meanwhile. */
  debitExtra: number;
  description: { id: string; en: string };
}

export const forcedOutcomes: readonly ForcedOutcome[] = [
  {
    id: 'success',
    suffix: '9001',
    answerAfterMs: 400,
    finalStatus: 20,
    debitExtra: 0,
    description: { id: 'Sukses dalam sekejap.', en: 'Succeeds at once.' },
  },
  {
    id: 'slowSuccess',
    suffix: '9002',
    answerAfterMs: 20_000,
    finalStatus: 20,
    debitExtra: 0,
    description: { id: 'Sukses setelah sekitar 20 detik.', en: 'Succeeds after about 20 seconds.' },
  },
  {
    id: 'failed',
    suffix: '9003',
    answerAfterMs: 1_500,
    finalStatus: 40,
    debitExtra: 0,
    description: {
      id: 'Gagal dari penyedia; saldo dikembalikan.',
      en: 'Fails at the supplier; the balance is refunded.',
    },
  },
  {
    id: 'timeout',
    suffix: '9004',
    answerAfterMs: 45_000,
    finalStatus: 55,
    debitExtra: 0,
    description: {
      id: 'Penyedia diam; setelah 45 detik berstatus Timeout dan saldo dikembalikan.',
      en: 'The supplier is silent; after 45 seconds the status is Timeout and the balance is refunded.',
    },
  },
  {
    id: 'wrongNumber',
    suffix: '9005',
    answerAfterMs: 1_000,
    finalStatus: 52,
    debitExtra: 0,
    description: {
      id: 'Nomor tujuan salah; saldo dikembalikan.',
      en: 'The destination is wrong; the balance is refunded.',
    },
  },
  {
    id: 'priceMoved',
    suffix: '9006',
    answerAfterMs: 1_000,
    finalStatus: 20,
    debitExtra: 500,
    description: {
      id: 'Harga naik Rp500 tepat saat saldo dipotong; transaksi tetap sukses.',
      en: 'The price rises by Rp500 just as the balance is debited; the sale still succeeds.',
    },
  },
  {
    id: 'noAnswer',
    suffix: '9007',
    answerAfterMs: null,
    finalStatus: null,
    debitExtra: 0,
    description: {
      id: 'Tidak ada jawaban; tetap Menunggu Jawaban sampai operator memutuskan.',
      en: 'No answer at all; it stays Awaiting Answer until an operator decides.',
    },
  },
];

const bySuffix = new Map(forcedOutcomes.map((outcome) => [outcome.suffix, outcome]));

/**
 * The outcome that a destination forces, by the last four digits of its number. A game's server in brackets does
 * not count: `628819003(2101)` forces what `628819003` does.
 */
export function forcedOutcome(destination: string): ForcedOutcome | undefined {
  const digits = (destination.split('(')[0] ?? '').replace(/\D/g, '');
  return bySuffix.get(digits.slice(-4));
}
