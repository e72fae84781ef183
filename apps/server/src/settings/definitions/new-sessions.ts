import { setting } from '../define.ts';
import { wholeNumber, yesNo } from '../kinds.ts';

/** What makes a device that has just signed in a safe one. */
export const newSessionSettings = {
  'newSessions.safeAfterDays': setting(wholeNumber({ min: 0, max: 365, unit: { id: 'hari', en: 'days' } }), {
    default: 0,
    label: { id: 'Aman setelah sekian hari', en: 'Safe after so many days' },
    meaning: {
      id: 'Perangkat yang sudah masuk selama ini dianggap aman dengan sendirinya. 0 mematikan aturan ini.',
      en: 'A device that has been signed in for this long counts as safe by itself. 0 turns this rule off.',
    },
  }),
  'newSessions.safeByDevice': setting(yesNo(), {
    default: false,
    label: { id: 'Aman bila disetujui perangkat lama', en: 'Safe when an older device says so' },
    meaning: {
      id: 'Perangkat baru menjadi aman bila disetujui dari perangkat lama yang aman milik mitra yang sama. Bila dimatikan, persetujuan yang sudah ada tidak dihitung lagi.',
      en: 'A new device becomes safe when it is approved on an older, safe device of the same agent. While this is off, approvals given before do not count.',
    },
  }),
};
