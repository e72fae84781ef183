import type { ErrorKind } from './kind.ts';

/** What any request may meet. */
export const requestErrors = {
  'request.invalid': {
    status: 400,
    message: {
      id: 'Permintaan tidak dapat dibaca. Periksa isian Anda.',
      en: 'The request could not be read. Check what you entered.',
    },
  },
  'request.tooLarge': {
    status: 413,
    message: { id: 'Data yang dikirim terlalu besar.', en: 'The request is too large.' },
  },
  'request.unsupportedType': {
    status: 415,
    message: { id: 'Permintaan harus berupa JSON.', en: 'The request must be JSON.' },
  },
  'request.badCursor': {
    status: 400,
    message: {
      id: 'Penanda halaman tidak berlaku. Muat ulang daftar.',
      en: 'The page cursor is not valid. Reload the list.',
    },
  },
  'request.notFound': {
    status: 404,
    message: { id: 'Alamat ini tidak ada.', en: 'There is nothing at this address.' },
  },
  'request.methodNotAllowed': {
    status: 405,
    message: { id: 'Cara ini tidak didukung di alamat ini.', en: 'This method is not supported here.' },
  },
  'request.tooMany': {
    status: 429,
    message: {
      id: 'Terlalu banyak permintaan. Coba lagi dalam {retryAfter} detik.',
      en: 'Too many requests. Try again in {retryAfter} seconds.',
    },
  },
  'request.crossSite': {
    status: 403,
    message: { id: 'Permintaan dari situs lain ditolak.', en: 'Requests from other sites are refused.' },
  },
  'server.internal': {
    status: 500,
    message: {
      id: 'Ada kesalahan di server kami. Uang Anda aman; coba lagi sebentar.',
      en: 'Something went wrong on our side. Your money is safe; try again shortly.',
    },
  },
  'store.unavailable': {
    status: 503,
    message: {
      id: 'Data kami sedang tidak dapat dijangkau. Uang Anda aman; coba lagi sebentar.',
      en: 'Our own records cannot be reached at the moment. Your money is safe; try again shortly.',
    },
  },
  'otomax.unavailable': {
    status: 503,
    message: {
      id: 'Server pulsa sedang tidak dapat dihubungi. Tidak ada saldo yang terpotong.',
      en: 'The top-up server cannot be reached. Nothing was charged.',
    },
  },
} as const satisfies Record<string, ErrorKind>;
