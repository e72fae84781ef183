import type { ErrorKind } from './kind.ts';

/** Identity documents, their photos and their review. */
export const identityDocumentsErrors = {
  'identity.required': {
    status: 403,
    message: {
      id: 'Fitur ini memerlukan identitas yang terverifikasi. Lengkapi KTP dan swafoto di menu Verifikasi identitas.',
      en: 'This needs a verified identity. Send your KTP and a selfie under Verify identity.',
    },
  },
  'identity.closed': {
    status: 403,
    message: {
      id: 'Verifikasi identitas sedang tidak dibuka. Hubungi admin.',
      en: 'Identity documents are not taken at the moment. Contact the operator.',
    },
  },
  'identity.notNeeded': {
    status: 409,
    message: {
      id: 'Dokumen ini sedang diperiksa atau sudah terverifikasi. Tidak perlu dikirim lagi.',
      en: 'This document is in review or verified already. There is no need to send it again.',
    },
  },
  'identity.photoTooLarge': {
    status: 413,
    message: {
      id: 'Foto terlalu besar. Paling besar {megabytes} MB.',
      en: 'The photo is too large. At most {megabytes} MB.',
    },
  },
  'identity.notAPhoto': {
    status: 415,
    message: {
      id: 'Berkas ini bukan foto JPEG atau PNG yang utuh. Ambil fotonya lagi.',
      en: 'This is not a whole JPEG or PNG photo. Take it again.',
    },
  },
  'identity.photoSize': {
    status: 422,
    message: {
      id: 'Ukuran foto tidak sesuai: sisi terpendek minimal {minSide} piksel, seluruhnya paling banyak {maxMegapixels} megapiksel.',
      en: 'The photo has the wrong size: its shorter side needs {minSide} pixels, and all of it at most {maxMegapixels} megapixels.',
    },
  },
  'identity.tooManyPhotos': {
    status: 429,
    message: {
      id: 'Terlalu banyak foto hari ini. Coba lagi besok.',
      en: 'Too many photos today. Try again tomorrow.',
    },
  },
  'identity.photoGone': {
    status: 404,
    message: {
      id: 'Foto tidak ditemukan atau sudah dihapus. Ambil fotonya lagi.',
      en: 'There is no such photo, or it has been deleted. Take it again.',
    },
  },
  'identity.consentMoved': {
    status: 409,
    message: {
      id: 'Pernyataan persetujuan sudah berubah. Baca dan setujui yang terbaru.',
      en: 'The consent text has changed. Read and agree to the present one.',
    },
  },
  'identity.incomplete': {
    status: 422,
    message: {
      id: 'Masih ada dokumen yang harus ikut dikirim.',
      en: 'Some document that is needed is missing.',
    },
  },
  'identity.conflict': {
    status: 409,
    message: {
      id: 'Data ini baru saja berubah. Lihat keadaannya sekarang, lalu ulangi.',
      en: 'This has just changed. Look at it as it is now, then do it again.',
    },
  },
  'identity.livenessNeeded': {
    status: 422,
    message: {
      id: 'Swafoto harus disertai gerakan wajah. Ulangi swafoto.',
      en: 'The selfie must come with movements of the face. Take it again.',
    },
  },
  'identity.livenessOver': {
    status: 409,
    message: {
      id: 'Waktu gerakan wajah habis atau sudah dipakai. Ulangi swafoto.',
      en: 'The time for the movements is over, or they have been used. Take the selfie again.',
    },
  },
  'identity.livenessStep': {
    status: 409,
    message: {
      id: 'Urutan gerakan tidak sesuai. Ulangi swafoto.',
      en: 'That was not the next movement. Take the selfie again.',
    },
  },
  'identity.notFound': {
    status: 404,
    message: { id: 'Mitra ini belum mengirim dokumen.', en: 'This member has sent no documents.' },
  },
  'identity.taken': {
    status: 409,
    message: {
      id: 'Sedang diperiksa {operator}.',
      en: '{operator} is reviewing this.',
    },
  },
  'identity.notYours': {
    status: 409,
    message: {
      id: 'Waktu pemeriksaan Anda habis. Ambil lagi berkas ini sebelum memutuskan.',
      en: 'Your hold on this case is over. Take it again before you decide.',
    },
  },
  'identity.notInReview': {
    status: 409,
    message: { id: 'Dokumen ini tidak sedang diperiksa.', en: 'This document is not in review.' },
  },
  'identity.sameApprover': {
    status: 409,
    message: {
      id: 'Anda sudah menyetujui. Persetujuan kedua harus dari operator lain.',
      en: 'You have approved this already. The second approval must come from another operator.',
    },
  },
  'identity.reasonWrong': {
    status: 422,
    message: {
      id: 'Alasan ini tidak berlaku untuk dokumen tersebut, atau catatan "Lainnya" masih kosong.',
      en: 'That reason does not fit the document, or "Something else" has no note.',
    },
  },
  'identity.addressOver': {
    status: 403,
    message: {
      id: 'Tautan foto sudah tidak berlaku. Buka lagi dari berkasnya.',
      en: 'The address of the photo is no longer valid. Open it again from the case.',
    },
  },
  'identity.storageAway': {
    status: 503,
    message: {
      id: 'Penyimpanan foto sedang tidak dapat dijangkau. Coba lagi sebentar.',
      en: 'The storage of photos cannot be reached at the moment. Try again shortly.',
    },
  },
  'order.overUnverifiedOrder': {
    status: 403,
    message: {
      id: 'Selama identitas Anda belum terverifikasi, paling banyak {maxText} per transaksi. Saldo tidak terpotong. Jual lebih kecil, atau verifikasi identitas di menu Akun.',
      en: 'While your identity is not verified, at most {maxText} in one sale. Nothing was charged. Sell less, or verify your identity under Account.',
    },
  },
  'order.overUnverifiedTotal': {
    status: 403,
    message: {
      id: 'Selama identitas Anda belum terverifikasi, sisa batasnya {leftText} dari {maxText} per 24 jam. Saldo tidak terpotong. Tunggu, atau verifikasi identitas di menu Akun.',
      en: 'While your identity is not verified, {leftText} of {maxText} in 24 hours are left. Nothing was charged. Wait, or verify your identity under Account.',
    },
  },
} as const satisfies Record<string, ErrorKind>;
