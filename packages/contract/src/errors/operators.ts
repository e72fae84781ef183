import type { ErrorKind } from './kind.ts';

/** The panel, its people and its settings. */
export const operatorsErrors = {
  'operator.notFound': { status: 404, message: { id: 'Operator tidak ditemukan.', en: 'No such operator.' } },
  'operator.taken': {
    status: 409,
    message: { id: 'Nama pengguna ini sudah dipakai.', en: 'This user name is taken.' },
  },
  'operator.lastOwner': {
    status: 409,
    message: {
      id: 'Ini pemilik terakhir. Jadikan orang lain pemilik terlebih dahulu.',
      en: 'This is the last owner. Make somebody else an owner first.',
    },
  },
  'operator.beyondYou': {
    status: 403,
    message: {
      id: 'Peran itu boleh lebih banyak daripada Anda sendiri.',
      en: 'That role may do more than you may yourself.',
    },
  },
  'role.notFound': { status: 404, message: { id: 'Peran tidak ditemukan.', en: 'No such role.' } },
  'role.builtIn': {
    status: 409,
    message: { id: 'Peran bawaan tidak dapat diubah.', en: 'A built-in role cannot be changed.' },
  },
  'role.inUse': {
    status: 409,
    message: { id: 'Peran ini masih dipakai operator.', en: 'Operators still have this role.' },
  },
  'setting.locksYouOut': {
    status: 409,
    message: {
      id: 'Daftar ini tidak memuat alamat Anda sendiri ({address}), sehingga Anda akan terkunci di luar.',
      en: 'This list does not hold the address that you come from ({address}), so it would lock you out.',
    },
  },
} as const satisfies Record<string, ErrorKind>;
