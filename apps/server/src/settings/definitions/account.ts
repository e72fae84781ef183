import { setting } from '../define.ts';
import { duration, template, wholeNumber, yesNo } from '../kinds.ts';
import { DAY_MS, MINUTE_MS } from './units.ts';

const brandPlace = {
  name: 'brand',
  meaning: { id: 'nama aplikasi', en: 'name of the app' },
  required: false,
};

/** What agents may do with their own account. */
export const accountSettings = {
  'profile.selfService': setting(yesNo(), {
    default: true,
    label: { id: 'Mitra mengubah profilnya sendiri', en: 'Agents change their own profile' },
    meaning: {
      id: 'Nama toko, pemilik, alamat, telepon dan e-mail di aplikasi dan struk. Data di Otomax tidak berubah. Bila dimatikan, hanya operator yang dapat mengoreksinya.',
      en: 'Store name, owner, address, phone and e-mail in the app and on receipts. Nothing changes in Otomax. When off, operators alone can correct them.',
    },
  }),
  'account.numbersHelp': setting(template({ longest: 400, placeholders: [brandPlace] }), {
    default:
      'Untuk menambah atau menghapus nomor, hubungi admin {brand}. Nomor diubah di server pulsa, bukan di aplikasi ini.',
    label: { id: 'Cara mengubah nomor terdaftar', en: 'How registered numbers are changed' },
    meaning: {
      id: 'Ditampilkan kepada mitra di bawah daftar nomornya. Sebutkan cara menghubungi Anda.',
      en: 'Shown to agents under the list of their numbers. Say how you can be reached.',
    },
  }),
  'ownData.exportLife': setting(duration({ min: 5 * MINUTE_MS, max: DAY_MS }), {
    default: 15 * MINUTE_MS,
    label: { id: 'Salinan data dapat diunduh selama', en: 'A copy of data can be fetched for' },
    meaning: {
      id: 'Setelah selama ini berkas salinan data yang belum diunduh dihapus.',
      en: 'After this long a copy that was not fetched is deleted.',
    },
  }),
  'ownData.waitUnproved': setting(duration({ min: 0, max: 7 * DAY_MS }), {
    default: DAY_MS,
    label: {
      id: 'Salinan data tanpa konfirmasi menunggu',
      en: 'A copy of data without a confirmation waits',
    },
    meaning: {
      id: 'Salinan yang diminta dengan PIN saja baru disiapkan setelah selama ini. Semua perangkat mitra diberi tahu dan dapat menghentikannya; foto dan isian identitas tidak dimuat. Dengan konfirmasi dari perangkat lama, sidik jari, atau kode di perangkat aman, salinannya lengkap dan disiapkan seketika. 0: tidak menunggu.',
      en: 'A copy asked for by PIN alone is written only after this long. All devices of the agent are told and can stop it; photos and details of the identity are left out. Confirmed from an older device, by fingerprint, or by a code on a safe device, it is whole and written at once. 0: no waiting.',
    },
  }),
  'ownData.exportsPerDay': setting(wholeNumber({ min: 1, max: 20, unit: { id: 'kali', en: 'times' } }), {
    default: 3,
    label: { id: 'Salinan data per 24 jam', en: 'Copies of data per 24 hours' },
    meaning: {
      id: 'Sebanyak ini seorang mitra dapat meminta salinan datanya dalam 24 jam.',
      en: 'An agent can ask for a copy of his data this many times in 24 hours.',
    },
  }),
  'closing.grace': setting(duration({ min: DAY_MS, max: 90 * DAY_MS }), {
    default: 30 * DAY_MS,
    label: { id: 'Masa tenggang penghapusan akun', en: 'Grace before an account is erased' },
    meaning: {
      id: 'Selama ini pemilik akun dapat masuk dan membatalkan. Setelah itu datanya dihapus. Permintaan yang sudah ada tetap memakai tanggalnya.',
      en: 'For this long the owner can sign in and take it back. Then his data is erased. Wishes that stand already keep their date.',
    },
  }),
  'closing.codeMessage': setting(
    template({
      longest: 300,
      placeholders: [
        { name: 'code', meaning: { id: 'kode', en: 'the code' }, required: true },
        brandPlace,
        { name: 'minutes', meaning: { id: 'masa berlaku, menit', en: 'its life, minutes' }, required: false },
      ],
    }),
    {
      default:
        'Kode HAPUS AKUN {brand}: {code}. Berlaku {minutes} menit. Bila Anda tidak meminta penghapusan akun, abaikan pesan ini dan jangan berikan kodenya.',
      label: { id: 'Pesan berisi kode hapus akun', en: 'Message with the deletion code' },
      meaning: {
        id: 'Dikirim kepada nomor yang meminta penghapusan di halaman publik.',
        en: 'Sent to a number that asks for deletion on the public page.',
      },
    },
  ),
};
