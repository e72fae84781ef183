import type { StopSign } from './judge.ts';
import type { WatchedTrigger } from './under-watch.ts';

const signs: Readonly<Record<StopSign, { id: string; en: string }>> = {
  complaint: { id: 'log Otomax menyebut trigger', en: "Otomax's log speaks of a trigger" },
  moreErrors: { id: 'galat di log Otomax melonjak', en: "errors in Otomax's log rose" },
  requestStuck: {
    id: 'permintaan di inbox tidak diproses lagi',
    en: 'requests in inbox were not taken up any more',
  },
  noRequests: { id: 'inbox tidak bertambah lagi', en: 'inbox stopped growing' },
  noAnswers: { id: 'permintaan tidak dijawab lagi', en: 'requests were not answered any more' },
  noTransactions: { id: 'transaksi tidak bertambah lagi', en: 'transaksi stopped growing' },
  noOutcomes: { id: 'transaksi tidak selesai lagi', en: 'transactions stopped being finished' },
  noReplies: { id: 'outbox tidak bertambah lagi', en: 'outbox stopped growing' },
  noLedger: { id: 'mutasi tidak bertambah lagi', en: 'mutasi stopped growing' },
};

/** What `install` says about its watch, Indonesian first. */
export const installWords = {
  watching: (seconds: number, triggers: number): string =>
    `Mengawasi Otomax ${seconds} detik sebelum dan sesudah setiap trigger, ${triggers} trigger / Watching Otomax for ${seconds} seconds before and after each trigger, ${triggers} triggers`,
  notWatching: (): string => 'Tanpa pengawasan (--watch-seconds 0) / Not watching (--watch-seconds 0)',
  verdict: ({ table, verdict, sign }: WatchedTrigger): string => {
    switch (verdict) {
      case 'proven':
        return `ok    ${table}: ditulis selama diawasi, Otomax tetap berjalan / written while watched, Otomax moves on`;
      case 'quiet':
        return `?     ${table}: tidak ada yang menulis, belum terbukti / nobody wrote it, unproven`;
      case 'removed': {
        const why = sign && signs[sign];
        return `FAIL  ${table}: trigger dilepas lagi, karena ${why?.id ?? '-'} / trigger taken off again, because ${why?.en ?? '-'}`;
      }
    }
  },
  unproven: (tables: readonly string[]): string =>
    `Belum terbukti aman (sepi selama diawasi): ${tables.join(', ')}. Lakukan satu penjualan, satu deposit, satu perubahan harga; bila ada yang gagal, jalankan "hexaflate otomax uninstall" / Not proven safe (quiet while watched). Make one sale, one deposit, one change of a price; if anything fails, run "hexaflate otomax uninstall"`,
  removed: (tables: readonly string[]): string =>
    `Tanpa trigger, dibaca berkala: ${tables.join(', ')} / Without a trigger, asked again and again`,
};
