import { approvalVerbs } from '@hexaflate/contract';
import * as z from 'zod';
import { setting } from '../define.ts';
import { codes, duration, wholeNumber } from '../kinds.ts';
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

const approvalChoices = Object.entries(approvalVerbs).map(([value, label]) => ({ value, label }));

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
      id: 'Operator dengan peran ini harus memasang passkey atau aplikasi autentikator sebelum dapat memakai panel.',
      en: 'Operators of these roles must set up a passkey or an authenticator app before they can use the panel.',
    },
  }),
  'operators.stepUpLife': setting(duration({ min: MINUTE_MS, max: HOUR_MS }), {
    default: 10 * MINUTE_MS,
    label: { id: 'Faktor kedua dianggap baru', en: 'A second factor is fresh for' },
    meaning: {
      id: 'Setelah selama ini, tindakan berbahaya meminta kode atau passkey lagi dari operator yang memakai faktor kedua.',
      en: 'After this long, dangerous verbs ask operators who have a second factor for a code or passkey again.',
    },
  }),
  'operators.reauthLife': setting(duration({ min: MINUTE_MS, max: HOUR_MS }), {
    default: 5 * MINUTE_MS,
    label: { id: 'Kata sandi dianggap baru', en: 'A password is fresh for' },
    meaning: {
      id: 'Memasang atau mencabut passkey dan aplikasi autentikator meminta kata sandi lagi bila sudah lewat selama ini.',
      en: 'Adding or removing passkeys and authenticator apps asks for the password again after this long.',
    },
  }),
  'operators.passkeysMost': setting(wholeNumber({ min: 1, max: 50 }), {
    default: 10,
    label: { id: 'Passkey per operator', en: 'Passkeys of an operator' },
    meaning: {
      id: 'Sebanyak ini passkey dapat dipasang satu operator.',
      en: 'An operator can register this many passkeys.',
    },
  }),
  'operators.approvalVerbs': setting(codes({ most: approvalChoices.length, choices: approvalChoices }), {
    default: [],
    label: { id: 'Perlu persetujuan operator lain', en: 'Needs a second operator' },
    meaning: {
      id: 'Tindakan ini baru dilakukan setelah operator lain menyetujuinya. Mengeluarkan tindakan dari daftar ini juga perlu disetujui. Kosongkan bila Anda bekerja sendiri.',
      en: 'These are done only once another operator has approved them. Taking one off this list needs approval as well. Leave it empty if you work alone.',
    },
  }),
  'operators.proposalLife': setting(duration({ min: 10 * MINUTE_MS, max: 30 * DAY_MS }), {
    default: DAY_MS,
    label: { id: 'Masa berlaku usulan', en: 'Life of a proposal' },
    meaning: {
      id: 'Usulan yang belum diputuskan selama ini gugur sendiri.',
      en: 'A proposal that nobody has decided for this long lapses by itself.',
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
