import * as z from 'zod';
import { setting } from '../define.ts';
import { codes, duration } from '../kinds.ts';
import { DAY_MS, HOUR_MS } from './units.ts';

/** Who may use the panel, and from where. */
export const operatorSettings = {
  'operators.allowedAddresses': setting(
    codes({ most: 100, code: z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]) }),
    {
      default: [],
      label: { id: 'Alamat jaringan yang diizinkan', en: 'Allowed network addresses' },
      meaning: {
        id: 'Panel hanya dapat dipakai dari alamat atau blok CIDR ini, misalnya 203.0.113.0/24. Kosong berarti dari mana saja. Alamat Anda sendiri harus termuat.',
        en: 'The panel can be used from these addresses or CIDR blocks alone, such as 203.0.113.0/24. Empty means from anywhere. The address you come from must be among them.',
      },
    },
  ),
  'operators.invitationLife': setting(duration({ min: HOUR_MS, max: 7 * DAY_MS }), {
    default: DAY_MS,
    label: { id: 'Masa berlaku undangan', en: 'Life of an invitation' },
    meaning: {
      id: 'Selama ini operator baru dapat masuk dengan kata sandi sekali pakainya.',
      en: 'For this long a new operator can sign in with the one-time password.',
    },
  }),
};
