export type ParameterSeed = readonly [group: string, name: string, value: string, description: string];

const product = '[kodeproduk][spr]';
const target = '[tujuan][spr][pin]';

/**
 * This installation's message formats, by Otomax's built-in names. `#` and `*` parts keep the variants apart, so
 * that every message can be read in one way only.
 */
const formats: readonly ParameterSeed[] = [
  ['Format', 'Transaksi', `${product}${target}`, 'Transaksi'],
  ['Format', 'Transaksi14', `${product}${target}*[counter]`, 'Transaksi ulang ke tujuan yang sama'],
  ['Format', 'Transaksi25', `${product}${target} R#[trxid]`, 'Transaksi dengan referensi sendiri'],
  ['Format', 'Transaksi27', `${product}${target}*[counter] R#[trxid]`, 'Transaksi ulang dengan referensi'],
  ['Format', 'Transaksi29', `${product}[qty][spr]${target}`, 'Transaksi bebas nominal'],
  ['Format', 'Transaksi23', `${product}[qty][spr]${target} R#[trxid]`, 'Bebas nominal dengan referensi'],
  ['Format', 'Transaksi24', `${product}[qty][spr]${target}*[counter] R#[trxid]`, 'Bebas nominal ulang'],
  ['Format', 'Transaksi26', `${product}${target} HP#[enduser] R#[trxid]`, 'Transaksi dengan nomor pembeli'],
  ['Format', 'Transaksi28', `${product}${target}*[counter] HP#[enduser] R#[trxid]`, 'Nomor pembeli, ulang'],
  ['Format', 'CekTagihan', `INQ[spr]${product}${target}`, 'Cek tagihan atau nama pelanggan'],
  ['Format', 'BayarTagihan', `PAY[spr]${product}${target}`, 'Bayar tagihan yang sudah dicek'],
  ['Format', 'BayarTagihan2', `PAY[spr]${product}${target} R#[trxid]`, 'Bayar tagihan dengan referensi'],
  ['Format', 'CekSaldo', 'SAL[spr][pin]', 'Cek saldo'],
  ['Format', 'CekHarga', 'CH[spr][kodeproduk]', 'Cek harga'],
  ['Format', 'UbahPin', 'GP[spr][pinlama][spr][pinbaru]', 'Ganti PIN'],
  ['Format', 'TransferSaldo', 'TRF[spr][kodereseller][spr][jumlah][spr][pin]', 'Transfer saldo ke downline'],
  ['Format', 'TiketDeposit', 'TIKET[spr][jumlah][spr][pin]', 'Minta tiket deposit'],
  [
    'Format',
    'DaftarDL2',
    'REG[spr][nama][spr][alamat][spr][nomorhp][spr][markup][spr][pin]',
    'Daftar downline dengan markup',
  ],
  ['Format', 'UbahMarkup', 'MARKUP[spr][kodereseller][spr][markup][spr][pin]', 'Ubah markup downline'],
  [
    'Format',
    'UbahMarkupProduk',
    'MP[spr][kodereseller][spr][kodeproduk][spr][markup][spr][pin]',
    'Ubah markup produk satu downline',
  ],
  [
    'Format',
    'UbahMarkupProduk2',
    'MP2[spr][kodeproduk][spr][markup][spr][pin]',
    'Ubah markup produk semua downline',
  ],
  ['Format', 'TukarKomisi', 'TUKAR[spr][jumlah][spr][pin]', 'Tukar komisi menjadi saldo'],
  ['Format', 'TukarKomisi2', 'TUKARSEMUA[spr][pin]', 'Tukar semua komisi'],
  ['Format', 'TukarPoin', 'TUKARPOIN[spr][kode][spr][pin]', 'Tukar poin dengan hadiah'],
  ['Format', 'LihatHadiahPoin', 'CEKHADIAH', 'Daftar hadiah poin'],
];

/** Reply texts under the names that the sandbox's engine looks for; `[ref]` brings its own `R#` and space. */
const replies: readonly ParameterSeed[] = [
  [
    'Balasan',
    'TrxDiproses',
    'T#[trxid] [ref][produk] [tujuan] akan diproses. Saldo [saldoawal] - [harga] = [saldo] @[jam]',
    'Transaksi diterima',
  ],
  [
    'Balasan',
    'TrxSukses',
    'T#[trxid] [ref][kodeproduk].[tujuan] SUKSES. SN: [sn]. Hrg [harga]. Saldo [saldo] @[jam]',
    'Transaksi sukses',
  ],
  [
    'Balasan',
    'TrxGagal',
    'T#[trxid] [ref][kodeproduk].[tujuan] GAGAL. [keterangan]. Saldo [saldo] @[jam]',
    'Transaksi gagal',
  ],
  ['Balasan', 'SaldoKurang', 'Saldo tidak cukup. Saldo [saldo], harga [harga].', 'Saldo kurang'],
  ['Balasan', 'FormatSalah', 'Format salah. Ketik sesuai format yang berlaku.', 'Format salah'],
  ['Balasan', 'ProdukSalah', 'Produk [kodeproduk] tidak dikenal.', 'Produk tidak ada'],
  ['Balasan', 'ProdukGangguan', '[produk] sedang gangguan.', 'Produk gangguan'],
  ['Balasan', 'CekSaldo', 'Saldo [nama] Rp [saldo]. Poin [poin]. Komisi [komisi] @[jam]', 'Cek saldo'],
  ['Balasan', 'CekHarga', '[kodeproduk] [produk] Rp [harga] [keterangan]', 'Cek harga'],
  ['Balasan', 'UbahPin', 'PIN berhasil diganti. Rahasiakan PIN Anda.', 'Ganti PIN'],
  [
    'Balasan',
    'TiketDeposit',
    'Silahkan Transfer Sesuai Nominal Rp.[jumlah] ke [bank] [rekening] a.n. [namarekening]. Berlaku 24 jam.',
    'Tiket deposit',
  ],
  ['Balasan', 'DepositMasuk', 'Deposit Rp [jumlah] via [bank] diterima. Saldo [saldo] @[jam]', 'Deposit'],
  [
    'Balasan',
    'TransferMasuk',
    'Terima transfer Rp [jumlah] dari [nama]. Saldo [saldo] @[jam]',
    'Terima transfer',
  ],
];

const settings: readonly ParameterSeed[] = [
  ['Setting', 'LimitCekMutasi', '10', 'Baris pada balasan cek mutasi'],
  ['Setting', 'LimitCekTransaksiAkhir', '5', 'Baris pada balasan transaksi akhir'],
  ['Setting', 'MaksPinSalah', '3', 'PIN salah berturut-turut sebelum dinonaktifkan'],
  ['Setting', 'TimeoutTransaksi', '300', 'Detik menunggu jawaban penyedia'],
  ['Setting', 'MinimalTiket', '10000', 'Nominal tiket deposit terkecil'],
  ['Setting', 'MasaTiket', '1440', 'Menit sampai tiket dibatalkan'],
  ['Setting', 'PanjangPin', '6', 'Jumlah angka PIN'],
];

export const parameters: readonly ParameterSeed[] = [...formats, ...replies, ...settings];

/** The centers through which messages come and go (`im_center`); ours carries the label `hexaflate`. */
export const centers: readonly {
  id: number;
  type: number;
  label: string;
  username: string;
  isDefault: boolean;
}[] = [
  { id: 1, type: 5, label: 'WhatsApp Center', username: '6281100000900', isDefault: true },
  { id: 2, type: 4, label: 'Telegram Center', username: 'sandbox_center_bot', isDefault: false },
  { id: 3, type: 3, label: 'hexaflate', username: 'hexaflate', isDefault: false },
];

/** A bank account that the installation's robot watches (`i_banking`). */
export interface BankSeed {
  code: number;
  label: string;
  bank: string;
  account: string;
  holder: string;
}

const holder = 'PT Contoh Pulsa Indonesia';
export const banks: readonly BankSeed[] = [
  { code: 1, label: 'BCA-1', bank: 'BCA', account: '1390445566', holder },
  { code: 2, label: 'MANDIRI-1', bank: 'MANDIRI', account: '1310099887766', holder },
  { code: 3, label: 'BRI-1', bank: 'BRI', account: '003401002233509', holder },
];

export const rewards: readonly { code: string; points: number; name: string }[] = [
  { code: 'SALDO10', points: 500, name: 'Saldo Rp10.000' },
  { code: 'KAOS', points: 2_500, name: 'Kaos Agen' },
  { code: 'SPEAKER', points: 9_000, name: 'Speaker Bluetooth' },
  { code: 'HP', points: 60_000, name: 'Ponsel 4G' },
];
