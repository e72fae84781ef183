import type {
  DataBankTable,
  InboxTable,
  KomisiTable,
  MutasiTable,
  OutboxTable,
  QueueTable,
  SistemLogTable,
  SubmissionTable,
  TiketDepositTable,
  TransaksiTable,
} from '../tables-events.ts';
import { type ColumnsOf, IDENTITY, NOW } from './columns-words.ts';

export const inbox: ColumnsOf<InboxTable> = {
  kode: IDENTITY,
  tgl_entri: `datetime not null ${NOW}`,
  penerima: 'varchar(255)',
  pengirim: 'varchar(255) not null',
  tipe_pengirim: 'char(1) not null',
  pesan: 'varchar(4000) not null',
  status: 'tinyint not null default 0',
  kode_terminal: 'int',
  tgl_status: `datetime ${NOW}`,
  kode_reseller: 'varchar(20)',
  kode_transaksi: 'int',
  is_jawaban: 'tinyint not null default 0',
  service_center: 'varchar(100)',
  is_cs: 'tinyint',
  kode_jawaban_cs: 'int',
  hash: 'varchar(30)',
};

export const outbox: ColumnsOf<OutboxTable> = {
  kode: IDENTITY,
  tgl_entri: `datetime not null ${NOW}`,
  penerima: 'varchar(255) not null',
  tipe_penerima: 'char(1) not null',
  pesan: 'varchar(4000)',
  status: 'tinyint not null default 0',
  tgl_status: `datetime ${NOW}`,
  kode_inbox: 'int',
  kode_transaksi: 'int',
  kode_reseller: 'varchar(20)',
  bebas_biaya: 'tinyint not null default 0',
  is_perintah: 'tinyint',
  kode_modul: 'int',
  prioritas: 'tinyint',
  modul_proses: 'varchar(255)',
  pengirim: 'varchar(255)',
  kode_terminal: 'int',
  ctr_kirim: 'tinyint',
};

export const transaksi: ColumnsOf<TransaksiTable> = {
  kode: IDENTITY,
  tgl_entri: 'datetime not null',
  kode_produk: 'varchar(10)',
  tujuan: 'varchar(255)',
  kode_reseller: 'varchar(20)',
  pengirim: 'varchar(255)',
  tipe_pengirim: 'char(1)',
  harga: 'money',
  kode_inbox: 'int',
  status: 'tinyint not null',
  tgl_status: 'datetime',
  kode_modul: 'int',
  kode_terminal: 'int',
  ket_modul: 'varchar(255)',
  harga_beli: 'money',
  kode_jawaban: 'int',
  saldo_awal: 'money',
  perintah: 'varchar(4000)',
  counter: 'int',
  counter2: 'int',
  sn: 'varchar(1000)',
  modul_proses: 'varchar(255)',
  kirim_ulang: 'tinyint',
  penerima: 'varchar(255)',
  qty: 'int',
  kirim_info: 'tinyint',
  kode_area: 'varchar(100)',
  ref_id: 'varchar(255)',
  params: 'varchar(max)',
  harga_beli2: 'money',
  is_voucher: 'tinyint',
  komisi: 'money',
  bill_set: 'tinyint',
  bill: 'varchar(4000)',
  keterangan: 'varchar(1000)',
  poin: 'int',
  hide_kiosk: 'tinyint',
  unit: 'int',
  saldo_supplier: 'money',
};

export const mutasi: ColumnsOf<MutasiTable> = {
  kode: IDENTITY,
  kode_reseller: 'varchar(20) not null',
  tanggal: `datetime not null ${NOW}`,
  jumlah: 'money not null',
  keterangan: 'varchar(255) not null',
  kode_reseller_2: 'varchar(20)',
  jenis: 'char(1)',
  kode_transaksi: 'int',
  kode_outbox: 'int',
  saldo_akhir: 'money',
};

export const tiketDeposit: ColumnsOf<TiketDepositTable> = {
  kode: IDENTITY,
  waktu: 'datetime not null',
  jumlah: 'money not null',
  status: 'char(1) not null',
  tgl_status: 'datetime',
  kode_inbox: 'int',
  kode_data_bank: 'int',
  kode_reseller: 'varchar(20) not null',
};

export const dataBank: ColumnsOf<DataBankTable> = {
  kode: IDENTITY,
  bank: 'varchar(50)',
  tgl_proses: 'datetime',
  tgl_bank: 'datetime',
  jumlah: 'money',
  tipe: 'char(1)',
  saldo: 'money',
  keterangan: 'varchar(255)',
  kode_tiket: 'int',
  terklaim: 'tinyint',
  catatan: 'varchar(255)',
  kode_rekening: 'varchar(50)',
  tgl_data: 'datetime',
};

export const komisi: ColumnsOf<KomisiTable> = {
  kode_transaksi: 'int not null',
  kode_reseller: 'varchar(20) not null',
  jumlah: 'money not null',
  tukar: 'tinyint not null default 0',
};

export const sistemLog: ColumnsOf<SistemLogTable> = {
  kode: IDENTITY,
  waktu: `datetime not null ${NOW}`,
  tipe: 'tinyint not null',
  pesan: 'varchar(4000) not null',
};

/**
 * Ours. Without an identity column, a computed one or a filtered index: the triggers write it inside Otomax's own
 * statements, under Otomax's SET options. `at` is UTC.
 */
export const queue: ColumnsOf<QueueTable> = {
  id: 'uniqueidentifier not null',
  entity: 'varchar(20) not null',
  row_key: 'varchar(300) not null',
  agent_code: 'varchar(50)',
  inbox_code: 'bigint',
  at: 'datetime2(7) not null',
};

/** Ours. */
export const submission: ColumnsOf<SubmissionTable> = {
  order_id: 'varchar(64) not null',
  agent_code: 'varchar(20) not null',
  attempt_id: 'varchar(100) not null',
  content_hash: 'varchar(128) not null',
  state: 'varchar(20) not null',
  reason: 'varchar(30)',
  kode_inbox: 'bigint',
  price: 'money',
  request: 'varchar(max) not null',
  at: 'datetime2(3) not null',
};
