import { knownColumns } from '../columns.ts';

/**
 * Says that the database was made here, so that it may be emptied again and that what is in it is nobody's business.
 * No Otomax has such a table, and it is only ever created in a database that has none at all.
 */
export const MARKER = 'hexaflate_sandbox';
export const STAGING_VERSION = 1;
export const createMarker = `create table [dbo].[${MARKER}] ([made_at] datetime2(3) not null, [version] int not null)`;
/** Sent when all else is in place. */
export const finishMarker = `insert into [dbo].[${MARKER}] ([made_at], [version]) values (sysutcdatetime(), ${STAGING_VERSION})`;

const primaryKeys: Readonly<Record<string, string>> = {
  pengirim: 'pengirim, tipe_pengirim',
  produk_level: 'kode_level, kode_produk',
  markup_produk: 'kode_reseller, kode_produk',
  parsing: 'kode_modul, kode_produk',
  komisi: 'kode_transaksi, kode_reseller',
  parameter: 'grup, nama',
  im_center: 'id',
};

export const stagingTables: readonly string[] = Object.keys(knownColumns).filter(
  (table) => !table.startsWith('hexaflate_'),
);

/** Otomax's tables as section 10 has them, for a database of our own. Never run against a real one. */
export const createTables: readonly string[] = Object.entries(knownColumns)
  .filter(([table]) => stagingTables.includes(table))
  .map(
    ([table, columns]) => `create table [dbo].[${table}] (
${Object.entries(columns)
  .map(([name, definition]) => `  [${name}] ${definition},`)
  .join('\n')}
  constraint [PK__${table}] primary key (${primaryKeys[table] ?? 'kode'})
)`,
  );

/** Created when the rows are in. */
export const createIndexes: readonly string[] = [
  'create index [IX_inbox_status] on [dbo].[inbox] ([status], [kode])',
  'create index [IX_outbox_status] on [dbo].[outbox] ([status], [kode])',
  'create index [IX_outbox_penerima] on [dbo].[outbox] ([penerima], [kode])',
  'create index [IX_transaksi_status] on [dbo].[transaksi] ([status], [kode])',
  'create index [IX_transaksi_tujuan] on [dbo].[transaksi] ([tujuan], [kode])',
  'create index [IX_transaksi_ref_id] on [dbo].[transaksi] ([ref_id])',
  'create index [IX_komisi_reseller] on [dbo].[komisi] ([kode_reseller], [tukar])',
  'create index [IX_outbox_kode_inbox] on [dbo].[outbox] ([kode_inbox])',
  'create index [IX_outbox_kode_transaksi] on [dbo].[outbox] ([kode_transaksi])',
  'create index [IX_transaksi_kode_inbox] on [dbo].[transaksi] ([kode_inbox])',
  'create index [IX_transaksi_reseller] on [dbo].[transaksi] ([kode_reseller], [kode])',
  'create index [IX_mutasi_reseller] on [dbo].[mutasi] ([kode_reseller], [kode])',
];
