import type { ErrorKind } from './kind.ts';

/** What a device that is new may not do yet. */
export const safetyErrors = {
  'order.overNewDeviceOrder': {
    status: 403,
    message: {
      id: 'Perangkat ini masih baru: paling banyak {maxText} per transaksi. Jual lebih kecil, pakai perangkat lama, atau jadikan perangkat ini aman di menu Perangkat.',
      en: 'This device is new: at most {maxText} in one sale. Sell less, use your older device, or make this one safe under Devices.',
    },
  },
  'order.overNewDeviceTotal': {
    status: 403,
    message: {
      id: 'Perangkat ini masih baru: sisa batasnya {leftText} dari {maxText} per 24 jam. Pakai perangkat lama, tunggu, atau jadikan perangkat ini aman di menu Perangkat.',
      en: 'This device is new: {leftText} of {maxText} in 24 hours are left. Use your older device, wait, or make this one safe under Devices.',
    },
  },
  'session.safetyStands': {
    status: 409,
    message: {
      id: 'Keadaan perangkat ini sudah ditetapkan. Muat ulang untuk melihatnya.',
      en: 'The state of this device was decided already. Reload to see it.',
    },
  },
} as const satisfies Record<string, ErrorKind>;
