import { setting } from '../define.ts';
import { duration, wholeNumber, yesNo } from '../kinds.ts';
import { DAY_MS, MINUTE_MS } from './units.ts';

/** Wrong PINs and what they bring, and what may stand in a PIN's place. */
export const pinSettings = {
  'pin.triesBeforeLock': setting(wholeNumber({ min: 3, max: 10, unit: { id: 'kali', en: 'times' } }), {
    default: 5,
    label: { id: 'PIN salah sebelum terkunci', en: 'Wrong PINs before a lock' },
    meaning: {
      id: 'Setelah PIN salah sebanyak ini berturut-turut, PIN dikunci sementara. Kelipatan berikutnya mengunci dua kali lebih lama.',
      en: 'After this many wrong PINs in a row the PIN is locked for a while. Each further round locks twice as long.',
    },
  }),
  'pin.firstLock': setting(duration({ min: MINUTE_MS, max: DAY_MS }), {
    default: 15 * MINUTE_MS,
    label: { id: 'Lama kunci pertama', en: 'Length of the first lock' },
    meaning: {
      id: 'Selama ini PIN yang benar pun ditolak.',
      en: 'For this long even the right PIN is refused.',
    },
  }),
  'pin.longestLock': setting(duration({ min: MINUTE_MS, max: 7 * DAY_MS }), {
    default: DAY_MS,
    label: { id: 'Kunci terlama', en: 'Longest lock' },
    meaning: {
      id: 'Kunci tidak pernah lebih lama dari ini, berapa kali pun PIN salah.',
      en: 'No lock lasts longer than this, however often the PIN is wrong.',
    },
  }),
  'pin.triesBeforeDisabled': setting(wholeNumber({ min: 3, max: 10, unit: { id: 'kali', en: 'times' } }), {
    default: 10,
    label: { id: 'PIN salah sebelum dinonaktifkan', en: 'Wrong PINs before it is switched off' },
    meaning: {
      id: 'Setelah PIN salah sebanyak ini berturut-turut, PIN tidak dapat dipakai lagi sampai diatur ulang. NIST mengizinkan paling banyak 10.',
      en: 'After this many wrong PINs in a row the PIN cannot be used any more until it has been reset. NIST allows 10 at most.',
    },
  }),
  'pin.resetStartLife': setting(duration({ min: 10 * MINUTE_MS, max: 7 * DAY_MS }), {
    default: DAY_MS,
    label: { id: 'Lama izin atur ulang PIN', en: 'How long a started reset can be finished' },
    meaning: {
      id: 'Selama ini mitra dapat memilih PIN baru setelah operator memulai atur ulang.',
      en: 'For this long a member can choose a new PIN after an operator has started the reset.',
    },
  }),
  'pin.resetNeedsOperator': setting(yesNo(), {
    default: true,
    label: { id: 'Atur ulang PIN lewat operator', en: 'PIN resets through the operator' },
    meaning: {
      id: 'PIN yang lupa diganti dengan passkey dari perangkat aman, atau setelah operator memulai atur ulang. Bila dimatikan, kode ke nomor HP di perangkat aman atau persetujuan perangkat lama sudah cukup: siapa pun yang memegang HP mitra beserta kartu SIM-nya dalam keadaan terbuka dapat mengganti PIN.',
      en: "A forgotten PIN is replaced with a passkey of a safe device, or after an operator has started the reset. While this is off, a code to the phone number on a safe device, or a yes on an older one, is enough: whoever holds an agent's unlocked phone with its SIM card can change the PIN.",
    },
  }),
  'pin.keysAllowed': setting(yesNo(), {
    default: true,
    label: {
      id: 'Sidik jari atau wajah sebagai pengganti PIN',
      en: 'Fingerprint or face in place of the PIN',
    },
    meaning: {
      id: 'Mitra boleh menyetujui penjualan dengan passkey di perangkatnya. PIN selalu tetap dapat dipakai.',
      en: 'Agents may approve sales with a passkey of their device. The PIN always works as well.',
    },
  }),
  'pin.keysPerAgent': setting(wholeNumber({ min: 1, max: 50 }), {
    default: 10,
    label: { id: 'Perangkat dengan sidik jari per mitra', en: 'Devices with a fingerprint per agent' },
    meaning: {
      id: 'Sebanyak ini perangkat seorang mitra boleh menyetujui penjualan tanpa PIN.',
      en: "So many of an agent's devices may approve sales without the PIN.",
    },
  }),
  'pin.keyTries': setting(wholeNumber({ min: 3, max: 10, unit: { id: 'kali', en: 'times' } }), {
    default: 5,
    label: {
      id: 'Persetujuan gagal sebelum perangkat dihapus',
      en: 'Failed approvals before a device is dropped',
    },
    meaning: {
      id: 'Setelah tanda tangan sebuah perangkat salah sebanyak ini berturut-turut, perangkat itu tidak dapat menyetujui lagi sampai ditambahkan kembali dengan PIN.',
      en: 'After this many signatures of a device in a row that do not hold, it approves nothing more until it is added again with the PIN.',
    },
  }),
};
