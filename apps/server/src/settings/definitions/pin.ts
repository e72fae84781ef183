import { setting } from '../define.ts';
import { duration, wholeNumber } from '../kinds.ts';
import { DAY_MS, MINUTE_MS } from './units.ts';

/** Wrong PINs, and what they bring. */
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
};
