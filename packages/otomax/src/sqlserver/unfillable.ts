import type { FoundColumn } from './probe.ts';

/** What our own inserts fill, by table; any other column without a default must take null. */
export const filled: Readonly<Record<'inbox' | 'outbox', readonly string[]>> = {
  inbox: [
    'tgl_entri',
    'penerima',
    'pengirim',
    'tipe_pengirim',
    'pesan',
    'status',
    'kode_terminal',
    'tgl_status',
    'kode_reseller',
    'is_jawaban',
  ],
  outbox: [
    'tgl_entri',
    'penerima',
    'tipe_penerima',
    'pesan',
    'status',
    'tgl_status',
    'kode_reseller',
    'bebas_biaya',
    'is_perintah',
    'prioritas',
    'modul_proses',
    'kode_terminal',
  ],
};

/** Columns that must be filled, have no default, and mean nothing to us: an insert of ours would fail there. */
export function unfillableColumns(columns: readonly FoundColumn[], table: 'inbox' | 'outbox'): string[] {
  return columns
    .filter((column) => column.schema === 'dbo' && column.table.toLowerCase() === table)
    .filter((column) => !column.nullable && !column.hasDefault && !column.identity && !column.generated)
    .map(({ column }) => column.toLowerCase())
    .filter((column) => !filled[table].includes(column));
}
