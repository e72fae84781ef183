import * as z from 'zod';
import { setting } from '../define.ts';
import { codes, oneOf, template } from '../kinds.ts';

/** By what ways agents sign in, and whom a stranger is sent to. */
export const signInWaySettings = {
  'signIn.method': setting(
    oneOf(['code', 'message', 'both'], {
      code: { id: 'Kode dikirim ke agen', en: 'A code is sent to the agent' },
      message: { id: 'Agen mengirim pesan ke center', en: 'The agent sends a text to the center' },
      both: { id: 'Keduanya, agen memilih', en: 'Both, the agent chooses' },
    }),
    {
      default: 'code',
      label: { id: 'Cara membuktikan nomor', en: 'How a number is proved' },
      meaning: {
        id: 'Kode memakan biaya kirim di sisi Anda; pesan dari agen tidak. Pesan baru dapat dipakai setelah nomor center diisi di bawah.',
        en: "A code costs you its sending, an agent's text does not. Texts can be used once the centers' numbers are filled in below.",
      },
    },
  ),
  'signIn.contact': setting(template({ longest: 120, placeholders: [] }), {
    default: 'admin server pulsa Anda',
    label: { id: 'Yang dihubungi calon agen', en: 'Whom future agents should ask' },
    meaning: {
      id: 'Ditampilkan kepada pemilik nomor yang belum terdaftar, setelah ia membuktikan nomornya. Contoh: "WhatsApp 0811 0000 0900".',
      en: 'Shown to the holder of a number that is not registered, once he has proved it. For example "WhatsApp 0811 0000 0900".',
    },
  }),
};

const googleClient = z
  .string()
  .trim()
  .regex(/^[\w.-]{10,150}$/);

/** Accounts elsewhere. Each is off until its id is filled in. */
export const linkedAccountSettings = {
  'signInGoogle.clientIds': setting(codes({ most: 5, code: googleClient }), {
    default: [],
    label: { id: 'Client ID Google', en: 'Google client ids' },
    meaning: {
      id: 'Kosong berarti masuk dengan Google mati. Yang pertama dipakai di browser; yang lain milik aplikasi Android dan iOS. Lihat panduan docs/guides/sign-in.md.',
      en: 'Empty means that signing in with Google is off. The first is for browsers, the others those of the Android and iOS apps. See docs/guides/sign-in.md.',
    },
  }),
  'signInFacebook.appIds': setting(
    codes({
      most: 1,
      code: z
        .string()
        .trim()
        .regex(/^\d{5,30}$/),
    }),
    {
      default: [],
      label: { id: 'App ID Facebook', en: 'Facebook app id' },
      meaning: {
        id: 'Kosong berarti masuk dengan Facebook mati. Lihat panduan docs/guides/sign-in.md.',
        en: 'Empty means that signing in with Facebook is off. See docs/guides/sign-in.md.',
      },
    },
  ),
};
