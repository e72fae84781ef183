import { setting } from '../define.ts';
import { duration, wholeNumber } from '../kinds.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './units.ts';

/** When an order is given up or handed to a person, and when a price is not believed any more. */
export const orderSettings = {
  'orders.neverSentAfter': setting(duration({ min: 5 * SECOND_MS, max: HOUR_MS }), {
    default: MINUTE_MS,
    label: { id: 'Batas waktu kirim ke Otomax', en: 'Time to reach Otomax' },
    meaning: {
      id: 'Pesanan yang belum dapat dikirim selama ini ditutup sebagai tidak terkirim dan tidak akan pernah dikirim lagi.',
      en: 'An order that could not be sent for this long is closed as never sent, and can never be sent again.',
    },
  }),
  'orders.unknownAfter': setting(duration({ min: 5 * SECOND_MS, max: DAY_MS }), {
    default: 2 * MINUTE_MS,
    label: { id: 'Disebut belum pasti setelah', en: 'Called undecided after' },
    meaning: {
      id: 'Pesanan terkirim yang belum ada hasilnya selama ini masuk antrean Belum pasti.',
      en: 'A sent order without an outcome for this long goes to the queue of undecided ones.',
    },
  }),
  'prices.disagreementsInARow': setting(wholeNumber({ min: 1, max: 20, unit: { id: 'kali', en: 'times' } }), {
    default: 3,
    label: { id: 'Selisih harga sebelum produk ditutup', en: 'Price disagreements before a product closes' },
    meaning: {
      id: 'Bila potongan saldo Otomax berbeda dari harga yang kami hitung sebanyak ini berturut-turut, produk itu ditutup sampai harganya diubah.',
      en: 'When Otomax debits another price than we computed this many times in a row, the product closes until its prices are edited.',
    },
  }),
};
