import type { Generated } from 'kysely';

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

export interface IBankingTable {
  kode: number;
  label: string | null;
  bank: string | null;
  nomor_rekening: string | null;
  nama_rekening: string | null;
  aktif: number | null;
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
