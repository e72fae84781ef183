import type {
  HadiahPoinTable,
  IBankingTable,
  ImCenterTable,
  LevelTable,
  MarkupProdukTable,
  ModulTable,
  OperatorTable,
  ParameterTable,
  ParsingTable,
  PengirimTable,
  ProdukLevelTable,
  ProdukTable,
  ResellerTable,
  WaCenterTable,
} from '../tables-masters.ts';
import { type ColumnsOf, IDENTITY, NOW } from './columns-words.ts';

export const reseller: ColumnsOf<ResellerTable> = {
  kode: 'varchar(20) not null',
  nama: 'varchar(50) not null',
  saldo: 'money not null default 0',
  alamat: 'varchar(255)',
  pin: 'varchar(10)',
  aktif: 'tinyint not null default 0',
  kode_upline: 'varchar(20)',
  kode_level: 'varchar(10) not null',
  keterangan: 'varchar(255)',
  tgl_daftar: `datetime ${NOW}`,
  saldo_minimal: 'money not null default 0',
  tgl_aktivitas: 'datetime',
  pengingat_saldo: 'money default 0',
  f_pengingat_saldo: 'tinyint not null default 0',
  nama_pemilik: 'varchar(50)',
  kode_area: 'varchar(100)',
  tgl_pengingat_saldo: 'datetime',
  markup: 'money',
  oid: 'varchar(255)',
  poin: 'int',
  alamat_ip: 'varchar(255)',
  password_ip: 'varchar(255)',
  url_report: 'varchar(255)',
  tgl_data: 'datetime',
  suspend: 'tinyint',
  ip_no_sign: 'tinyint',
  deleted: 'tinyint',
  nomor_ktp: 'varchar(50)',
  npwp: 'varchar(50)',
};

export const pengirim: ColumnsOf<PengirimTable> = {
  pengirim: 'varchar(255) not null',
  tipe_pengirim: 'char(1) not null',
  kode_reseller: 'varchar(20) not null',
  kirim_info: 'tinyint not null default 1',
  tgl_data: `datetime ${NOW}`,
  akses: 'tinyint',
};

export const level: ColumnsOf<LevelTable> = {
  kode: 'varchar(10) not null',
  nama: 'varchar(20) not null',
  selisih_harga: 'money',
  kode_upline: 'varchar(10)',
  bonus: 'money',
  jumlah_ym: 'tinyint',
  jumlah_sms: 'tinyint',
  keterangan: 'varchar(255)',
  blok_produk: 'varchar(max)',
  deposit_minimal: 'money',
  sms_end_user: 'tinyint',
  default_markup: 'money',
  par_balas: 'varchar(255)',
  poin_trx: 'tinyint',
  no_komisi: 'tinyint',
  transfer_lintas: 'tinyint',
  deposit_maksimal: 'money',
  max_pakai: 'money',
  guna_poin_produk: 'tinyint',
  tgl_data: 'datetime',
  no_ubah_markup: 'tinyint',
};

export const produk: ColumnsOf<ProdukTable> = {
  kode: 'varchar(10) not null',
  nama: 'varchar(255)',
  harga_jual: 'money',
  harga_beli: 'money',
  stok: 'int',
  aktif: 'tinyint',
  gangguan: 'tinyint',
  fisik: 'tinyint',
  kode_operator: 'varchar(10)',
  prefix_tujuan: 'varchar(1000)',
  nominal: 'int',
  kosong: 'tinyint',
  kode_hlr: 'varchar(30)',
  tanpa_kode: 'tinyint',
  harga_tetap: 'tinyint',
  kode_area: 'varchar(100)',
  catatan: 'varchar(255)',
  sms_end_user: 'tinyint',
  postpaid: 'tinyint',
  rumus_harga: 'varchar(255)',
  qty: 'varchar(255)',
  poin: 'int',
  harga_awal: 'money',
  tgl_data: 'datetime',
  unit: 'int',
};

export const operator: ColumnsOf<OperatorTable> = {
  kode: 'varchar(10) not null',
  nama: 'varchar(255)',
  prefix_tujuan: 'varchar(4000)',
  gangguan: 'tinyint',
  kosong: 'tinyint',
  regex_tujuan: 'varchar(1000)',
  kode_hlr: 'varchar(30)',
  panjang_maks: 'int',
  panjang_min: 'int',
  prioritas: 'int',
  format_sukses: 'varchar(1000)',
  kode_level: 'varchar(1000)',
  kode_area: 'varchar(100)',
  catatan: 'varchar(255)',
  auto_succ: 'tinyint',
  par_balas: 'varchar(255)',
  apk_ikon: 'varchar(255)',
  struk_path: 'varchar(255)',
  struk_regex: 'varchar(1000)',
  tgl_data: 'datetime',
  cutoff_awal: 'varchar(10)',
  cutoff_akhir: 'varchar(10)',
  cutoff_ket: 'varchar(255)',
};

export const produkLevel: ColumnsOf<ProdukLevelTable> = {
  kode_level: 'varchar(10) not null',
  kode_produk: 'varchar(10) not null',
  harga: 'money not null',
  tgl_data: 'datetime',
};

export const markupProduk: ColumnsOf<MarkupProdukTable> = {
  kode_reseller: 'varchar(30) not null',
  kode_produk: 'varchar(10) not null',
  markup: 'money not null',
  tgl_data: 'datetime',
};

export const modul: ColumnsOf<ModulTable> = {
  kode: 'int not null',
  label: 'varchar(255)',
  tujuan: 'varchar(255)',
  parameter_parsing: 'varchar(max)',
  saldo: 'money',
  aktif: 'tinyint',
  deleted: 'tinyint',
};

export const parsing: ColumnsOf<ParsingTable> = {
  kode_modul: 'int not null',
  kode_produk: 'varchar(10) not null',
  perintah: 'varchar(4000)',
  aktif: 'tinyint not null',
  prioritas: 'smallint not null',
  harga_beli: 'money',
  keterangan: 'varchar(255)',
  kode_hlr: 'varchar(30)',
  tgl_data: 'datetime',
};

export const iBanking: ColumnsOf<IBankingTable> = {
  kode: 'int not null',
  label: 'varchar(255)',
  bank: 'varchar(50)',
  nomor_rekening: 'varchar(50)',
  nama_rekening: 'varchar(100)',
  aktif: 'tinyint',
};

export const hadiahPoin: ColumnsOf<HadiahPoinTable> = {
  kode: 'varchar(20) not null',
  jml_poin: 'int not null',
  nama: 'varchar(255) not null',
};

export const parameter: ColumnsOf<ParameterTable> = {
  grup: 'varchar(30) not null',
  nama: 'varchar(50) not null',
  nilai: 'varchar(255)',
  keterangan: 'varchar(255)',
  tgl_data: 'datetime',
};

export const imCenter: ColumnsOf<ImCenterTable> = {
  id: IDENTITY,
  type: 'tinyint not null',
  deleted: 'tinyint',
  username: 'varchar(255)',
  password: 'varchar(255)',
  startup_login: 'tinyint',
  connect_server: 'varchar(255)',
  status_text: 'varchar(255)',
  resource: 'varchar(255)',
  ignore_offlines: 'tinyint',
  use_ssl: 'tinyint',
  use_compression: 'tinyint',
  as_default: 'tinyint',
  params: 'varchar(4000)',
  label: 'varchar(255)',
  sender_speed: 'int',
  filter_domain: 'varchar(255)',
  kode_grup: 'varchar(50)',
  domain_exclusion: 'varchar(255)',
  tgl_data: 'datetime',
};

export const waCenter: ColumnsOf<WaCenterTable> = {
  kode: 'int not null',
  label: 'varchar(255)',
  kode_grup: 'varchar(50)',
  abai_non_member: 'tinyint',
  aktif: 'tinyint',
  tgl_data: 'datetime',
};
