import { setting } from '../define.ts';
import { duration, template, wholeNumber, yesNo } from '../kinds.ts';
import { HOUR_MS, MINUTE_MS } from './units.ts';

/** Proofs, for one deed, beyond being signed in. ASVS 6.5.5: none waits longer than ten minutes to be given. */
export const proofSettings = {
  'proofs.giveWithin': setting(duration({ min: MINUTE_MS, max: 10 * MINUTE_MS }), {
    default: 5 * MINUTE_MS,
    label: { id: 'Waktu menjawab konfirmasi', en: 'Time to confirm' },
    meaning: {
      id: 'Permintaan kepada perangkat lama yang belum dijawab selama ini gugur. Kode mengikuti masa berlaku kode masuk.',
      en: 'A question to an older device that is not answered for this long lapses. A code lives as long as a sign-in code.',
    },
  }),
  'proofs.useWithin': setting(duration({ min: MINUTE_MS, max: HOUR_MS }), {
    default: 10 * MINUTE_MS,
    label: { id: 'Waktu memakai konfirmasi', en: 'Time to use a confirmation' },
    meaning: {
      id: 'Konfirmasi yang sudah diberikan harus dipakai dalam waktu ini, satu kali saja.',
      en: 'A confirmation that was given has to be used within this time, and once only.',
    },
  }),
  'proofs.asksPerHour': setting(wholeNumber({ min: 1, max: 30, unit: { id: 'kali', en: 'times' } }), {
    default: 6,
    label: { id: 'Pertanyaan ke perangkat lama per jam', en: 'Questions to older devices per hour' },
    meaning: {
      id: 'Perangkat lama seorang mitra ditanya paling banyak sebanyak ini per jam, supaya tidak ada yang menekan "Setujui" karena bosan ditanya.',
      en: 'The older devices of an agent are asked no more often than this per hour, so that nobody says yes only because he is tired of being asked.',
    },
  }),
  'proofs.codeOnNewDevices': setting(yesNo(), {
    default: true,
    label: { id: 'Kode untuk pesanan di perangkat baru', en: 'Codes for orders on new devices' },
    meaning: {
      id: 'Kode ke nomor HP cukup untuk mengonfirmasi satu pesanan, juga di perangkat yang belum aman. Matikan bila kartu SIM yang diambil alih orang lain menjadi kekhawatiran: lalu hanya perangkat lama yang dapat mengonfirmasi.',
      en: 'A code to the phone number is enough to confirm one order, on a device that is not safe yet as well. Turn it off where SIM cards taken over by others are a worry: then only an older device can confirm.',
    },
  }),
  'proofs.codeMessage': setting(
    template({
      longest: 300,
      placeholders: [
        { name: 'code', meaning: { id: 'kode', en: 'the code' }, required: true },
        { name: 'about', meaning: { id: 'apa yang dikonfirmasi', en: 'what is confirmed' }, required: true },
        { name: 'brand', meaning: { id: 'nama aplikasi', en: 'name of the app' }, required: false },
        { name: 'minutes', meaning: { id: 'masa berlaku, menit', en: 'its life, minutes' }, required: false },
      ],
    }),
    {
      default:
        'Kode konfirmasi {brand}: {code} untuk {about}. Berlaku {minutes} menit. Bukan Anda? Jangan berikan kode ini kepada siapa pun, lalu periksa menu Perangkat.',
      label: { id: 'Pesan berisi kode konfirmasi', en: 'Message with a confirmation code' },
      meaning: {
        id: 'Yang dikirim lewat SMS atau WhatsApp. Pesan menyebut apa yang dikonfirmasi, supaya tidak ada yang membacakan kode untuk hal lain.',
        en: 'What is sent by SMS or WhatsApp. It says what is confirmed, so that nobody reads a code out for something else.',
      },
    },
  ),
};
