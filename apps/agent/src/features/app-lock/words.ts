import { defineWords } from '../../words/words.ts';

/** The screen over a locked app. */
export const lockWords = defineWords(
  {
    title: 'Aplikasi terkunci',
    text: 'Masukkan PIN untuk membukanya.',
    unlock: 'Buka dengan sidik jari atau wajah',
    offline: 'PIN tidak dapat dicek tanpa internet. Sambungkan dulu, lalu coba lagi.',
    wrong: 'PIN salah. Sisa percobaan: {left}.',
    signOut: 'Keluar dari akun',
  },
  {
    title: 'The app is locked',
    text: 'Enter your PIN to open it.',
    unlock: 'Open with fingerprint or face',
    offline: 'The PIN cannot be checked without the internet. Connect first, then try again.',
    wrong: 'Wrong PIN. Tries left: {left}.',
    signOut: 'Sign out',
  },
);
