import { setting } from '../define.ts';
import { duration, template, wholeNumber } from '../kinds.ts';
import { MINUTE_MS, SECOND_MS } from './units.ts';

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
