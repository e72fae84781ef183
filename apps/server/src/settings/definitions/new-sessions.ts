import { setting } from '../define.ts';
import { rupiahAmount, wholeNumber, yesNo } from '../kinds.ts';

/** What a device that has just signed in may sell, and what makes it a safe one. */
export const newSessionSettings = {
  'newSessions.perOrder': setting(rupiahAmount({ min: '0', max: '1000000000' }), {
    default: '250000',
    label: { id: 'Batas per transaksi di perangkat baru', en: 'Most in one sale on new devices' },
    meaning: {
      id: 'Perangkat yang belum aman tidak dapat menjual lebih dari ini dalam satu transaksi. 0 mematikan batas ini.',
      en: 'A device that is not safe yet cannot sell more than this at once. 0 turns this limit off.',
    },
  }),
  'newSessions.perDay': setting(rupiahAmount({ min: '0', max: '1000000000' }), {
    default: '1000000',
    label: { id: 'Batas 24 jam di perangkat baru', en: 'Most in 24 hours on new devices' },
    meaning: {
      id: 'Semua perangkat seorang mitra yang belum aman bersama-sama tidak dapat menjual lebih dari ini dalam 24 jam terakhir. Transaksi gagal tidak dihitung. 0 mematikan batas ini.',
      en: 'All devices of an agent that are not safe yet cannot sell more than this together within the last 24 hours. Failed sales do not count. 0 turns this limit off.',
    },
  }),
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
  'newSessions.safeByIdentity': setting(yesNo(), {
    default: false,
    label: {
      id: 'Aman bila identitas diverifikasi dari perangkat itu',
      en: 'Safe when the identity was verified from it',
    },
    meaning: {
      id: 'Perangkat yang mengirim swafoto dianggap aman selama identitas mitra terverifikasi. Perangkat lain milik mitra yang sama tidak ikut aman.',
      en: 'The device that sent the selfie counts as safe for as long as the identity of its agent is verified. Other devices of the same agent do not.',
    },
  }),
  'newSessions.safeAfterKeyDays': setting(
    wholeNumber({ min: 0, max: 365, unit: { id: 'hari', en: 'days' } }),
    {
      default: 0,
      label: {
        id: 'Aman setelah sekian hari memegang passkey',
        en: 'Safe after holding a passkey for so many days',
      },
      meaning: {
        id: 'Perangkat yang membuat passkey atau kunci sidik jari dengan PIN, dan masih memegangnya setelah waktu ini, dianggap aman. Perangkat lain diberi tahu saat kunci dibuat. 0 mematikan aturan ini.',
        en: 'A device that made a passkey or a fingerprint key with the PIN, and still holds it after this time, counts as safe. The other devices are told when a key is made. 0 turns this rule off.',
      },
    },
  ),
};
