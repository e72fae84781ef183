import { defineWords } from '../../words/words.ts';

/** The keys of a PIN. */
export const pinPadWords = defineWords(
  {
    filled: '{count} dari {length} angka PIN terisi',
    delete: 'Hapus satu angka',
    digit: 'Angka {digit}',
  },
  {
    filled: '{count} of {length} digits of the PIN entered',
    delete: 'Delete one digit',
    digit: 'Digit {digit}',
  },
);
