import type { ErrorKind } from './kind.ts';

/** What a device shows to be the one that signed in. */
export const deviceKeyErrors = {
  'auth.accessExpired': {
    status: 401,
    message: {
      id: 'Akses singkat perangkat ini sudah lewat. Aplikasi memperbaruinya sendiri; coba sekali lagi.',
      en: "This device's short access is over. The app renews it by itself; try once more.",
    },
  },
  'auth.proofRequired': {
    status: 401,
    message: {
      id: 'Permintaan ini harus ditandatangani oleh perangkat yang masuk. Perbarui aplikasi, lalu coba lagi.',
      en: 'This request must be signed by the device that signed in. Update the app, then try again.',
    },
  },
  'auth.proofRefused': {
    status: 401,
    message: {
      id: 'Tanda tangan perangkat ini tidak cocok. Coba sekali lagi; bila tetap begini, masuk kembali.',
      en: "This device's signature does not match. Try once more; if it stays so, sign in again.",
    },
  },
  'auth.clockWrong': {
    status: 401,
    message: {
      id: 'Jam perangkat ini tidak cocok dengan jam server. Setel jam otomatis, lalu coba lagi.',
      en: "This device's clock is not the server's. Set the clock automatically, then try again.",
    },
  },
} as const satisfies Record<string, ErrorKind>;
