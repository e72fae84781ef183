import { instant, type KeptTable } from './kept-table.ts';
import { each } from './pages.ts';

/** How an agent signs in, and where he is signed in. No token, code or hash of any leaves this house. */
export const keptSignIns = {
  access_token: {
    inExport: { leftOut: 'hashes of secrets that live for minutes' },
    atErasing: (transaction, { agentCode }) =>
      transaction
        .deleteFrom('access_token')
        .where(
          'session_id',
          'in',
          transaction.selectFrom('session').select('id').where('agent_code', '=', agentCode),
        )
        .execute(),
  },
  session: {
    inExport: {
      file: 'perangkat.json',
      about: { id: 'Perangkat yang pernah masuk', en: 'Devices that were signed in' },
      rows: (store, agentCode) =>
        each(
          store
            .selectFrom('session')
            .select([
              'id',
              'phone',
              'device_name',
              'platform',
              'app_version',
              'address',
              'created_at',
              'last_seen_at',
              'ended_at',
              'end_reason',
              'safe_by',
              'safe_at',
              'safe_reason',
            ])
            .where('agent_code', '=', agentCode)
            .orderBy('created_at')
            .execute(),
          ({ created_at, last_seen_at, ended_at, safe_at, ...row }) => ({
            ...row,
            safe_at: instant(safe_at),
            created_at: instant(created_at),
            last_seen_at: instant(last_seen_at),
            ended_at: instant(ended_at),
          }),
        ),
    },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('session').where('agent_code', '=', agentCode).execute(),
  },
  sign_in_code: {
    inExport: {
      file: 'kode-masuk.json',
      about: {
        id: 'Permintaan kode dalam sehari terakhir (tanpa kodenya)',
        en: 'Codes asked for within the last day (without the codes)',
      },
      rows: (store, agentCode) =>
        each(
          store
            .selectFrom('sign_in_code')
            .select(['phone', 'address', 'purpose', 'created_at', 'used_at'])
            .where('agent_code', '=', agentCode)
            .orderBy('created_at')
            .execute(),
          ({ created_at, used_at, ...row }) => ({
            ...row,
            created_at: instant(created_at),
            used_at: instant(used_at),
          }),
        ),
    },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('sign_in_code').where('agent_code', '=', agentCode).execute(),
  },
  sign_in_message: {
    inExport: {
      file: 'pesan-masuk.json',
      about: {
        id: 'Percobaan masuk lewat pesan dalam sehari terakhir (tanpa kodenya)',
        en: 'Sign-ins by a text within the last day (without the codes)',
      },
      rows: (store, agentCode) =>
        each(
          store
            .selectFrom('sign_in_message')
            .select(['phone', 'network', 'created_at', 'proved_at', 'used_at'])
            .where('agent_code', '=', agentCode)
            .orderBy('created_at')
            .execute(),
          ({ created_at, proved_at, used_at, ...row }) => ({
            ...row,
            created_at: instant(created_at),
            proved_at: instant(proved_at),
            used_at: instant(used_at),
          }),
        ),
    },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('sign_in_message').where('agent_code', '=', agentCode).execute(),
  },
  linked_account: {
    inExport: {
      file: 'akun-tertaut.json',
      about: { id: 'Akun Google dan Facebook yang tertaut', en: 'Linked Google and Facebook accounts' },
      rows: (store, agentCode) =>
        each(
          store
            .selectFrom('linked_account')
            .select(['provider', 'subject', 'label', 'phone', 'linked_at', 'last_used_at'])
            .where('agent_code', '=', agentCode)
            .orderBy('linked_at')
            .execute(),
          ({ linked_at, last_used_at, ...row }) => ({
            ...row,
            linked_at: instant(linked_at),
            last_used_at: instant(last_used_at),
          }),
        ),
    },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('linked_account').where('agent_code', '=', agentCode).execute(),
  },
  linked_sign_in: {
    inExport: { leftOut: 'secrets of a sign-in under way, for minutes' },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('linked_sign_in').where('agent_code', '=', agentCode).execute(),
  },
  reviewer_access: {
    inExport: { leftOut: 'a secret of the operator for those who review the app' },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('reviewer_access').where('agent_code', '=', agentCode).execute(),
  },
  proof: {
    inExport: {
      file: 'konfirmasi.json',
      about: {
        id: 'Konfirmasi tambahan yang diminta dalam sehari terakhir',
        en: 'Confirmations asked for within the last day',
      },
      rows: (store, agentCode) =>
        each(
          store
            .selectFrom('proof')
            .select(['purpose', 'method', 'about', 'status', 'created_at'])
            .where('agent_code', '=', agentCode)
            .orderBy('created_at')
            .execute(),
          ({ about, created_at, ...row }) => ({
            ...row,
            about: JSON.parse(about),
            created_at: instant(created_at),
          }),
        ),
    },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('proof').where('agent_code', '=', agentCode).execute(),
  },
  live_ticket: {
    inExport: { leftOut: 'a secret that lives for seconds' },
    atErasing: (transaction, { agentCode }) =>
      transaction
        .deleteFrom('live_ticket')
        .where('audience', '=', 'agent')
        .where('subject', '=', agentCode)
        .execute(),
  },
} satisfies Record<string, KeptTable>;
