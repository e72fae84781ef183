import { profileFields, profileRow } from '../../profile/profile-row.ts';
import { instant, type KeptTable } from './kept-table.ts';
import { each, inPages } from './pages.ts';

/** What an agent has said and set, what he was told, and the end of his account. */
export const keptAccount = {
  agent_profile: {
    inExport: {
      file: 'profil.json',
      about: { id: 'Profil toko Anda di aplikasi ini', en: 'Your store’s profile in this app' },
      async *rows(store, agentCode) {
        const row = await profileRow(store, agentCode);
        if (row)
          yield {
            ...profileFields(row),
            version: row.version,
            changed_by: row.changed_by === 'agent' ? 'agent' : 'operator',
            changed_at: instant(row.changed_at),
          };
      },
    },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('agent_profile').where('agent_code', '=', agentCode).execute(),
  },
  profile_photo: {
    inExport: { leftOut: 'lies beside as foto-profil.jpg' },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('profile_photo').where('agent_code', '=', agentCode).execute(),
  },
  receipt_settings: {
    inExport: {
      file: 'struk.json',
      about: { id: 'Pengaturan struk', en: 'Receipt settings' },
      rows: (store, agentCode) =>
        each(
          store
            .selectFrom('receipt_settings')
            .select(['body', 'updated_at'])
            .where('agent_code', '=', agentCode)
            .execute(),
          ({ body, updated_at }) => ({ ...JSON.parse(body), updated_at: instant(updated_at) }),
        ),
    },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('receipt_settings').where('agent_code', '=', agentCode).execute(),
  },
  notification: {
    inExport: {
      file: 'kabar.json',
      about: { id: 'Pemberitahuan', en: 'Notifications' },
      async *rows(store, agentCode) {
        const rows = inPages((afterId, limit) =>
          store
            .selectFrom('notification')
            .select(['id', 'kind', 'params', 'order_id', 'read_at', 'created_at'])
            .where('agent_code', '=', agentCode)
            .where('id', '>', afterId)
            .orderBy('id')
            .limit(limit)
            .execute(),
        );
        for await (const { params, read_at, created_at, ...row } of rows)
          yield {
            ...row,
            params: JSON.parse(params),
            read_at: instant(read_at),
            created_at: instant(created_at),
          };
      },
    },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('notification').where('agent_code', '=', agentCode).execute(),
  },
  own_data_part: {
    inExport: { leftOut: 'pieces of such a file itself' },
    atErasing: (transaction, { agentCode }) =>
      transaction
        .deleteFrom('own_data_part')
        .where(
          'export_id',
          'in',
          transaction.selectFrom('own_data_export').select('id').where('agent_code', '=', agentCode),
        )
        .execute(),
  },
  own_data_export: {
    inExport: {
      file: 'salinan-data.json',
      about: { id: 'Salinan data yang pernah Anda minta', en: 'Copies of your data that you asked for' },
      rows: (store, agentCode) =>
        each(
          store
            .selectFrom('own_data_export')
            .select(['state', 'session_id', 'device_name', 'proved', 'asked_at', 'due_at', 'ready_at'])
            .where('agent_code', '=', agentCode)
            .orderBy('asked_at')
            .execute(),
          ({ asked_at, due_at, ready_at, ...row }) => ({
            ...row,
            asked_at: instant(asked_at),
            due_at: instant(due_at),
            ready_at: instant(ready_at),
          }),
        ),
    },
    atErasing: (transaction, { agentCode }) =>
      transaction.deleteFrom('own_data_export').where('agent_code', '=', agentCode).execute(),
  },
  account_closing: {
    inExport: {
      file: 'penghapusan.json',
      about: { id: 'Permintaan hapus akun', en: 'Wishes to delete the account' },
      rows: (store, agentCode) =>
        each(
          store
            .selectFrom('account_closing')
            .select(['asked_by', 'reason', 'asked_at', 'erase_at', 'taken_back_at'])
            .where('agent_code', '=', agentCode)
            .orderBy('asked_at')
            .execute(),
          ({ asked_at, erase_at, taken_back_at, ...row }) => ({
            ...row,
            asked_at: instant(asked_at),
            erase_at: instant(erase_at),
            taken_back_at: instant(taken_back_at),
          }),
        ),
    },
    // The code alone stays, as the operator's proof that he was asked; what the agent said of why goes.
    atErasing: (transaction, { agentCode }) =>
      transaction
        .updateTable('account_closing')
        .set({ reason: null })
        .where('agent_code', '=', agentCode)
        .execute(),
  },
  audit_entry: {
    inExport: {
      file: 'tindakan-petugas.json',
      about: {
        id: 'Tindakan petugas terhadap akun Anda',
        en: 'What the staff did to your account',
      },
      rows: (store, agentCode) =>
        each(
          store
            .selectFrom('audit_entry')
            .select(['at', 'verb', 'before', 'after', 'reason'])
            .where('subject', '=', `agent:${agentCode}`)
            .orderBy('at')
            .execute(),
          ({ at, before, after, ...row }) => ({
            ...row,
            at: instant(at),
            before: before === null ? null : JSON.parse(before),
            after: after === null ? null : JSON.parse(after),
          }),
        ),
    },
    atErasing: {
      stays: 'a chain of hashes that breaks where an entry goes; it holds codes and deeds, no profile',
    },
  },
} satisfies Record<string, KeptTable>;
