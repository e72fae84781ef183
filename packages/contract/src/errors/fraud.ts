import type { ErrorKind } from './kind.ts';

/** What the rules against fraud answer. */
export const fraudErrors = {
  'order.proofRequired': {
    status: 403,
    message: {
      id: 'Pesanan ini perlu satu konfirmasi lagi bahwa benar Anda yang mengirim. Saldo tidak terpotong. Bila tidak bisa, hubungi admin dan sebutkan {case}.',
      en: 'This order needs one more confirmation that it is you. Nothing was charged. If you cannot, contact the operator and name {case}.',
    },
  },
  'order.held': {
    status: 403,
    message: {
      id: 'Pesanan ini ditahan untuk diperiksa admin. Saldo tidak terpotong. Anda diberi tahu hasilnya, lalu mengirimnya sendiri. Jangan dijual ulang dulu. Nomor pemeriksaan {case}.',
      en: 'This order is held for the operator to look at. Nothing was charged. You will hear what he decides and then send it yourself. Do not sell it again yet. Case {case}.',
    },
  },
  'order.rejected': {
    status: 403,
    message: {
      id: 'Admin menolak pesanan ini: {reason} Saldo tidak terpotong. Hubungi admin dan sebutkan {case}.',
      en: 'The operator rejected this order: {reason} Nothing was charged. Contact him and name {case}.',
    },
  },
  'order.blocked': {
    status: 403,
    message: {
      id: 'Pesanan ini ditolak aturan keamanan. Saldo tidak terpotong. Hubungi admin dan sebutkan {case}.',
      en: 'A security rule refused this order. Nothing was charged. Contact the operator and name {case}.',
    },
  },
  'fraud.caseNotFound': {
    status: 404,
    message: { id: 'Pemeriksaan tidak ditemukan.', en: 'There is no such case.' },
  },
  'fraud.caseDecided': {
    status: 409,
    message: {
      id: 'Sudah diputuskan orang lain. Muat ulang untuk melihatnya.',
      en: 'Somebody else has decided it. Reload to see.',
    },
  },
} as const satisfies Record<string, ErrorKind>;
