import type { Generated } from 'kysely';

export interface InboxTable {
  kode: Generated<number>;
  tgl_entri: Generated<string>;
  penerima: string | null;
  pengirim: string;
  tipe_pengirim: string;
  pesan: string;
  status: Generated<number>;
  kode_terminal: number | null;
  tgl_status: Generated<string | null>;
  kode_reseller: string | null;
  kode_transaksi: number | null;
  is_jawaban: Generated<number>;
  service_center: string | null;
  is_cs: number | null;
  kode_jawaban_cs: number | null;
  hash: string | null;
}

export interface OutboxTable {
  kode: Generated<number>;
  tgl_entri: Generated<string>;
  penerima: string;
  tipe_penerima: string;
  pesan: string | null;
  status: Generated<number>;
  tgl_status: Generated<string | null>;
  kode_inbox: number | null;
  kode_transaksi: number | null;
  kode_reseller: string | null;
  bebas_biaya: Generated<number>;
  is_perintah: number | null;
  kode_modul: number | null;
  prioritas: number | null;
  modul_proses: string | null;
  pengirim: string | null;
  kode_terminal: number | null;
  ctr_kirim: number | null;
}

/**
 * A bill inquiry is a row with `bill_set` 1 and `harga` 0, from its first write on. `bill` is what the customer
 * owes in whole rupiah, as text, on inquiries and on payments; `sn` is the bill text (see bill.ts). `qty` is the
 * amount in rupiah where the product is an open denomination (see open-amount.ts).
 */
export interface TransaksiTable {
  kode: Generated<number>;
  tgl_entri: string;
  kode_produk: string | null;
  tujuan: string | null;
  kode_reseller: string | null;
  pengirim: string | null;
  tipe_pengirim: string | null;
  harga: bigint | null;
  kode_inbox: number | null;
  status: number;
  tgl_status: string | null;
  kode_modul: number | null;
  kode_terminal: number | null;
  ket_modul: string | null;
  harga_beli: bigint | null;
  kode_jawaban: number | null;
  saldo_awal: bigint | null;
  perintah: string | null;
  counter: number | null;
  counter2: number | null;
  sn: string | null;
  modul_proses: string | null;
  kirim_ulang: number | null;
  penerima: string | null;
  qty: number | null;
  kirim_info: number | null;
  kode_area: string | null;
  ref_id: string | null;
  params: string | null;
  harga_beli2: bigint | null;
  is_voucher: number | null;
  komisi: bigint | null;
  bill_set: number | null;
  bill: string | null;
  keterangan: string | null;
  poin: number | null;
  hide_kiosk: number | null;
  unit: number | null;
  saldo_supplier: bigint | null;
}

export interface MutasiTable {
  kode: Generated<number>;
  kode_reseller: string;
  tanggal: Generated<string>;
  jumlah: bigint;
  keterangan: string;
  kode_reseller_2: string | null;
  jenis: string | null;
  kode_transaksi: number | null;
  kode_outbox: number | null;
  saldo_akhir: bigint | null;
}

export interface TiketDepositTable {
  kode: Generated<number>;
  waktu: string;
  jumlah: bigint;
  status: string;
  tgl_status: string | null;
  kode_inbox: number | null;
  kode_data_bank: number | null;
  kode_reseller: string;
}

export interface DataBankTable {
  kode: Generated<number>;
  bank: string | null;
  tgl_proses: string | null;
  tgl_bank: string | null;
  jumlah: bigint | null;
  tipe: string | null;
  saldo: bigint | null;
  keterangan: string | null;
  kode_tiket: number | null;
  terklaim: number | null;
  catatan: string | null;
  kode_rekening: string | null;
  tgl_data: string | null;
}

export interface KomisiTable {
  kode_transaksi: number;
  kode_reseller: string;
  jumlah: bigint;
  /** 0 while it can still be exchanged. */
  tukar: Generated<number>;
}

export interface SistemLogTable {
  kode: Generated<number>;
  waktu: Generated<string>;
  tipe: number;
  pesan: string;
}

/** Ours: what the triggers queued. Deliberately without an identity column (it would disturb `@@IDENTITY`). */
export interface QueueTable {
  id: string;
  entity: string;
  row_key: string;
  agent_code: string | null;
  inbox_code: number | null;
  at: string;
}

/** Ours: one row per order that was sent or barred. `request` is the submission as JSON, never with a PIN. */
export interface SubmissionTable {
  order_id: string;
  agent_code: string;
  attempt_id: string;
  content_hash: string;
  state: string;
  reason: string | null;
  kode_inbox: number | null;
  price: bigint | null;
  request: string;
  at: string;
}
