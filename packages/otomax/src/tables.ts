import type { Generated, SelectType } from 'kysely';

/**
 * Otomax's own tables by their own names, as Kysely table types. Money columns are scaled bigints (1 rupiah is
 * 10_000n), times are local text (see local-time.ts), tinyint flags are numbers. Columns that only some
 * installations have are nullable. Meanings that Otomax leaves to the installation are noted where we chose one.
 */
export interface OtomaxTables {
  inbox: InboxTable;
  outbox: OutboxTable;
  transaksi: TransaksiTable;
  mutasi: MutasiTable;
  reseller: ResellerTable;
  pengirim: PengirimTable;
  level: LevelTable;
  produk: ProdukTable;
  operator: OperatorTable;
  produk_level: ProdukLevelTable;
  markup_produk: MarkupProdukTable;
  modul: ModulTable;
  parsing: ParsingTable;
  tiket_deposit: TiketDepositTable;
  data_bank: DataBankTable;
  i_banking: IBankingTable;
  komisi: KomisiTable;
  hadiah_poin: HadiahPoinTable;
  parameter: ParameterTable;
  im_center: ImCenterTable;
  wa_center: WaCenterTable;
  sistem_log: SistemLogTable;
  hexaflate_queue: QueueTable;
  hexaflate_submission: SubmissionTable;
}

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

export interface ResellerTable {
  kode: string;
  nama: string;
  saldo: Generated<bigint>;
  alamat: string | null;
  pin: string | null;
  aktif: Generated<number>;
  kode_upline: string | null;
  kode_level: string;
  keterangan: string | null;
  tgl_daftar: string | null;
  saldo_minimal: Generated<bigint>;
  tgl_aktivitas: string | null;
  pengingat_saldo: bigint | null;
  f_pengingat_saldo: Generated<number>;
  nama_pemilik: string | null;
  kode_area: string | null;
  tgl_pengingat_saldo: string | null;
  markup: bigint | null;
  oid: string | null;
  poin: number | null;
  alamat_ip: string | null;
  password_ip: string | null;
  url_report: string | null;
  tgl_data: string | null;
  suspend: number | null;
  ip_no_sign: number | null;
  deleted: number | null;
  nomor_ktp: string | null;
  npwp: string | null;
}

export interface PengirimTable {
  pengirim: string;
  tipe_pengirim: string;
  kode_reseller: string;
  kirim_info: Generated<number>;
  tgl_data: string | null;
  akses: number | null;
}

export interface LevelTable {
  kode: string;
  nama: string;
  selisih_harga: bigint | null;
  kode_upline: string | null;
  bonus: bigint | null;
  jumlah_ym: number | null;
  jumlah_sms: number | null;
  keterangan: string | null;
  /** Product codes separated by commas. */
  blok_produk: string | null;
  deposit_minimal: bigint | null;
  sms_end_user: number | null;
  default_markup: bigint | null;
  par_balas: string | null;
  poin_trx: number | null;
  no_komisi: number | null;
  transfer_lintas: number | null;
  deposit_maksimal: bigint | null;
  max_pakai: bigint | null;
  guna_poin_produk: number | null;
  tgl_data: string | null;
  no_ubah_markup: number | null;
}

export interface ProdukTable {
  kode: string;
  nama: string | null;
  harga_jual: bigint | null;
  harga_beli: bigint | null;
  stok: number | null;
  aktif: number | null;
  gangguan: number | null;
  fisik: number | null;
  kode_operator: string | null;
  prefix_tujuan: string | null;
  nominal: number | null;
  kosong: number | null;
  kode_hlr: string | null;
  tanpa_kode: number | null;
  harga_tetap: number | null;
  kode_area: string | null;
  catatan: string | null;
  /** 1: the message carries the buyer's phone number too. */
  sms_end_user: number | null;
  postpaid: number | null;
  /** Open denominations only: see open-amount.ts. */
  rumus_harga: string | null;
  qty: string | null;
  poin: number | null;
  harga_awal: bigint | null;
  tgl_data: string | null;
  unit: number | null;
}

export interface OperatorTable {
  kode: string;
  nama: string | null;
  /** Number prefixes in 08… form, separated by commas. */
  prefix_tujuan: string | null;
  gangguan: number | null;
  kosong: number | null;
  regex_tujuan: string | null;
  kode_hlr: string | null;
  panjang_maks: number | null;
  panjang_min: number | null;
  prioritas: number | null;
  format_sukses: string | null;
  /** NULL: visible to every level; otherwise level codes separated by commas. */
  kode_level: string | null;
  kode_area: string | null;
  /** Category: see CatalogOperator.category. */
  catatan: string | null;
  auto_succ: number | null;
  par_balas: string | null;
  apk_ikon: string | null;
  struk_path: string | null;
  struk_regex: string | null;
  tgl_data: string | null;
  /** Local time of day, HH:MM; the window may cross midnight. */
  cutoff_awal: string | null;
  cutoff_akhir: string | null;
  cutoff_ket: string | null;
}

export interface ProdukLevelTable {
  kode_level: string;
  kode_produk: string;
  harga: bigint;
  tgl_data: string | null;
}

export interface MarkupProdukTable {
  /** A reseller, or `<upline>.*` for all direct downlines of that upline. */
  kode_reseller: string;
  kode_produk: string;
  markup: bigint;
  tgl_data: string | null;
}

export interface ModulTable {
  kode: number;
  label: string | null;
  tujuan: string | null;
  /** How the sandbox's supplier behaves, as `name=value` parts separated by pipes: see seed/suppliers.ts. */
  parameter_parsing: string | null;
  saldo: bigint | null;
  aktif: number | null;
  deleted: number | null;
}

export interface ParsingTable {
  kode_modul: number;
  kode_produk: string;
  perintah: string | null;
  aktif: number;
  prioritas: number;
  harga_beli: bigint | null;
  keterangan: string | null;
  kode_hlr: string | null;
  tgl_data: string | null;
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

export interface IBankingTable {
  kode: number;
  label: string | null;
  bank: string | null;
  nomor_rekening: string | null;
  nama_rekening: string | null;
  aktif: number | null;
}

export interface KomisiTable {
  kode_transaksi: number;
  kode_reseller: string;
  jumlah: bigint;
  /** 0 while it can still be exchanged. */
  tukar: Generated<number>;
}

export interface HadiahPoinTable {
  kode: string;
  jml_poin: number;
  nama: string;
}

export interface ParameterTable {
  grup: string;
  nama: string;
  nilai: string | null;
  keterangan: string | null;
  tgl_data: string | null;
}

export interface ImCenterTable {
  id: Generated<number>;
  type: number;
  deleted: number | null;
  username: string | null;
  password: string | null;
  startup_login: number | null;
  connect_server: string | null;
  status_text: string | null;
  resource: string | null;
  ignore_offlines: number | null;
  use_ssl: number | null;
  use_compression: number | null;
  as_default: number | null;
  params: string | null;
  label: string | null;
  sender_speed: number | null;
  filter_domain: string | null;
  kode_grup: string | null;
  domain_exclusion: string | null;
  tgl_data: string | null;
}

export interface WaCenterTable {
  kode: number;
  label: string | null;
  kode_grup: string | null;
  abai_non_member: number | null;
  aktif: number | null;
  tgl_data: string | null;
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

type MoneyColumnsOf<Table> = {
  [Column in keyof Table]: bigint extends SelectType<Table[Column]> ? Column : never;
}[keyof Table];

type MoneyColumn = { [Name in keyof OtomaxTables]: MoneyColumnsOf<OtomaxTables[Name]> }[keyof OtomaxTables];

/**
 * Every money column. A name means money in all tables or in none, so a driver decides by the name of a result
 * column, aggregates included. The type keeps this list complete.
 */
export const moneyColumns: Readonly<Record<MoneyColumn, true>> = {
  saldo: true,
  saldo_awal: true,
  saldo_akhir: true,
  saldo_minimal: true,
  saldo_supplier: true,
  pengingat_saldo: true,
  harga: true,
  harga_awal: true,
  harga_beli: true,
  harga_beli2: true,
  harga_jual: true,
  jumlah: true,
  komisi: true,
  markup: true,
  default_markup: true,
  selisih_harga: true,
  bonus: true,
  deposit_minimal: true,
  deposit_maksimal: true,
  max_pakai: true,
  price: true,
};
