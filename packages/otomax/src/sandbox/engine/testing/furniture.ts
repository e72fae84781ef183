import { rupiah } from '@hexaflate/contract/money';
import { OPEN_AMOUNT_FORMULA } from '../../../open-amount.ts';
import { parameters } from '../../seed/parameters.ts';
import type { Tables } from './tables.ts';

/** Fills the empty tables of a small installation: five agents, six products, two suppliers, the seeded formats. */
export function furnish(db: Tables): void {
  for (const [grup, nama, nilai] of parameters) db.insert('parameter', { grup, nama, nilai });
  const moreFormats = {
    TransferSaldoLintas: 'TRFL[spr][kodereseller][spr][jumlah][spr][pin]',
    TransferSaldo2: 'TRFC[spr][kodereseller][spr][jumlah][spr][counter][spr][pin]',
    ListDL: 'LDL',
    CekStatusTransaksi: 'CEK[spr][tujuan]',
  };
  for (const [nama, nilai] of Object.entries(moreFormats))
    db.insert('parameter', { grup: 'Format', nama, nilai });
  furnishAgents(db);
  furnishProducts(db);
  db.insert('i_banking', {
    kode: 1,
    label: 'BCA-1',
    bank: 'BCA',
    nomor_rekening: '139',
    nama_rekening: 'PT',
    aktif: 1,
  });
  db.insert('hadiah_poin', { kode: 'SALDO10', jml_poin: 500, nama: 'Saldo Rp10.000' });
  db.insert('hadiah_poin', { kode: 'KAOS', jml_poin: 2_500, nama: 'Kaos Agen' });
}

/** OWNER above DL0001 above AG0001 above RT0001; AG0002 beside AG0001. The PIN of all is 258036. */
function furnishAgents(db: Tables): void {
  db.insert('level', { kode: 'MASTER', nama: 'Master', selisih_harga: 0n, transfer_lintas: 1 });
  db.insert('level', {
    kode: 'DEALER',
    nama: 'Dealer',
    selisih_harga: rupiah(25),
    kode_upline: 'MASTER',
  });
  db.insert('level', { kode: 'AGEN', nama: 'Agen', selisih_harga: rupiah(75), kode_upline: 'DEALER' });
  db.insert('level', {
    kode: 'RETAIL',
    nama: 'Retail',
    selisih_harga: rupiah(150),
    kode_upline: 'AGEN',
    no_ubah_markup: 1,
  });
  const agents: readonly (readonly [
    code: string,
    level: string,
    upline: string | null,
    markup: number,
    balance: number,
  ])[] = [
    ['OWNER', 'MASTER', null, 0, 10_000_000],
    ['DL0001', 'DEALER', 'OWNER', 25, 5_000_000],
    ['AG0001', 'AGEN', 'DL0001', 50, 1_000_000],
    ['AG0002', 'AGEN', 'DL0001', 0, 1_000_000],
    ['RT0001', 'RETAIL', 'AG0001', 100, 200_000],
  ];
  for (const [kode, kode_level, kode_upline, markup, balance] of agents) {
    db.insert('reseller', {
      kode,
      nama: `Toko ${kode}`,
      saldo: rupiah(balance),
      pin: '258036',
      aktif: 1,
      kode_upline,
      kode_level,
      markup: rupiah(markup),
      poin: 0,
    });
    db.insert('mutasi', {
      kode_reseller: kode,
      jumlah: rupiah(balance),
      keterangan: 'Saldo awal',
      saldo_akhir: rupiah(balance),
    });
    db.insert('pengirim', { pengirim: `+62${kode}`, tipe_pengirim: 'S', kode_reseller: kode });
  }
}

function furnishProducts(db: Tables): void {
  const operators: readonly Parameters<typeof db.insert<'operator'>>[1][] = [
    {
      kode: 'TSEL',
      catatan: 'pulsa',
      prefix_tujuan: '0812,0813',
      panjang_min: 10,
      panjang_maks: 13,
      regex_tujuan: '08\\d+',
    },
    {
      kode: 'PLN',
      catatan: 'pln-token',
      panjang_min: 11,
      panjang_maks: 12,
      cutoff_awal: '23:45',
      cutoff_akhir: '00:15',
    },
    { kode: 'PLNPOST', catatan: 'pln-postpaid', panjang_min: 11, panjang_maks: 13 },
    { kode: 'DANA', catatan: 'ewallet' },
    { kode: 'ML', catatan: 'games' },
    { kode: 'PBB', catatan: 'tax', kode_level: 'MASTER,DEALER' },
  ];
  for (const operator of operators)
    db.insert('operator', { nama: String(operator.kode), gangguan: 0, kosong: 0, ...operator });
  const usual = { aktif: 1, gangguan: 0, kosong: 0, fisik: 0, stok: 0, postpaid: 0, poin: 2 };
  const products: readonly Parameters<typeof db.insert<'produk'>>[1][] = [
    {
      kode: 'S10',
      nama: 'Telkomsel 10.000',
      kode_operator: 'TSEL',
      harga_jual: rupiah(10_000),
      harga_beli: rupiah(9_800),
      nominal: 10_000,
    },
    {
      kode: 'PLN20',
      nama: 'Token PLN 20.000',
      kode_operator: 'PLN',
      harga_jual: rupiah(20_100),
      harga_beli: rupiah(20_000),
      nominal: 20_000,
    },
    {
      kode: 'DNBEBAS',
      nama: 'DANA bebas',
      kode_operator: 'DANA',
      harga_jual: rupiah(500),
      harga_beli: rupiah(100),
      rumus_harga: OPEN_AMOUNT_FORMULA,
      qty: '10000-2000000',
      unit: 1_000,
    },
    {
      kode: 'ML3',
      nama: 'ML 28 Diamond',
      kode_operator: 'ML',
      harga_jual: rupiah(7_800),
      harga_beli: rupiah(7_500),
    },
    {
      kode: 'PLNPASCA',
      nama: 'Tagihan PLN',
      kode_operator: 'PLNPOST',
      harga_jual: rupiah(1_900),
      harga_beli: rupiah(1_250),
      postpaid: 1,
    },
    {
      kode: 'PBBBDG',
      nama: 'PBB Bandung',
      kode_operator: 'PBB',
      harga_jual: rupiah(2_200),
      harga_beli: rupiah(1_400),
      postpaid: 1,
    },
  ];
  const suppliers = [
    { kode: 301, label: 'Utama', tujuan: 'http://10.0.0.1/trx', saldo: rupiah(5_000_000) },
    { kode: 302, label: 'Cadangan', tujuan: 'http://10.0.0.2/trx', saldo: rupiah(5_000_000) },
  ];
  for (const supplier of suppliers) {
    db.insert('modul', {
      ...supplier,
      parameter_parsing: 'delay=1000-3000|success=1|silent=0',
      aktif: 1,
      deleted: 0,
    });
  }
  for (const product of products) {
    db.insert('produk', { ...usual, ...product });
    for (const [index, { kode: kode_modul }] of suppliers.entries()) {
      db.insert('parsing', {
        kode_modul,
        kode_produk: String(product.kode),
        perintah: 'trx?product=[kodeproduk]&qty=[qty]&dest=[tujuan]&refID=[trxid]',
        aktif: 1,
        prioritas: index + 1,
        harga_beli: product.harga_beli ?? 0n,
      });
    }
  }
}
