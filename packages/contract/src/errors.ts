import * as z from 'zod';

/** A sentence in both languages. `{name}` is replaced from the error's details. */
export interface Sentence {
  id: string;
  en: string;
}

interface ErrorKind {
  status: 400 | 401 | 403 | 404 | 405 | 408 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  message: Sentence;
}

/**
 * Every code that the API can answer, with its HTTP status and what a person is told. Codes are stable: clients
 * decide by code, people read the message.
 */
export const errorKinds = {
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
  'otomax.unavailable': {
    status: 503,
    message: {
      id: 'Server pulsa sedang tidak dapat dihubungi. Tidak ada saldo yang terpotong.',
      en: 'The top-up server cannot be reached. Nothing was charged.',
    },
  },
  'auth.required': {
    status: 401,
    message: { id: 'Silakan masuk terlebih dahulu.', en: 'Please sign in first.' },
  },
  'auth.expired': {
    status: 401,
    message: {
      id: 'Sesi Anda telah berakhir. Silakan masuk lagi.',
      en: 'Your session has ended. Please sign in again.',
    },
  },
  'auth.plainHttp': {
    status: 403,
    message: {
      id: 'Masuk dimatikan di alamat ini karena sambungannya tidak terenkripsi (HTTP). Buka lewat HTTPS.',
      en: 'Signing in is off at this address because the connection is not encrypted (HTTP). Open it by HTTPS.',
    },
  },
  'auth.codeWrong': {
    status: 422,
    message: { id: 'Kode salah. Sisa percobaan: {left}.', en: 'Wrong code. Tries left: {left}.' },
  },
  'auth.codeExpired': {
    status: 422,
    message: {
      id: 'Kode sudah tidak berlaku. Minta kode baru.',
      en: 'The code is no longer valid. Ask for a new one.',
    },
  },
  'auth.codeTooSoon': {
    status: 429,
    message: {
      id: 'Kode baru dapat diminta dalam {retryAfter} detik.',
      en: 'You can ask for a new code in {retryAfter} seconds.',
    },
  },
  'auth.notAllowed': {
    status: 403,
    message: {
      id: 'Akun ini tidak dapat dipakai. Hubungi admin.',
      en: 'This account cannot be used. Contact the operator.',
    },
  },
  'auth.credentialsWrong': {
    status: 401,
    message: { id: 'Nama pengguna atau kata sandi salah.', en: 'Wrong user name or password.' },
  },
  'auth.passwordChangeRequired': {
    status: 403,
    message: {
      id: 'Ganti kata sandi sekali pakai terlebih dahulu.',
      en: 'Change the one-time password first.',
    },
  },
  'auth.secondFactorRequired': {
    status: 403,
    message: {
      id: 'Masukkan kode dari aplikasi autentikator Anda.',
      en: 'Enter the code of your authenticator app.',
    },
  },
  'auth.secondFactorSetUp': {
    status: 403,
    message: {
      id: 'Peran Anda wajib memakai faktor kedua. Pasang terlebih dahulu.',
      en: 'Your role needs a second factor. Set it up first.',
    },
  },
  'auth.secondFactorWrong': {
    status: 422,
    message: {
      id: 'Kode salah atau sudah dipakai. Tunggu kode berikutnya.',
      en: 'The code is wrong or was used already. Wait for the next one.',
    },
  },
  'auth.secondFactorOn': {
    status: 409,
    message: { id: 'Faktor kedua sudah aktif.', en: 'The second factor is on already.' },
  },
  'auth.secondFactorOff': {
    status: 409,
    message: { id: 'Faktor kedua belum aktif.', en: 'There is no second factor.' },
  },
  'auth.stepUpRequired': {
    status: 403,
    message: {
      id: 'Tindakan ini memerlukan kode autentikator yang baru.',
      en: 'This needs a fresh code of your authenticator.',
    },
  },
  'auth.forbidden': {
    status: 403,
    message: {
      id: 'Peran Anda tidak mengizinkan ini.',
      en: 'Your role does not allow this.',
    },
  },
  'auth.addressNotAllowed': {
    status: 403,
    message: {
      id: 'Panel tidak dapat dibuka dari alamat jaringan ini.',
      en: 'The panel cannot be used from this network address.',
    },
  },
  'operator.notFound': { status: 404, message: { id: 'Operator tidak ditemukan.', en: 'No such operator.' } },
  'operator.taken': {
    status: 409,
    message: { id: 'Nama pengguna ini sudah dipakai.', en: 'This user name is taken.' },
  },
  'operator.lastOwner': {
    status: 409,
    message: {
      id: 'Ini pemilik terakhir. Jadikan orang lain pemilik terlebih dahulu.',
      en: 'This is the last owner. Make somebody else an owner first.',
    },
  },
  'operator.beyondYou': {
    status: 403,
    message: {
      id: 'Peran itu boleh lebih banyak daripada Anda sendiri.',
      en: 'That role may do more than you may yourself.',
    },
  },
  'role.notFound': { status: 404, message: { id: 'Peran tidak ditemukan.', en: 'No such role.' } },
  'role.builtIn': {
    status: 409,
    message: { id: 'Peran bawaan tidak dapat diubah.', en: 'A built-in role cannot be changed.' },
  },
  'role.inUse': {
    status: 409,
    message: { id: 'Peran ini masih dipakai operator.', en: 'Operators still have this role.' },
  },
  'setting.locksYouOut': {
    status: 409,
    message: {
      id: 'Daftar ini tidak memuat alamat Anda sendiri ({address}), sehingga Anda akan terkunci di luar.',
      en: 'This list does not hold the address that you come from ({address}), so it would lock you out.',
    },
  },
  'auth.passwordWeak': {
    status: 422,
    message: {
      id: 'Kata sandi minimal 12 karakter dan tidak boleh mudah ditebak.',
      en: 'Use at least 12 characters, and not an obvious password.',
    },
  },
  'pin.wrong': {
    status: 422,
    message: {
      id: 'PIN salah. Sisa percobaan: {left}. Saldo tidak terpotong.',
      en: 'Wrong PIN. Tries left: {left}. Nothing was charged.',
    },
  },
  'pin.locked': {
    status: 429,
    message: {
      id: 'PIN dikunci karena salah berulang kali. Coba lagi dalam {minutes} menit.',
      en: 'The PIN is locked after repeated mistakes. Try again in {minutes} minutes.',
    },
  },
  'order.conflict': {
    status: 409,
    message: {
      id: 'Percobaan ini sudah dipakai untuk pesanan lain.',
      en: 'This attempt was already used for a different order.',
    },
  },
  'order.productUnknown': { status: 422, message: { id: 'Produk tidak ditemukan.', en: 'No such product.' } },
  'order.productClosed': {
    status: 422,
    message: {
      id: 'Produk ini sedang tidak dapat dijual. Tidak ada saldo yang terpotong.',
      en: 'This product cannot be sold right now. Nothing was charged.',
    },
  },
  'order.destinationInvalid': {
    status: 422,
    message: {
      id: 'Nomor tujuan tidak cocok dengan produk ini.',
      en: 'The destination does not fit this product.',
    },
  },
  'order.amountInvalid': {
    status: 422,
    message: { id: 'Jumlah tidak sesuai ketentuan produk.', en: 'The amount does not fit this product.' },
  },
  'order.buyerPhoneRequired': {
    status: 422,
    message: {
      id: 'Produk ini memerlukan nomor HP pembeli.',
      en: "This product needs the buyer's phone number.",
    },
  },
  'order.priceMoved': {
    status: 409,
    message: {
      id: 'Harga berubah menjadi {price}. Tidak ada saldo yang terpotong.',
      en: 'The price is now {price}. Nothing was charged.',
    },
  },
  'order.balanceTooLow': {
    status: 422,
    message: { id: 'Saldo tidak cukup.', en: 'The balance is too low.' },
  },
  'order.repeat': {
    status: 409,
    message: {
      id: 'Produk dan nomor yang sama sudah dibeli hari ini.',
      en: 'The same product and number were bought today already.',
    },
  },
  'order.inquiryRequired': {
    status: 422,
    message: { id: 'Cek tagihan terlebih dahulu.', en: 'Check the bill first.' },
  },
  'order.inquiryExpired': {
    status: 422,
    message: {
      id: 'Hasil cek tagihan sudah lama. Cek sekali lagi.',
      en: 'The bill was checked too long ago. Check it again.',
    },
  },
  'order.notFound': {
    status: 404,
    message: { id: 'Transaksi tidak ditemukan.', en: 'No such transaction.' },
  },
  'agent.notFound': { status: 404, message: { id: 'Mitra tidak ditemukan.', en: 'No such agent.' } },
  'session.notFound': { status: 404, message: { id: 'Perangkat tidak ditemukan.', en: 'No such device.' } },
  'setting.notFound': { status: 404, message: { id: 'Pengaturan tidak ditemukan.', en: 'No such setting.' } },
  'setting.conflict': {
    status: 409,
    message: {
      id: 'Pengaturan ini baru saja diubah orang lain. Lihat nilainya yang sekarang, lalu ubah lagi.',
      en: 'Somebody else has just changed this. Look at the present value, then change it again.',
    },
  },
  'notification.notFound': {
    status: 404,
    message: { id: 'Pemberitahuan tidak ditemukan.', en: 'No such notification.' },
  },
  'format.moved': {
    status: 409,
    message: {
      id: 'Format {name} di Otomax sudah berbeda dari yang ditampilkan. Periksa sekali lagi.',
      en: 'The format {name} in Otomax is not what was shown any more. Look at it again.',
    },
  },
  'format.unusable': {
    status: 422,
    message: {
      id: 'Format ini tidak memuat semua yang diperlukan, atau tidak dapat dibaca kembali.',
      en: 'This format does not carry all that is needed, or cannot be read back.',
    },
  },
  'feature.missing': {
    status: 422,
    message: {
      id: 'Fitur ini belum tersedia di server ini.',
      en: 'This feature is not available on this installation.',
    },
  },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorKinds;

export const errorCodes = Object.keys(errorKinds) as [ErrorCode, ...ErrorCode[]];

/** The one shape of every error answer. */
export const ErrorBodySchema = z
  .object({
    error: z.object({
      code: z.enum(errorCodes),
      /** In the caller's language. */
      message: z.string(),
      /** Facts behind the message: remaining tries, the new price, invalid fields. */
      details: z.record(z.string(), z.unknown()),
      requestId: z.string(),
    }),
  })
  .meta({ id: 'Error' });

export type ErrorBody = z.infer<typeof ErrorBodySchema>;
