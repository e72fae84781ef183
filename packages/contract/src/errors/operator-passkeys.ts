import type { ErrorKind } from './kind.ts';

/** Passkeys of operators, and proving oneself again. */
export const operatorPasskeysErrors = {
  'auth.reauthRequired': {
    status: 403,
    message: {
      id: 'Masukkan kata sandi Anda sekali lagi untuk melanjutkan.',
      en: 'Enter your password once more to go on.',
    },
  },
  'passkey.refused': {
    status: 422,
    message: {
      id: 'Passkey ini tidak diterima. Coba sekali lagi, atau masuk dengan kata sandi.',
      en: 'This passkey is not accepted. Try once more, or sign in with the password.',
    },
  },
  'passkey.notFound': {
    status: 404,
    message: {
      id: 'Tidak ada passkey Anda untuk alamat panel ini.',
      en: 'You have no passkey for this address of the panel.',
    },
  },
  'passkey.tooMany': {
    status: 409,
    message: {
      id: 'Anda sudah punya {most} passkey. Hapus satu terlebih dahulu.',
      en: 'You have {most} passkeys already. Remove one first.',
    },
  },
  'passkey.originUnknown': {
    status: 409,
    message: {
      id: 'Passkey tidak dapat dipakai di alamat ini: browser membuka {shown}, tetapi server mengenalnya sebagai {known}. Panel harus dibuka dengan nama (bukan angka IP), dan proxy harus meneruskan nama itu.',
      en: 'Passkeys do not work at this address: the browser shows {shown}, but the server knows it as {known}. Open the panel by a name (not an IP address), and have the proxy pass that name on.',
    },
  },
} as const satisfies Record<string, ErrorKind>;
