import * as z from 'zod';
import { setting } from '../define.ts';
import { codes, duration, template, wholeNumber } from '../kinds.ts';
import { MINUTE_MS } from './units.ts';

const number = z
  .string()
  .trim()
  .regex(/^0\d{8,13}$/);

/** Texts that agents send to prove their number. */
export const signInMessageSettings = {
  'signInMessage.whatsappNumbers': setting(codes({ most: 5, code: number }), {
    default: [],
    label: { id: 'Nomor center WhatsApp', en: 'WhatsApp numbers of the centers' },
    meaning: {
      id: 'Nomor WhatsApp yang pesannya masuk ke inbox Otomax, bentuk 08….',
      en: "WhatsApp numbers whose messages reach Otomax's inbox, as 08….",
    },
  }),
  'signInMessage.smsNumbers': setting(codes({ most: 5, code: number }), {
    default: [],
    label: { id: 'Nomor center SMS', en: 'SMS numbers of the centers' },
    meaning: {
      id: 'Nomor SMS yang pesannya masuk ke inbox Otomax, bentuk 08….',
      en: "SMS numbers whose messages reach Otomax's inbox, as 08….",
    },
  }),
  'signInMessage.senderTypes': setting(
    codes({
      most: 4,
      choices: [
        { value: 'W', label: { id: 'WhatsApp (W)', en: 'WhatsApp (W)' } },
        { value: 'S', label: { id: 'SMS (S)', en: 'SMS (S)' } },
        { value: 'Y', label: { id: 'Jembatan WhatsApp (Y)', en: 'WhatsApp bridge (Y)' } },
        { value: 'G', label: { id: 'Jembatan Jabber (G)', en: 'Jabber bridge (G)' } },
      ],
    }),
    {
      default: ['W'],
      label: { id: 'Jenis pengirim yang dipercaya', en: 'Senders that count' },
      meaning: {
        id: 'Hanya pesan dari jenis ini yang membuktikan nomor. Nomor pengirim SMS dapat dipalsukan lewat gateway tertentu; aktifkan S hanya bila modem Anda menerima langsung dari operator seluler. Y dan G sejujur aplikasi jembatan Anda.',
        en: "Only texts of these kinds prove a number. The sender of an SMS can be forged through some gateways: turn S on only where your modem hears from the carrier itself. Y and G are as honest as your bridge's software.",
      },
    },
  ),
  'signInMessage.text': setting(
    template({
      longest: 120,
      placeholders: [{ name: 'code', meaning: { id: 'kode', en: 'the code' }, required: true }],
    }),
    {
      default: 'MASUK {code}',
      label: { id: 'Isi pesan agen', en: 'What the agent sends' },
      meaning: {
        id: 'Jangan menyerupai format transaksi di Otomax. Otomax akan membalas bahwa formatnya tidak dikenal; balasan itu boleh diabaikan.',
        en: 'It must not look like a message format of Otomax. Otomax will answer that it does not know it, which agents may ignore.',
      },
    },
  ),
  'signInMessage.life': setting(duration({ min: MINUTE_MS, max: 10 * MINUTE_MS }), {
    default: 5 * MINUTE_MS,
    label: { id: 'Masa berlaku pesan', en: 'Life of a text' },
    meaning: {
      id: 'Pesan harus tiba dalam waktu ini.',
      en: 'The text has to arrive within this time.',
    },
  }),
  'signInMessage.tries': setting(wholeNumber({ min: 1, max: 10, unit: { id: 'pesan', en: 'texts' } }), {
    default: 5,
    label: { id: 'Pesan salah', en: 'Wrong texts' },
    meaning: {
      id: 'Setelah sebanyak ini pesan berisi kode salah dari nomor itu, kode harus diminta lagi.',
      en: 'After this many texts of the number with a wrong code, another has to be asked for.',
    },
  }),
};
