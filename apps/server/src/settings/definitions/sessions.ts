import { setting } from '../define.ts';
import { duration, yesNo } from '../kinds.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './units.ts';

/** How long one stays signed in. A shorter life ends sessions that are older than it at once. */
export const sessionSettings = {
  'sessions.agentLife': setting(duration({ min: DAY_MS, max: 365 * DAY_MS }), {
    default: 90 * DAY_MS,
    label: { id: 'Perangkat mitra tanpa dipakai', en: "Agents' devices without use" },
    meaning: {
      id: 'Perangkat yang tidak dipakai selama ini harus masuk lagi dengan kode baru.',
      en: 'A device that is not used for this long has to sign in again with a new code.',
    },
  }),
  'sessions.accessLife': setting(duration({ min: MINUTE_MS, max: 5 * MINUTE_MS }), {
    default: 5 * MINUTE_MS,
    label: { id: 'Akses singkat', en: 'Short access' },
    meaning: {
      id: 'Selama ini perangkat boleh membaca sebelum memperbarui aksesnya. Akses yang dicuri hanya dapat membaca, paling lama selama ini.',
      en: 'For so long a device may read before it renews its access. Stolen access can only read, for this long at most.',
    },
  }),
  'sessions.singleDevice': setting(yesNo(), {
    default: false,
    label: { id: 'Satu perangkat saja', en: 'One device only' },
    meaning: {
      id: 'Masuk di perangkat baru mengeluarkan perangkat lain dari akun yang sama, dan mereka diberi tahu.',
      en: "A sign-in on a new device signs the account's other devices out, and they are told why.",
    },
  }),
  'sessions.operatorIdle': setting(duration({ min: 15 * MINUTE_MS, max: 3 * DAY_MS }), {
    default: 12 * HOUR_MS,
    label: { id: 'Panel tanpa dipakai', en: 'Panel without use' },
    meaning: {
      id: 'Operator yang tidak memakai panel selama ini harus masuk lagi.',
      en: 'An operator who does not use the panel for this long has to sign in again.',
    },
  }),
  'sessions.operatorWhole': setting(duration({ min: HOUR_MS, max: 90 * DAY_MS }), {
    default: 30 * DAY_MS,
    label: { id: 'Panel paling lama', en: 'Panel at most' },
    meaning: {
      id: 'Sesering apa pun dipakai, operator harus masuk lagi setelah selama ini.',
      en: 'However much it is used, an operator has to sign in again after this long.',
    },
  }),
};
