import type { Sentence } from './errors/kind.ts';

interface RepairReason {
  /** The documents that it can be said of. */
  of: readonly ('ktp' | 'selfie')[];
  /** Short, for a reviewer who chooses it. */
  label: Sentence;
  /** What the agent is told to do. */
  advice: Sentence;
}

/** Why a photo is sent back; free words of the reviewer may stand beside it. */
export const repairReasons = {
  blurred: {
    of: ['ktp', 'selfie'],
    label: { id: 'Buram', en: 'Blurred' },
    advice: {
      id: 'Foto buram. Pegang HP dengan kedua tangan dan tunggu sampai fokus.',
      en: 'The photo is blurred. Hold the phone with both hands and wait until it is in focus.',
    },
  },
  glare: {
    of: ['ktp', 'selfie'],
    label: { id: 'Silau', en: 'Glare' },
    advice: {
      id: 'Ada pantulan cahaya. Jauhkan dari lampu dan matikan lampu kilat.',
      en: 'Light is reflected. Move away from lamps and turn the flash off.',
    },
  },
  tooDark: {
    of: ['ktp', 'selfie'],
    label: { id: 'Terlalu gelap', en: 'Too dark' },
    advice: {
      id: 'Foto terlalu gelap. Ambil di tempat yang terang.',
      en: 'The photo is too dark. Take it where there is light.',
    },
  },
  cropped: {
    of: ['ktp', 'selfie'],
    label: { id: 'Terpotong', en: 'Cut off' },
    advice: {
      id: 'Foto terpotong. Pastikan semuanya berada di dalam bingkai.',
      en: 'A part is cut off. See that everything lies within the frame.',
    },
  },
  notKtp: {
    of: ['ktp'],
    label: { id: 'Bukan KTP', en: 'Not a KTP' },
    advice: {
      id: 'Ini bukan foto KTP. Foto KTP asli Anda.',
      en: 'This is not a KTP. Photograph your own KTP.',
    },
  },
  copy: {
    of: ['ktp', 'selfie'],
    label: { id: 'Foto dari salinan atau layar', en: 'Of a copy or a screen' },
    advice: {
      id: 'Foto diambil dari salinan atau layar. Foto langsung dari aslinya.',
      en: 'The photo is of a copy or a screen. Photograph the original itself.',
    },
  },
  damaged: {
    of: ['ktp'],
    label: { id: 'KTP rusak', en: 'Damaged KTP' },
    advice: {
      id: 'KTP rusak sehingga tidak terbaca. Urus penggantiannya di Dukcapil, lalu kirim lagi.',
      en: 'The KTP is damaged and cannot be read. Have it replaced at Dukcapil, then send it again.',
    },
  },
  dataDiffers: {
    of: ['ktp'],
    label: { id: 'Data tidak sama dengan KTP', en: 'Data differs from the KTP' },
    advice: {
      id: 'Isian Anda tidak sama dengan KTP. Periksa NIK, nama, dan tanggal lahir.',
      en: 'What you entered differs from the KTP. Check NIK, name and date of birth.',
    },
  },
  notSamePerson: {
    of: ['ktp', 'selfie'],
    label: { id: 'Wajah berbeda dengan KTP', en: 'Another face than on the KTP' },
    advice: {
      id: 'Wajah pada swafoto tidak sama dengan KTP. Pemilik KTP sendiri yang harus berfoto.',
      en: 'The face is not that of the KTP. Its owner must take the photo of himself.',
    },
  },
  faceCovered: {
    of: ['selfie'],
    label: { id: 'Wajah tertutup', en: 'Face covered' },
    advice: {
      id: 'Wajah tertutup. Lepaskan masker, kacamata hitam, atau topi.',
      en: 'The face is covered. Take off mask, sunglasses or cap.',
    },
  },
  notLive: {
    of: ['selfie'],
    label: { id: 'Gerakan tidak meyakinkan', en: 'Movements not convincing' },
    advice: {
      id: 'Gerakan wajah tidak terbaca. Ulangi swafoto dan ikuti petunjuknya perlahan.',
      en: 'The movements could not be made out. Take the selfie again and follow the steps slowly.',
    },
  },
  other: {
    of: ['ktp', 'selfie'],
    label: { id: 'Lainnya', en: 'Something else' },
    advice: { id: 'Lihat catatan pemeriksa.', en: "See the reviewer's note." },
  },
} as const satisfies Record<string, RepairReason>;

export type RepairReasonCode = keyof typeof repairReasons;

export const repairReasonCodes = Object.keys(repairReasons) as [RepairReasonCode, ...RepairReasonCode[]];

/** Whether a reason can be given for this document. */
export function isReasonFor(reason: RepairReasonCode, document: 'ktp' | 'selfie'): boolean {
  return (repairReasons[reason].of as readonly string[]).includes(document);
}
