import * as z from 'zod';
import { setting } from '../define.ts';
import { codes, duration } from '../kinds.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './units.ts';

const roleChoices = [
  { value: 'owner', label: { id: 'Pemilik', en: 'Owner' } },
  { value: 'admin', label: { id: 'Admin', en: 'Admin' } },
  { value: 'finance', label: { id: 'Keuangan', en: 'Finance' } },
  { value: 'support', label: { id: 'Layanan', en: 'Support' } },
  { value: 'reviewer', label: { id: 'Pemeriksa', en: 'Reviewer' } },
  { value: 'readOnly', label: { id: 'Hanya lihat', en: 'Read only' } },
  { value: 'own', label: { id: 'Peran buatan sendiri', en: 'Roles of our own' } },
];

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
  'operators.secondFactorRoles': setting(codes({ most: 10, choices: roleChoices }), {
    default: [],
    label: { id: 'Wajib faktor kedua', en: 'Second factor required' },
    meaning: {
      id: 'Operator dengan peran ini harus memasang aplikasi autentikator sebelum dapat memakai panel.',
      en: 'Operators of these roles must set up an authenticator app before they can use the panel.',
    },
  }),
  'operators.stepUpLife': setting(duration({ min: MINUTE_MS, max: HOUR_MS }), {
    default: 10 * MINUTE_MS,
    label: { id: 'Kode autentikator dianggap baru', en: 'An authenticator code is fresh for' },
    meaning: {
      id: 'Setelah selama ini, tindakan berbahaya meminta kode baru dari operator yang memakai faktor kedua.',
      en: 'After this long, dangerous verbs ask for a new code of operators who have a second factor.',
    },
  }),
  'operators.invitationLife': setting(duration({ min: HOUR_MS, max: 7 * DAY_MS }), {
    default: DAY_MS,
    label: { id: 'Masa berlaku undangan', en: 'Life of an invitation' },
    meaning: {
      id: 'Selama ini operator baru dapat masuk dengan kata sandi sekali pakainya.',
      en: 'For this long a new operator can sign in with the one-time password.',
    },
  }),
};
