import type { ErrorKind } from './kind.ts';

/** Who someone is, and what proves it. */
export const identityErrors = {
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
      id: 'Tunjukkan faktor kedua Anda: passkey atau kode.',
      en: 'Show your second factor: a passkey or a code.',
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
      id: 'Tindakan ini meminta faktor kedua Anda sekali lagi.',
      en: 'This asks for your second factor once more.',
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
} as const satisfies Record<string, ErrorKind>;
