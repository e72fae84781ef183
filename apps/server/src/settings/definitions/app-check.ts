import * as z from 'zod';
import { setting } from '../define.ts';
import { codes, oneOf } from '../kinds.ts';

const mode = (id: string, en: string) =>
  setting(
    oneOf(['off', 'watch', 'enforce'], {
      off: { id: 'Mati', en: 'Off' },
      watch: { id: 'Amati saja', en: 'Watch only' },
      enforce: { id: 'Wajib', en: 'Enforce' },
    }),
    {
      default: 'off',
      label: { id, en },
      meaning: {
        id: 'Amati: hasil pemeriksaan dihitung di metrik, tidak ada yang ditolak. Wajib: permintaan kode dan transaksi tanpa bukti aplikasi asli ditolak. Jangan wajibkan sebelum metrik menunjukkan aplikasi Anda lolos.',
        en: 'Watch: outcomes are counted in the metrics and nobody is refused. Enforce: codes and sales without proof of the genuine app are refused. Do not enforce before the metrics show that your app passes.',
      },
    },
  );

/** Proof that a request comes from the operator's own app, as Firebase App Check gives it. */
export const appCheckSettings = {
  'appCheck.web': mode('Aplikasi web', 'Web app'),
  'appCheck.android': mode('Aplikasi Android', 'Android app'),
  'appCheck.ios': mode('Aplikasi iOS', 'iOS app'),
  'appCheck.projectNumber': setting(
    codes({
      most: 1,
      code: z
        .string()
        .trim()
        .regex(/^\d{5,20}$/),
    }),
    {
      default: [],
      label: { id: 'Nomor proyek Firebase', en: 'Firebase project number' },
      meaning: {
        id: 'Angka "Project number" di Firebase. Tanpa ini tidak ada bukti yang dapat diperiksa.',
        en: 'The "Project number" in Firebase. Without it no proof can be checked.',
      },
    },
  ),
  'appCheck.appIds': setting(
    codes({
      most: 20,
      code: z
        .string()
        .trim()
        .regex(/^\d+:\d+:(web|android|ios):\w+$/),
    }),
    {
      default: [],
      label: { id: 'App ID yang diterima', en: 'App ids that count' },
      meaning: {
        id: 'Seperti 1:1234567890:android:0a1b2c. Bukti dari aplikasi lain di proyek yang sama ditolak.',
        en: 'Such as 1:1234567890:android:0a1b2c. Proof of another app of the same project is refused.',
      },
    },
  ),
};
