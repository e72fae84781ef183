import type { ErrorKind } from './kind.ts';

/** Deeds that need a second operator's word. */
export const proposalsErrors = {
  'proposal.required': {
    status: 403,
    message: {
      id: 'Tindakan ini memerlukan persetujuan operator lain. Ajukan dengan alasan.',
      en: 'This needs the approval of another operator. Propose it with a reason.',
    },
  },
  'proposal.notNeeded': {
    status: 409,
    message: {
      id: 'Tindakan ini tidak memerlukan persetujuan; lakukan langsung.',
      en: 'This needs no approval; do it directly.',
    },
  },
  'proposal.notFound': {
    status: 404,
    message: { id: 'Usulan tidak ditemukan.', en: 'No such proposal.' },
  },
  'proposal.decided': {
    status: 409,
    message: {
      id: 'Usulan ini sudah diputuskan, sudah lewat waktunya, atau sedang dikerjakan.',
      en: 'This proposal has been decided, has lapsed, or is being carried out.',
    },
  },
  'proposal.own': {
    status: 403,
    message: {
      id: 'Usulan sendiri harus diputuskan operator lain.',
      en: 'Your own proposal is for another operator to decide.',
    },
  },
  'proposal.moved': {
    status: 409,
    message: {
      id: 'Keadaannya sudah berubah sejak diusulkan, jadi usulan ini gugur. Ajukan lagi bila masih perlu.',
      en: 'Things have changed since this was proposed, so it is void. Propose it again if it is still needed.',
    },
  },
  'proposal.nobodyElse': {
    status: 409,
    message: {
      id: 'Belum ada operator lain yang boleh menyetujui: {verb}. Tambahkan dahulu, agar Anda tidak terkunci.',
      en: 'No other operator may approve this yet: {verb}. Add one first, so that you are not locked out.',
    },
  },
} as const satisfies Record<string, ErrorKind>;
