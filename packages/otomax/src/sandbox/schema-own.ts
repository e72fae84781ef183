import { CODE } from './sql-words.ts';

/** Ours, with our prefix. On SQL Server the same two tables stand in a schema of our own. */
export const ownTableStatements: readonly string[] = [
  `create table hexaflate_queue (
    id text primary key not null,
    entity text not null,
    row_key text not null,
    agent_code text,
    inbox_code integer,
    at text not null
  ) strict`,
  `create table hexaflate_submission (
    order_id text primary key not null,
    agent_code ${CODE} not null,
    attempt_id text not null,
    content_hash text not null,
    state text not null check (state in ('sent', 'neverSent')),
    reason text,
    kode_inbox integer,
    price integer,
    request text not null,
    at text not null,
    unique (agent_code, attempt_id)
  ) strict`,
  'create index ix_hexaflate_submission_at on hexaflate_submission (at)',
];

/** Created after the seed, when the rows are in: building an index once is cheaper than growing it. */
export const indexStatements: readonly string[] = [
  'create index ix_inbox_status on inbox (status) where status < 20',
  'create index ix_outbox_status on outbox (status) where status < 20',
  'create index ix_outbox_kode_inbox on outbox (kode_inbox) where kode_inbox is not null',
  'create index ix_outbox_kode_transaksi on outbox (kode_transaksi) where kode_transaksi is not null',
  'create index ix_outbox_penerima on outbox (penerima, kode)',
  'create index ix_transaksi_status on transaksi (status) where status < 20',
  'create index ix_transaksi_kode_inbox on transaksi (kode_inbox)',
  'create index ix_transaksi_reseller on transaksi (kode_reseller, kode)',
  'create index ix_transaksi_tujuan on transaksi (tujuan, kode)',
  'create index ix_transaksi_tgl_entri on transaksi (tgl_entri)',
  'create index ix_mutasi_reseller on mutasi (kode_reseller, kode)',
  'create index ix_komisi_reseller on komisi (kode_reseller, tukar)',
  'create index ix_pengirim_reseller on pengirim (kode_reseller)',
  'create index ix_reseller_upline on reseller (kode_upline)',
  'create index ix_produk_operator on produk (kode_operator)',
  'create index ix_parsing_produk on parsing (kode_produk, prioritas)',
  'create index ix_tiket_reseller on tiket_deposit (kode_reseller, status)',
];
