import { setting } from '../define.ts';
import { duration, oneOf, template, wholeNumber } from '../kinds.ts';
import { MINUTE_MS, SECOND_MS } from './units.ts';

const senders = {
  sms: { id: 'SMS saja', en: 'SMS only' },
  whatsapp: { id: 'WhatsApp saja', en: 'WhatsApp only' },
  smsFirst: { id: 'SMS, lalu WhatsApp', en: 'SMS, then WhatsApp' },
  whatsappFirst: { id: 'WhatsApp, lalu SMS', en: 'WhatsApp, then SMS' },
};
const codesWord = { id: 'kode', en: 'codes' };

/** One-time codes for agents' phones. ASVS 6.5.5: no code lives longer than ten minutes. */
export const signInCodeSettings = {
  'signInCode.life': setting(duration({ min: MINUTE_MS, max: 10 * MINUTE_MS }), {
    default: 5 * MINUTE_MS,
    label: { id: 'Masa berlaku kode', en: 'Life of a code' },
    meaning: {
      id: 'Setelah selama ini kode masuk tidak diterima lagi.',
      en: 'After this long a sign-in code is no longer accepted.',
    },
  }),
  'signInCode.tries': setting(wholeNumber({ min: 3, max: 10, unit: { id: 'kali', en: 'times' } }), {
    default: 5,
    label: { id: 'Percobaan per kode', en: 'Tries per code' },
    meaning: {
      id: 'Setelah salah sebanyak ini kode hangus dan harus diminta lagi.',
      en: 'After this many wrong entries a code is void and has to be asked for again.',
    },
  }),
  'signInCode.resendAfter': setting(duration({ min: 30 * SECOND_MS, max: 10 * MINUTE_MS }), {
    default: MINUTE_MS,
    label: { id: 'Jeda minta kode lagi', en: 'Pause between codes' },
    meaning: {
      id: 'Satu nomor menunggu selama ini sebelum dapat meminta kode berikutnya.',
      en: 'A number waits this long before it can ask for another code.',
    },
  }),
  'signInCode.unprovenPerHour': setting(wholeNumber({ min: 1, max: 20, unit: { id: 'kode', en: 'codes' } }), {
    default: 5,
    label: { id: 'Kode per jam tanpa masuk', en: 'Codes per hour without signing in' },
    meaning: {
      id: 'Sebanyak ini kode per nomor per jam dikirim tanpa pernah dipakai masuk. Masuk dengan kode mengembalikan jatahnya. Membatasi biaya SMS dan gangguan.',
      en: 'This many codes per number and hour are sent without one being used. Signing in gives the budget back. Limits the cost of messages, and nuisance.',
    },
  }),
  'signInCode.unprovenPerDevice': setting(wholeNumber({ min: 1, max: 100, unit: codesWord }), {
    default: 10,
    label: { id: 'Kode per jam per perangkat', en: 'Codes per hour and device' },
    meaning: {
      id: 'Untuk semua nomor yang diminta dari satu perangkat, tanpa dipakai masuk. Perangkat menyebut dirinya sendiri, jadi ini pagar tambahan.',
      en: 'For all numbers that one device asks for, without signing in. A device names itself, so this is one fence more and not the only one.',
    },
  }),
  'signInCode.unprovenPerAddress': setting(wholeNumber({ min: 5, max: 5000, unit: codesWord }), {
    default: 100,
    label: { id: 'Kode per jam per alamat jaringan', en: 'Codes per hour and network address' },
    meaning: {
      id: 'Untuk semua nomor yang diminta dari satu alamat (IPv6: satu jaringan /64), tanpa dipakai masuk. Satu kota dapat berbagi satu alamat operator seluler.',
      en: 'For all numbers asked for from one address (IPv6: one /64 network), without signing in. A whole town may share one address of its carrier.',
    },
  }),
  'signInCode.registered': setting(oneOf(['sms', 'whatsapp', 'smsFirst', 'whatsappFirst'], senders), {
    default: 'smsFirst',
    label: { id: 'Pengiriman ke nomor terdaftar', en: 'Sending to registered numbers' },
    meaning: {
      id: 'Bila keduanya boleh, agen dapat memilih, dan yang lain dipakai saat yang pertama tidak ada atau gagal.',
      en: 'Where both are allowed the agent may choose, and the other is used when the first is not there or fails.',
    },
  }),
  'signInCode.unregistered': setting(
    oneOf(['none', 'sms', 'whatsapp', 'smsFirst', 'whatsappFirst'], {
      none: { id: 'Tidak dikirim', en: 'Nothing is sent' },
      ...senders,
    }),
    {
      default: 'none',
      label: { id: 'Pengiriman ke nomor belum terdaftar', en: 'Sending to unregistered numbers' },
      meaning: {
        id: 'Bila dikirim, calon agen membuktikan nomornya lalu diberi tahu harus menghubungi siapa. Biaya kirimnya Anda yang menanggung.',
        en: 'Where something is sent, a future agent proves his number and is then told whom to ask. You bear the cost.',
      },
    },
  ),
  'signInCode.strangersPerHour': setting(wholeNumber({ min: 1, max: 2000, unit: codesWord }), {
    default: 60,
    label: { id: 'Kode per jam ke nomor belum terdaftar', en: 'Codes per hour to unregistered numbers' },
    meaning: {
      id: 'Untuk semuanya bersama. Setelah itu tidak dikirim, dan jawabannya tetap sama. Membatasi tagihan bila ada yang iseng.',
      en: 'For all of them together. Nothing is sent beyond it, and the answer stays the same. Limits the bill when somebody plays.',
    },
  }),
  'signInCode.strangerMessage': setting(
    template({
      longest: 300,
      placeholders: [
        { name: 'code', meaning: { id: 'kode', en: 'the code' }, required: true },
        { name: 'brand', meaning: { id: 'nama aplikasi', en: 'name of the app' }, required: false },
        { name: 'minutes', meaning: { id: 'masa berlaku, menit', en: 'its life, minutes' }, required: false },
      ],
    }),
    {
      default: 'Kode {brand}: {code}. Berlaku {minutes} menit. Abaikan bila Anda tidak memintanya.',
      label: { id: 'Pesan ke nomor belum terdaftar', en: 'Message to unregistered numbers' },
      meaning: {
        id: 'Yang dikirim ke nomor yang belum terdaftar sebagai agen.',
        en: 'What is sent to a number that is not registered as an agent.',
      },
    },
  ),
  'signInCode.message': setting(
    template({
      longest: 300,
      placeholders: [
        { name: 'code', meaning: { id: 'kode', en: 'the code' }, required: true },
        { name: 'brand', meaning: { id: 'nama aplikasi', en: 'name of the app' }, required: false },
        { name: 'minutes', meaning: { id: 'masa berlaku, menit', en: 'its life, minutes' }, required: false },
      ],
    }),
    {
      default:
        'Kode masuk {brand}: {code}. Berlaku {minutes} menit. Jangan berikan kode ini kepada siapa pun, termasuk petugas.',
      label: { id: 'Pesan berisi kode', en: 'Message with the code' },
      meaning: {
        id: 'Yang dikirim lewat SMS atau WhatsApp.',
        en: 'What is sent by SMS or WhatsApp.',
      },
    },
  ),
};
