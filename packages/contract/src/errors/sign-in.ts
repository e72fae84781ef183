import type { ErrorKind } from './kind.ts';

/** What can stand in the way of signing in, beside a wrong code. */
export const signInErrors = {
  'auth.wayOff': {
    status: 403,
    message: {
      id: 'Cara masuk ini tidak dipakai di sini. Pilih cara lain.',
      en: 'This way of signing in is not in use here. Choose another.',
    },
  },
  'auth.notRegistered': {
    status: 403,
    message: {
      id: 'Nomor ini belum terdaftar sebagai agen. Untuk mendaftar, hubungi {contact}.',
      en: 'This number is not registered as an agent yet. To register, ask {contact}.',
    },
  },
  'provider.unavailable': {
    status: 503,
    message: {
      id: 'Layanan masuk itu tidak menjawab. Coba lagi, atau masuk dengan nomor HP.',
      en: 'That sign-in service does not answer. Try again, or sign in with your number.',
    },
  },
  'provider.refused': {
    status: 422,
    message: {
      id: 'Proses masuk tidak dapat dipastikan berasal dari perangkat ini. Mulai lagi.',
      en: 'It is not certain that this sign-in began on this device. Begin again.',
    },
  },
  'provider.notLinked': {
    status: 403,
    message: {
      id: 'Akun ini belum tertaut ke nomor agen. Masuk dengan nomor HP, lalu tautkan di Akun → Akun tertaut.',
      en: 'This account is not linked to an agent yet. Sign in with your number, then link it in Account → Linked accounts.',
    },
  },
  'provider.linkedElsewhere': {
    status: 409,
    message: {
      id: 'Akun ini sudah tertaut ke agen lain. Lepaskan dahulu di sana.',
      en: 'This account is linked to another agent. Unlink it there first.',
    },
  },
  'provider.linkNotFound': {
    status: 404,
    message: { id: 'Tautan ini sudah tidak ada.', en: 'This link is gone already.' },
  },
  'appCheck.refused': {
    status: 403,
    message: {
      id: 'Aplikasi ini tidak dapat dipastikan asli. Pasang versi resmi terbaru, lalu coba lagi.',
      en: 'It is not certain that this app is the genuine one. Install the latest official version, then try again.',
    },
  },
  'reviewer.fenced': {
    status: 403,
    message: {
      id: 'Akun peninjau hanya dapat melihat-lihat. Tidak ada yang dapat dijual atau diubah.',
      en: "A reviewer's account can only look around. Nothing can be sold or changed.",
    },
  },
  'reviewer.notThatMember': {
    status: 422,
    message: {
      id: 'Nomor ini bukan milik anggota {agentCode} yang aktif.',
      en: 'This number is not that of an active member {agentCode}.',
    },
  },
  'reviewer.openAlready': {
    status: 409,
    message: {
      id: 'Akses peninjau sudah terbuka. Tutup dahulu.',
      en: "A reviewer's access is open already. Close it first.",
    },
  },
  'reviewer.notOpen': {
    status: 404,
    message: { id: 'Tidak ada akses peninjau yang terbuka.', en: "No reviewer's access is open." },
  },
} as const satisfies Record<string, ErrorKind>;
