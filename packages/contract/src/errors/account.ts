import type { ErrorKind } from './kind.ts';

/** The agent's profile, his data, and the end of his account. */
export const accountErrors = {
  'profile.conflict': {
    status: 409,
    message: {
      id: 'Profil baru saja diubah di perangkat lain. Lihat isinya yang sekarang, lalu ubah lagi.',
      en: 'The profile was just changed on another device. Look at it as it is now, then change it again.',
    },
  },
  'profile.turnedOff': {
    status: 403,
    message: {
      id: 'Profil tidak dapat diubah dari aplikasi. Hubungi admin.',
      en: 'The profile cannot be changed in the app. Contact the operator.',
    },
  },
  'export.tooMany': {
    status: 429,
    message: {
      id: 'Salinan data sudah diminta {most} kali dalam 24 jam terakhir. Coba lagi besok.',
      en: 'A copy of your data was asked for {most} times in the last 24 hours. Try again tomorrow.',
    },
  },
  'export.gone': {
    status: 404,
    message: {
      id: 'Berkas ini sudah diunduh atau masa berlakunya habis. Minta salinan baru.',
      en: 'This file was fetched already or its time is over. Ask for a new copy.',
    },
  },
  'export.otherDevice': {
    status: 403,
    message: {
      id: 'Berkas ini hanya dapat diunduh di perangkat yang memintanya.',
      en: 'This file can be fetched only on the device that asked for it.',
    },
  },
  'account.closing': {
    status: 403,
    message: {
      id: 'Akun ini sedang dihapus. Batalkan penghapusan di menu Akun untuk memakainya lagi. Tidak ada saldo yang terpotong.',
      en: 'This account is being deleted. Take that back under Account to use it again. Nothing was charged.',
    },
  },
  'closing.running': {
    status: 409,
    message: {
      id: 'Penghapusan akun ini sudah diminta.',
      en: 'The deletion of this account was asked for already.',
    },
  },
  'closing.notRunning': {
    status: 409,
    message: {
      id: 'Tidak ada penghapusan yang dapat dibatalkan.',
      en: 'There is no deletion that could be taken back.',
    },
  },
  'closing.notToDo': {
    status: 409,
    message: {
      id: 'Penutupan ini tidak menunggu tindakan: belum waktunya, dibatalkan, atau sudah selesai.',
      en: 'Nothing is to be done about this one: it is not due, was taken back, or is done.',
    },
  },
} as const satisfies Record<string, ErrorKind>;
