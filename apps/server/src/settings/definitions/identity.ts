import { setting } from '../define.ts';
import { duration, rupiahAmount, template, wholeNumber, yesNo } from '../kinds.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './units.ts';

const brand = { name: 'brand', meaning: { id: 'nama aplikasi', en: 'name of the app' }, required: false };

/** Identity documents: what is taken, how it is checked, who may see it and for how long it is kept. */
export const identitySettings = {
  'identity.open': setting(yesNo(), {
    default: true,
    label: { id: 'Terima dokumen identitas', en: 'Take identity documents' },
    meaning: {
      id: 'Bila mati, mitra tidak dapat mengirim KTP dan swafoto. Yang sudah dikirim tetap dapat diperiksa.',
      en: 'When off, agents cannot send a KTP and a selfie. What has been sent can still be reviewed.',
    },
  }),
  'identity.unverifiedPerOrder': setting(rupiahAmount({ min: '0', max: '1000000000' }), {
    default: '0',
    label: { id: 'Batas per transaksi sebelum terverifikasi', en: 'Most in one sale until verified' },
    meaning: {
      id: 'Mitra yang identitasnya belum terverifikasi tidak dapat menjual lebih dari ini dalam satu transaksi, di perangkat mana pun. 0 mematikan batas ini.',
      en: 'An agent whose identity is not verified cannot sell more than this at once, on whatever device. 0 turns this limit off.',
    },
  }),
  'identity.unverifiedPerDay': setting(rupiahAmount({ min: '0', max: '1000000000' }), {
    default: '0',
    label: { id: 'Batas 24 jam sebelum terverifikasi', en: 'Most in 24 hours until verified' },
    meaning: {
      id: 'Semua perangkat mitra yang identitasnya belum terverifikasi bersama-sama tidak dapat menjual lebih dari ini dalam 24 jam terakhir. Transaksi gagal tidak dihitung. 0 mematikan batas ini.',
      en: 'All devices of an agent whose identity is not verified cannot sell more than this together within the last 24 hours. Failed sales do not count. 0 turns this limit off.',
    },
  }),
  'identity.secondApprover': setting(yesNo(), {
    default: false,
    label: { id: 'Dua pemeriksa', en: 'Two reviewers' },
    meaning: {
      id: 'Dokumen baru terverifikasi setelah disetujui dua operator yang berbeda.',
      en: 'A document is verified only when two different operators have approved it.',
    },
  }),
  'identity.leaseLife': setting(duration({ min: MINUTE_MS, max: HOUR_MS }), {
    default: 2 * MINUTE_MS,
    label: { id: 'Lama memegang berkas', en: 'Holding a case' },
    meaning: {
      id: 'Selama ini berkas yang diambil seorang pemeriksa tidak dapat diambil yang lain. Selama layarnya terbuka di depannya, waktunya diperpanjang sendiri; bila tab ditutup, berkas langsung bebas.',
      en: 'For this long a case that one reviewer has taken cannot be taken by another. It is prolonged by itself while he has it before him; closing the tab frees the case at once.',
    },
  }),
  'identity.addressLife': setting(duration({ min: 30 * SECOND_MS, max: 5 * MINUTE_MS }), {
    default: 2 * MINUTE_MS,
    label: { id: 'Masa berlaku tautan foto', en: 'Life of a photo address' },
    meaning: {
      id: 'Setelah selama ini tautan foto harus diminta lagi. Tautan hanya berlaku di sesi yang memintanya.',
      en: 'After this long the address of a photo has to be asked for again. It works only in the session that asked.',
    },
  }),
  'identity.photoMegabytes': setting(wholeNumber({ min: 1, max: 20, unit: { id: 'MB', en: 'MB' } }), {
    default: 8,
    label: { id: 'Ukuran berkas foto', en: 'Size of a photo file' },
    meaning: {
      id: 'Foto yang lebih besar ditolak sebelum dibaca.',
      en: 'A larger photo is refused before it is read.',
    },
  }),
  'identity.photoMegapixels': setting(
    wholeNumber({ min: 2, max: 50, unit: { id: 'megapiksel', en: 'megapixels' } }),
    {
      default: 24,
      label: { id: 'Piksel foto', en: 'Pixels of a photo' },
      meaning: {
        id: 'Foto dengan piksel lebih banyak ditolak sebelum dibuka. Membatasi memori server.',
        en: 'A photo of more pixels is refused before it is opened. Limits the memory of the server.',
      },
    },
  ),
  'identity.photoSide': setting(wholeNumber({ min: 1000, max: 3000, unit: { id: 'piksel', en: 'pixels' } }), {
    default: 1600,
    label: { id: 'Sisi terpanjang yang disimpan', en: 'Longest side that is kept' },
    meaning: {
      id: 'Foto yang lebih besar dikecilkan sebelum disimpan.',
      en: 'A larger photo is made smaller before it is kept.',
    },
  }),
  'identity.photosPerDay': setting(wholeNumber({ min: 10, max: 500, unit: { id: 'foto', en: 'photos' } }), {
    default: 60,
    label: { id: 'Foto per mitra per hari', en: 'Photos per agent and day' },
    meaning: {
      id: 'Termasuk bidikan gerakan wajah. Membatasi ruang dan waktu server.',
      en: 'Frames of liveness checks count too. Limits room and time of the server.',
    },
  }),
  'identity.liveness': setting(yesNo(), {
    default: true,
    label: { id: 'Gerakan wajah wajib', en: 'Movements of the face required' },
    meaning: {
      id: 'Swafoto harus disertai gerakan wajah dalam urutan acak. Hasilnya petunjuk bagi pemeriksa, bukan keputusan.',
      en: 'A selfie must come with movements of the face in random order. The result is a hint for the reviewer, not a decision.',
    },
  }),
  'identity.livenessSteps': setting(
    wholeNumber({ min: 2, max: 4, unit: { id: 'gerakan', en: 'movements' } }),
    {
      default: 3,
      label: { id: 'Jumlah gerakan wajah', en: 'Movements of the face' },
      meaning: {
        id: 'Sebanyak ini gerakan diminta, setiap kali dalam urutan lain.',
        en: 'This many movements are asked for, each time in another order.',
      },
    },
  ),
  'identity.livenessLife': setting(duration({ min: 30 * SECOND_MS, max: 10 * MINUTE_MS }), {
    default: 3 * MINUTE_MS,
    label: { id: 'Waktu untuk gerakan wajah', en: 'Time for the movements' },
    meaning: {
      id: 'Setelah selama ini gerakan harus diulang dari awal.',
      en: 'After this long the movements begin anew.',
    },
  }),
  'identity.faceCheck': setting(yesNo(), {
    default: true,
    label: { id: 'Baca wajah di server', en: 'Look at faces on the server' },
    meaning: {
      id: 'Server membandingkan wajah pada gerakan, swafoto, dan KTP. Memakai prosesor beberapa detik per kiriman.',
      en: 'The server compares the faces of movements, selfie and KTP. Takes some seconds of processor for each submission.',
    },
  }),
  'identity.readKtp': setting(yesNo(), {
    default: true,
    label: { id: 'Baca tulisan KTP di server', en: 'Read the KTP on the server' },
    meaning: {
      id: 'NIK, nama, dan tanggal lahir dibaca dari foto sebagai saran. Memakai prosesor beberapa detik per foto.',
      en: 'NIK, name and date of birth are read off the photo as a suggestion. Takes some seconds of processor for each photo.',
    },
  }),
  'identity.keepRejected': setting(duration({ min: DAY_MS, max: 365 * DAY_MS }), {
    default: 30 * DAY_MS,
    label: { id: 'Simpan foto yang ditolak', en: 'Keep rejected photos' },
    meaning: {
      id: 'Setelah selama ini foto yang ditolak dihapus.',
      en: 'After this long a rejected photo is deleted.',
    },
  }),
  'identity.keepSelfie': setting(duration({ min: DAY_MS, max: 3650 * DAY_MS }), {
    default: 365 * DAY_MS,
    label: { id: 'Simpan swafoto setelah terverifikasi', en: 'Keep selfies after verification' },
    meaning: {
      id: 'Setelah selama ini swafoto dan bidikan gerakan dihapus; statusnya tetap terverifikasi.',
      en: 'After this long selfie and frames are deleted; the agent stays verified.',
    },
  }),
  'identity.keepAfterAccount': setting(duration({ min: DAY_MS, max: 3650 * DAY_MS }), {
    default: 30 * DAY_MS,
    label: { id: 'Simpan setelah akun berakhir', en: 'Keep after the account has ended' },
    meaning: {
      id: 'Selama ini setelah mitra dihapus di Otomax, semua data identitasnya dimusnahkan.',
      en: 'This long after an agent was deleted in Otomax, all of his identity data is destroyed.',
    },
  }),
  'identity.consentText': setting(template({ longest: 2000, placeholders: [brand] }), {
    default:
      'Saya menyetujui {brand} memproses foto KTP, swafoto, gerakan wajah, NIK, nama, dan tanggal lahir saya untuk memastikan bahwa akun ini milik saya dan mencegah penipuan (UU No. 27 Tahun 2022). Data disimpan terenkripsi, hanya dilihat petugas yang berwenang, dan setiap kali dilihat dicatat. Saya dapat melihat, meminta salinan, memperbaiki, atau menarik persetujuan ini kapan saja; bila ditarik, data saya dimusnahkan dan status terverifikasi berakhir.',
    label: { id: 'Pernyataan persetujuan', en: 'Consent text (Indonesian)' },
    meaning: {
      id: 'Disetujui mitra pada setiap kiriman. Setiap perubahan menjadi versi baru; naskah yang disetujui disimpan.',
      en: 'Agents agree to it with each submission. Every change is a new version; what was agreed to is kept.',
    },
  }),
  'identity.consentTextEnglish': setting(template({ longest: 2000, placeholders: [brand] }), {
    default:
      'I agree that {brand} processes the photo of my KTP, my selfie, the movements of my face, my NIK, name and date of birth, in order to make sure that this account is mine and to prevent fraud (Law 27 of 2022). The data is kept encrypted and seen by authorised staff only, and every look is logged. I may see it, ask for a copy, correct it, or withdraw this consent at any time; then my data is destroyed and I am no longer verified.',
    label: { id: 'Pernyataan persetujuan (Inggris)', en: 'Consent text (English)' },
    meaning: {
      id: 'Terjemahan yang ditampilkan kepada mitra yang memakai bahasa Inggris; termasuk versi yang sama.',
      en: 'What agents who use English are shown; part of the same version.',
    },
  }),
};
