import { instant, type KeptTable } from './kept-table.ts';
import { each } from './pages.ts';

/** What guards an agent's PIN and stands in for it. No PIN, key or challenge leaves this house. */
export const keptPin = {
  pin_lock: {
    inExport: {
      file: 'pin-salah.json',
      about: {
        id: 'Berapa kali PIN salah berturut-turut (PIN sendiri tidak kami simpan)',
        en: 'Wrong PINs in a row (we keep no PIN)',
      },
      rows: (store, agentCode) =>
        each(
          store
            .selectFrom('pin_lock')
            .select(['failures', 'locked_until', 'disabled_at', 'updated_at'])
            .where('agent_code', '=', agentCode)
            .execute(),
          ({ failures, locked_until, disabled_at, updated_at }) => ({
            failures,
            locked_until: instant(locked_until),
            disabled_at: instant(disabled_at),
            updated_at: instant(updated_at),
          }),
        ),
    },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('pin_lock').where('agent_code', '=', agentCode).execute(),
  },
  pin_change: {
    inExport: {
      file: 'ganti-pin.json',
      about: {
        id: 'Kapan PIN diganti, dari perangkat mana, dan hasilnya (PIN sendiri tidak kami simpan)',
        en: 'When the PIN was changed, from which device, and what came of it (we keep no PIN)',
      },
      rows: (store, agentCode) =>
        each(
          store
            .selectFrom('pin_change')
            .select(['kind', 'device_name', 'state', 'failure', 'asked_at', 'final_at'])
            .where('agent_code', '=', agentCode)
            .orderBy('asked_at')
            .execute(),
          ({ asked_at, final_at, ...row }) => ({
            ...row,
            asked_at: instant(asked_at),
            final_at: instant(final_at),
          }),
        ),
    },
    // No book needs it: what Otomax answered stands in Otomax.
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('pin_change').where('agent_code', '=', agentCode).execute(),
  },
  pin_reset_start: {
    inExport: {
      file: 'reset-pin.json',
      about: {
        id: 'Kapan petugas mengizinkan Anda membuat PIN baru, dan alasannya',
        en: 'When the staff let you choose a new PIN, and why',
      },
      rows: (store, agentCode) =>
        each(
          store
            .selectFrom('pin_reset_start')
            .select(['reason', 'at', 'until', 'used_at'])
            .where('agent_code', '=', agentCode)
            .orderBy('at')
            .execute(),
          ({ at, until, used_at, reason }) => ({
            reason,
            at: instant(at),
            until: instant(until),
            used_at: instant(used_at),
          }),
        ),
    },
    // Who started it, and why, stays in the trail.
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('pin_reset_start').where('agent_code', '=', agentCode).execute(),
  },
  approval_challenge: {
    inExport: { leftOut: 'what a new passkey must sign, for minutes' },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('approval_challenge').where('agent_code', '=', agentCode).execute(),
  },
  approval_key: {
    inExport: {
      file: 'kunci-persetujuan.json',
      about: {
        id: 'Passkey dan kunci perangkat yang dapat menyetujui transaksi sebagai ganti PIN',
        en: 'Passkeys and keys of devices that may approve sales in place of the PIN',
      },
      rows: (store, agentCode) =>
        each(
          store
            .selectFrom('approval_key')
            .select(['kind', 'name', 'created_at', 'last_used_at'])
            .where('agent_code', '=', agentCode)
            .orderBy('created_at')
            .execute(),
          ({ created_at, last_used_at, ...row }) => ({
            ...row,
            created_at: instant(created_at),
            last_used_at: instant(last_used_at),
          }),
        ),
    },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('approval_key').where('agent_code', '=', agentCode).execute(),
  },
} satisfies Record<string, KeptTable>;
