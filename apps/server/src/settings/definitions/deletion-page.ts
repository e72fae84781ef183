import { setting } from '../define.ts';
import { template } from '../kinds.ts';

const places = [
  { name: 'brand', meaning: { id: 'nama aplikasi', en: 'name of the app' }, required: false },
  { name: 'days', meaning: { id: 'masa tenggang, hari', en: 'the grace, days' }, required: false },
];
const text = template({ longest: 2000, placeholders: places });

/** What the public page about deleting an account says; lines that begin with "- " become a list. */
export const deletionPageSettings = {
  'deletionPage.introId': setting(text, {
    default:
      'Di halaman ini Anda dapat meminta penghapusan akun {brand} tanpa membuka aplikasinya. Yang diperlukan hanya nomor HP yang terdaftar.',
    label: { id: 'Pengantar (Indonesia)', en: 'Introduction (Indonesian)' },
    meaning: { id: 'Kalimat pertama di halaman.', en: 'The first words of the page.' },
  }),
  'deletionPage.introEn': setting(text, {
    default:
      'On this page you can ask for your {brand} account to be deleted without opening the app. All you need is the registered phone number.',
    label: { id: 'Pengantar (Inggris)', en: 'Introduction (English)' },
    meaning: { id: 'Kalimat pertama di halaman.', en: 'The first words of the page.' },
  }),
  'deletionPage.erasedId': setting(text, {
    default:
      '- Profil toko, alamat, e-mail dan foto\n- Dokumen identitas (kuncinya dimusnahkan)\n- Perangkat yang pernah masuk, pemberitahuan, pengaturan struk dan harga jual\n- Nomor tujuan, token dan catatan pada transaksi yang dibuat lewat aplikasi',
    label: { id: 'Yang dihapus (Indonesia)', en: 'What is erased (Indonesian)' },
    meaning: {
      id: 'Baris yang diawali "- " menjadi daftar.',
      en: 'Lines that begin with "- " become a list.',
    },
  }),
  'deletionPage.erasedEn': setting(text, {
    default:
      '- Store profile, address, e-mail and photo\n- Identity documents (their key is destroyed)\n- Devices that were signed in, notifications, receipt settings and selling prices\n- Destinations, tokens and notes on transactions made with the app',
    label: { id: 'Yang dihapus (Inggris)', en: 'What is erased (English)' },
    meaning: {
      id: 'Baris yang diawali "- " menjadi daftar.',
      en: 'Lines that begin with "- " become a list.',
    },
  }),
  'deletionPage.keptId': setting(text, {
    default:
      '- Catatan penjualan tanpa nama Anda, karena pembukuan wajib disimpan sampai 10 tahun\n- Tindakan petugas terhadap akun, sebagai bukti\n- Saldo dan riwayat di server pulsa, sampai admin menutup akunnya di sana. Sisa saldo tidak hangus: hubungi admin.',
    label: { id: 'Yang disimpan (Indonesia)', en: 'What is kept (Indonesian)' },
    meaning: {
      id: 'Sesuaikan dengan kewajiban Anda. Baris yang diawali "- " menjadi daftar.',
      en: 'Make it fit your duties. Lines that begin with "- " become a list.',
    },
  }),
  'deletionPage.keptEn': setting(text, {
    default:
      '- Records of sales without your name, because books must be kept for up to 10 years\n- What the staff did to the account, as proof\n- Balance and history on the top-up server, until the operator closes the account there. What is left of the balance is not lost: contact the operator.',
    label: { id: 'Yang disimpan (Inggris)', en: 'What is kept (English)' },
    meaning: {
      id: 'Sesuaikan dengan kewajiban Anda. Baris yang diawali "- " menjadi daftar.',
      en: 'Make it fit your duties. Lines that begin with "- " become a list.',
    },
  }),
  'deletionPage.whenId': setting(text, {
    default:
      'Semua perangkat langsung dikeluarkan. Data dihapus {days} hari kemudian; sampai saat itu Anda dapat masuk lagi dan membatalkan. Transaksi yang masih berjalan diselesaikan dahulu.',
    label: { id: 'Kapan (Indonesia)', en: 'When (Indonesian)' },
    meaning: {
      id: '{days} adalah masa tenggang yang Anda atur.',
      en: '{days} is the grace that you have set.',
    },
  }),
  'deletionPage.whenEn': setting(text, {
    default:
      'Every device is signed out at once. Your data is erased {days} days later; until then you can sign in and take it back. Transactions under way are finished first.',
    label: { id: 'Kapan (Inggris)', en: 'When (English)' },
    meaning: {
      id: '{days} adalah masa tenggang yang Anda atur.',
      en: '{days} is the grace that you have set.',
    },
  }),
};
