import type { ErrorKind } from './kind.ts';

/** The PIN, and what may stand in its place. */
export const pinErrors = {
  'pin.disabled': {
    status: 422,
    message: {
      id: 'PIN dinonaktifkan karena terlalu sering salah. Atur ulang PIN di menu Akun › PIN & keamanan. Saldo tidak terpotong.',
      en: 'The PIN is switched off after too many mistakes. Reset it under Account › PIN & security. Nothing was charged.',
    },
  },
  'pin.notDisabled': {
    status: 409,
    message: {
      id: 'PIN mitra ini tidak dinonaktifkan, atau dapat diatur ulang oleh mitra sendiri.',
      en: "This member's PIN is not switched off, or he can reset it himself.",
    },
  },
  'pin.weak': {
    status: 422,
    message: {
      id: 'PIN baru ini terlalu mudah ditebak. Pilih yang lain.',
      en: 'This new PIN is too easy to guess. Choose another.',
    },
  },
  'pin.changing': {
    status: 409,
    message: {
      id: 'PIN sedang diganti. Tunggu sebentar, lalu coba lagi. Saldo tidak terpotong.',
      en: 'The PIN is just being changed. Wait a moment and try again. Nothing was charged.',
    },
  },
  'pin.changeNotFound': {
    status: 404,
    message: { id: 'Penggantian PIN tidak ditemukan.', en: 'No such change of the PIN.' },
  },
  'approval.refused': {
    status: 422,
    message: {
      id: 'Sidik jari atau wajah tidak dapat dipakai untuk pesanan ini. Gunakan PIN. Saldo tidak terpotong.',
      en: 'The fingerprint or face cannot be used for this order. Use the PIN. Nothing was charged.',
    },
  },
  'approval.off': {
    status: 422,
    message: {
      id: 'Operator belum mengizinkan sidik jari atau wajah. Gunakan PIN.',
      en: 'The operator does not allow fingerprint or face. Use the PIN.',
    },
  },
  'approval.tooMany': {
    status: 422,
    message: {
      id: 'Sudah {most} perangkat memakai sidik jari atau wajah. Hapus salah satu dulu.',
      en: '{most} devices use fingerprint or face already. Remove one first.',
    },
  },
  'approval.expired': {
    status: 422,
    message: { id: 'Waktunya habis. Mulai lagi.', en: 'Too much time has passed. Begin again.' },
  },
  'approval.notMade': {
    status: 422,
    message: {
      id: 'Perangkat ini tidak dapat dipastikan. Coba lagi, atau tetap gunakan PIN.',
      en: 'This device could not be verified. Try again, or go on with the PIN.',
    },
  },
  'approval.notFound': {
    status: 404,
    message: { id: 'Perangkat ini sudah dihapus.', en: 'This device is removed already.' },
  },
} as const satisfies Record<string, ErrorKind>;
