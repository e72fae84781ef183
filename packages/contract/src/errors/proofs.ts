import type { ErrorKind } from './kind.ts';

/** Proofs beyond being signed in. */
export const proofsErrors = {
  'proof.required': {
    status: 403,
    message: {
      id: 'Ini perlu konfirmasi tambahan bahwa benar Anda yang melakukannya.',
      en: 'This needs one more confirmation that it is you.',
    },
  },
  'proof.impossible': {
    status: 403,
    message: {
      id: 'Perangkat ini belum dapat memastikan bahwa ini Anda. Lakukan dari perangkat lama Anda, atau hubungi admin.',
      en: 'This device cannot confirm that it is you yet. Use your older device, or contact the operator.',
    },
  },
  'proof.notFound': {
    status: 404,
    message: { id: 'Permintaan konfirmasi tidak ditemukan.', en: 'There is no such confirmation.' },
  },
  'proof.closed': {
    status: 409,
    message: {
      id: 'Permintaan konfirmasi ini sudah dijawab atau sudah lewat waktunya.',
      en: 'This confirmation was answered already, or its time is over.',
    },
  },
  'proof.tooMany': {
    status: 429,
    message: {
      id: 'Perangkat lama sudah terlalu sering ditanya. Coba lagi dalam {minutes} menit.',
      en: 'The older device was asked too often. Try again in {minutes} minutes.',
    },
  },
} as const satisfies Record<string, ErrorKind>;
