import { defineWords } from '../../words/words.ts';

export const providerWords = defineWords(
  {
    title: 'Menyelesaikan…',
    lead: 'Memeriksa jawaban dari {provider}.',
    stopped: 'Belum berhasil',
    notBegun: 'Proses ini dibatalkan, atau tidak dimulai di perangkat ini. Silakan mulai lagi.',
    goOn: 'Kembali',
  },
  {
    title: 'One moment…',
    lead: 'Checking what {provider} has answered.',
    stopped: 'That did not work',
    notBegun: 'This was cancelled, or did not begin on this device. Please begin again.',
    goOn: 'Back',
  },
);
