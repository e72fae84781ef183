import { setting } from '../define.ts';
import { duration } from '../kinds.ts';
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
