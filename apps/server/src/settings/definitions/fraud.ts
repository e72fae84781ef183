import type { Sentence } from '@hexaflate/contract';
import { setting } from '../define.ts';
import { duration, oneOf, rupiahAmount, wholeNumber } from '../kinds.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './units.ts';

/** What a rule does. Whatever it is, the agent is told what to do, and the operator why. */
const action = (meaning: Sentence) =>
  setting(
    oneOf(['off', 'watch', 'proof', 'hold', 'block'], {
      off: { id: 'Mati', en: 'Off' },
      watch: { id: 'Pantau: tetap terjual, dicatat', en: 'Watch: sold all the same, written down' },
      proof: { id: 'Minta konfirmasi dahulu', en: 'Ask for a confirmation first' },
      hold: { id: 'Tahan sampai diperiksa', en: 'Hold until looked at' },
      block: { id: 'Tolak', en: 'Refuse' },
    }),
    { default: 'watch', label: { id: 'Tindakan', en: 'Action' }, meaning },
  );

const largest = '1000000000';

/** The rules against fraud, by what each looks at. Their panel has a room of its own. */
export const fraudRuleSettings = {
  newDevice: {
    'fraud.newDevice.action': action({
      id: 'Perangkat yang baru masuk menjual dalam jumlah besar: seperti akun yang baru diambil alih.',
      en: 'A device that has just signed in sells for much: as an account does that was just taken over.',
    }),
    'fraud.newDevice.within': setting(duration({ min: MINUTE_MS, max: 90 * DAY_MS }), {
      default: DAY_MS,
      label: { id: 'Disebut baru selama', en: 'Called new for' },
      meaning: { id: 'Sejak perangkat masuk.', en: 'Since the device signed in.' },
    }),
    'fraud.newDevice.amount': setting(rupiahAmount({ min: '1', max: largest }), {
      default: '200000',
      label: { id: 'Mulai dari harga', en: 'From a price of' },
      meaning: { id: 'Harga satu pesanan.', en: 'The price of one order.' },
    }),
  },
  newDestinations: {
    'fraud.newDestinations.action': action({
      id: 'Banyak nomor tujuan yang belum pernah dilayani mitra ini, dalam waktu singkat.',
      en: 'Many destinations that this agent has never sold to, within a short time.',
    }),
    'fraud.newDestinations.within': setting(duration({ min: MINUTE_MS, max: DAY_MS }), {
      default: HOUR_MS,
      label: { id: 'Dalam waktu', en: 'Within' },
      meaning: { id: 'Terhitung mundur dari pesanan ini.', en: 'Counted back from this order.' },
    }),
    'fraud.newDestinations.count': setting(
      wholeNumber({ min: 2, max: 1000, unit: { id: 'nomor', en: 'numbers' } }),
      {
        default: 40,
        label: { id: 'Lebih dari', en: 'More than' },
        meaning: { id: 'Pesanan ini ikut dihitung.', en: 'This order counts as well.' },
      },
    ),
  },
  nightHours: {
    'fraud.nightHours.action': action({
      id: 'Pesanan besar pada jam tokonya biasanya tutup, menurut jam setempat server.',
      en: 'A large order in hours when shops are closed, by the local time of the server.',
    }),
    'fraud.nightHours.from': setting(wholeNumber({ min: 0, max: 23, unit: { id: 'jam', en: "o'clock" } }), {
      default: 0,
      label: { id: 'Dari pukul', en: 'From' },
      meaning: { id: 'Jam ini termasuk.', en: 'This hour included.' },
    }),
    'fraud.nightHours.until': setting(wholeNumber({ min: 0, max: 23, unit: { id: 'jam', en: "o'clock" } }), {
      default: 5,
      label: { id: 'Sampai pukul', en: 'Until' },
      meaning: {
        id: 'Jam ini tidak termasuk; boleh lebih kecil dari jam mulai, misalnya 22 sampai 5.',
        en: 'This hour not included; it may be smaller than the first, as in 22 until 5.',
      },
    }),
    'fraud.nightHours.amount': setting(rupiahAmount({ min: '1', max: largest }), {
      default: '200000',
      label: { id: 'Mulai dari harga', en: 'From a price of' },
      meaning: { id: 'Harga satu pesanan.', en: 'The price of one order.' },
    }),
  },
  sharedDevice: {
    'fraud.sharedDevice.action': action({
      id: 'Beberapa akun masuk di satu perangkat, dikenali dari kuncinya.',
      en: 'Several accounts are signed in on one device, known by its key.',
    }),
    'fraud.sharedDevice.count': setting(
      wholeNumber({ min: 1, max: 50, unit: { id: 'akun', en: 'accounts' } }),
      {
        default: 2,
        label: { id: 'Lebih dari', en: 'More than' },
        meaning: {
          id: 'Akun mitra yang berbeda, dalam 30 hari terakhir.',
          en: 'Different agents, within the last 30 days.',
        },
      },
    ),
  },
  sharedIdentity: {
    'fraud.sharedIdentity.action': action({
      id: 'KTP mitra ini juga dipakai akun lain, dikenali dari NIK.',
      en: 'The KTP of this agent stands on other accounts as well, known by its number.',
    }),
    'fraud.sharedIdentity.count': setting(
      wholeNumber({ min: 1, max: 50, unit: { id: 'akun', en: 'accounts' } }),
      {
        default: 1,
        label: { id: 'Lebih dari', en: 'More than' },
        meaning: {
          id: 'Akun dengan KTP yang sama, termasuk akun ini. Akun lain dihitung bila identitasnya terverifikasi, sehingga tidak ada yang dapat menghentikan orang lain dengan mengirim NIK-nya.',
          en: 'Accounts with the same KTP, this one included. Others count when their identity is verified, so that nobody can stop someone else by sending in his number.',
        },
      },
    ),
  },
  velocity: {
    'fraud.velocity.action': action({
      id: 'Satu mitra menjual jauh lebih banyak dari biasanya dalam waktu singkat.',
      en: 'One agent sells far more than usual within a short time.',
    }),
    'fraud.velocity.within': setting(duration({ min: MINUTE_MS, max: DAY_MS }), {
      default: HOUR_MS,
      label: { id: 'Dalam waktu', en: 'Within' },
      meaning: { id: 'Terhitung mundur dari pesanan ini.', en: 'Counted back from this order.' },
    }),
    'fraud.velocity.count': setting(
      wholeNumber({ min: 1, max: 5000, unit: { id: 'pesanan', en: 'orders' } }),
      {
        default: 120,
        label: { id: 'Lebih dari', en: 'More than' },
        meaning: { id: 'Pesanan ini ikut dihitung.', en: 'This order counts as well.' },
      },
    ),
    'fraud.velocity.sum': setting(rupiahAmount({ min: '1', max: largest }), {
      default: '10000000',
      label: { id: 'Atau seharga lebih dari', en: 'Or for more than' },
      meaning: {
        id: 'Pesanan ini ikut dihitung, yang gagal tidak.',
        en: 'With this order, without failed ones.',
      },
    }),
  },
  review: {
    'fraud.releaseFor': setting(duration({ min: 5 * MINUTE_MS, max: DAY_MS }), {
      default: HOUR_MS,
      label: { id: 'Pesanan yang dilepas berlaku', en: 'A released order is good for' },
      meaning: {
        id: 'Selama ini mitra dapat mengirim pesanan yang dilepas, satu kali. Sesudahnya ia harus membuat pesanan baru.',
        en: 'For this long the agent can send a released order, once. After that he has to make a new one.',
      },
    }),
  },
};

/** The same without their headings. */
export const fraudSettings = {
  ...fraudRuleSettings.newDevice,
  ...fraudRuleSettings.newDestinations,
  ...fraudRuleSettings.nightHours,
  ...fraudRuleSettings.sharedDevice,
  ...fraudRuleSettings.sharedIdentity,
  ...fraudRuleSettings.velocity,
  ...fraudRuleSettings.review,
};
