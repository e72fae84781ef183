import type { Database } from 'bun:sqlite';
import { rupiah } from '@hexaflate/contract/money';
import { type PriceBook, priceKey } from '../../prices.ts';
import { createInserter } from './insert.ts';
import { levelPrices, levels, type MemberSeed, productMarkups } from './members.ts';
import { operators } from './operators.ts';
import { banks, centers, parameters, rewards } from './parameters.ts';
import { openColumns, type ProductSeed } from './products.ts';
import { supplierParameters, suppliers } from './suppliers.ts';

/** Writes what the operator offers: levels, operators, products, prices, suppliers and their routes. */
export function writeOffer(database: Database, products: readonly ProductSeed[], at: string): void {
  writeLevels(database, at);
  const operator = createInserter(database, 'operator', [
    'kode',
    'nama',
    'prefix_tujuan',
    'gangguan',
    'kosong',
    'regex_tujuan',
    'panjang_min',
    'panjang_maks',
    'prioritas',
    'kode_level',
    'catatan',
    'tgl_data',
    'cutoff_awal',
    'cutoff_akhir',
    'cutoff_ket',
  ]);
  operators.forEach((seed, index) => {
    const [from, to, note] = seed.cutoff ?? [null, null, null];
    operator({
      kode: seed.code,
      nama: seed.name,
      prefix_tujuan: seed.prefixes || null,
      gangguan: seed.disrupted ? 1 : 0,
      kosong: 0,
      regex_tujuan: seed.pattern ?? null,
      panjang_min: seed.length?.[0] ?? null,
      panjang_maks: seed.length?.[1] ?? null,
      prioritas: index + 1,
      kode_level: seed.levels ?? null,
      catatan: seed.category,
      tgl_data: at,
      cutoff_awal: from,
      cutoff_akhir: to,
      cutoff_ket: note,
    });
  });
  writeProducts(database, products, at);
  writeRoutes(database, products, at);
}

function writeLevels(database: Database, at: string): void {
  const level = createInserter(database, 'level', [
    'kode',
    'nama',
    'selisih_harga',
    'kode_upline',
    'default_markup',
    'deposit_minimal',
    'transfer_lintas',
    'no_komisi',
    'tgl_data',
  ]);
  levels.forEach((seed, index) => {
    level({
      kode: seed.code,
      nama: seed.name,
      selisih_harga: rupiah(seed.difference),
      kode_upline: levels[index - 1]?.code ?? null,
      default_markup: rupiah(50),
      deposit_minimal: rupiah(10_000),
      transfer_lintas: 0,
      no_komisi: 0,
      tgl_data: at,
    });
  });
  const price = createInserter(database, 'produk_level', ['kode_level', 'kode_produk', 'harga', 'tgl_data']);
  for (const seed of levelPrices) {
    price({ kode_level: seed.level, kode_produk: seed.product, harga: rupiah(seed.price), tgl_data: at });
  }
  const markup = createInserter(database, 'markup_produk', [
    'kode_reseller',
    'kode_produk',
    'markup',
    'tgl_data',
  ]);
  for (const seed of productMarkups) {
    markup({
      kode_reseller: seed.owner,
      kode_produk: seed.product,
      markup: rupiah(seed.markup),
      tgl_data: at,
    });
  }
}

function writeProducts(database: Database, products: readonly ProductSeed[], at: string): void {
  const insert = createInserter(database, 'produk', [
    'kode',
    'nama',
    'harga_jual',
    'harga_beli',
    'stok',
    'aktif',
    'gangguan',
    'fisik',
    'kode_operator',
    'nominal',
    'kosong',
    'tanpa_kode',
    'harga_tetap',
    'catatan',
    'sms_end_user',
    'postpaid',
    'rumus_harga',
    'qty',
    'poin',
    'tgl_data',
    'unit',
  ]);
  for (const seed of products) {
    insert({
      kode: seed.code,
      nama: seed.name,
      harga_jual: rupiah(seed.price),
      harga_beli: rupiah(seed.cost),
      stok: 0,
      aktif: seed.inactive ? 0 : 1,
      gangguan: seed.disrupted ? 1 : 0,
      fisik: 0,
      kode_operator: seed.operator,
      nominal: seed.nominal ?? null,
      kosong: seed.outOfStock ? 1 : 0,
      tanpa_kode: 0,
      harga_tetap: 0,
      catatan: seed.note ?? null,
      sms_end_user: seed.wantsBuyerPhone ? 1 : 0,
      postpaid: seed.bill ? 1 : 0,
      poin: seed.points ?? 0,
      tgl_data: at,
      ...openColumns(seed),
    });
  }
}

function writeRoutes(database: Database, products: readonly ProductSeed[], at: string): void {
  const supplier = createInserter(database, 'modul', [
    'kode',
    'label',
    'tujuan',
    'parameter_parsing',
    'saldo',
    'aktif',
    'deleted',
  ]);
  const route = createInserter(database, 'parsing', [
    'kode_modul',
    'kode_produk',
    'perintah',
    'aktif',
    'prioritas',
    'harga_beli',
    'tgl_data',
  ]);
  const categoryOf = new Map(operators.map((operator) => [operator.code, operator.category]));
  suppliers.forEach((seed, index) => {
    supplier({
      kode: seed.code,
      label: seed.label,
      tujuan: seed.target,
      parameter_parsing: supplierParameters(seed),
      saldo: rupiah(seed.balance),
      aktif: 1,
      deleted: 0,
    });
    for (const product of products) {
      if (!seed.categories.includes(categoryOf.get(product.operator) ?? '')) continue;
      route({
        kode_modul: seed.code,
        kode_produk: product.code,
        perintah: `trx?product=${product.code}&qty=[qty]&dest=[tujuan]&refID=[trxid]`,
        aktif: 1,
        prioritas: index + 1,
        harga_beli: rupiah(product.cost + seed.costDifference),
        tgl_data: at,
      });
    }
  });
}

/** Writes how the operator is reached: formats, texts, settings, centers, banks and rewards. */
export function writeOffice(database: Database, at: string): void {
  const parameter = createInserter(database, 'parameter', [
    'grup',
    'nama',
    'nilai',
    'keterangan',
    'tgl_data',
  ]);
  for (const [grup, nama, nilai, keterangan] of parameters) {
    parameter({ grup, nama, nilai, keterangan, tgl_data: at });
  }
  const center = createInserter(database, 'im_center', [
    'id',
    'type',
    'deleted',
    'username',
    'startup_login',
    'as_default',
    'label',
    'tgl_data',
  ]);
  for (const { id, type, label, username, isDefault } of centers) {
    center({
      id,
      type,
      deleted: 0,
      username,
      startup_login: 1,
      as_default: isDefault ? 1 : 0,
      label,
      tgl_data: at,
    });
  }
  const bank = createInserter(database, 'i_banking', [
    'kode',
    'label',
    'bank',
    'nomor_rekening',
    'nama_rekening',
    'aktif',
  ]);
  for (const seed of banks) {
    bank({
      kode: seed.code,
      label: seed.label,
      bank: seed.bank,
      nomor_rekening: seed.account,
      nama_rekening: seed.holder,
      aktif: 1,
    });
  }
  const reward = createInserter(database, 'hadiah_poin', ['kode', 'jml_poin', 'nama']);
  for (const { code, points, name } of rewards) reward({ kode: code, jml_poin: points, nama: name });
}

/** Every member's price book, from the seed itself, so that history is priced as the engine prices. */
export function seedPriceBooks(members: readonly MemberSeed[]): Map<string, PriceBook> {
  const byCode = new Map(members.map((member) => [member.code, member]));
  const prices = new Map(levelPrices.map((seed) => [priceKey(seed.level, seed.product), rupiah(seed.price)]));
  const markups = new Map(
    productMarkups.map((seed) => [priceKey(seed.owner, seed.product), rupiah(seed.markup)]),
  );
  return new Map(
    members.map((member) => {
      const chain: MemberSeed[] = [];
      for (let next: MemberSeed | undefined = member; next; next = byCode.get(next.upline ?? '')) {
        chain.unshift(next);
      }
      const own = levels.findIndex((level) => level.code === member.level);
      return [
        member.code,
        {
          agentCode: member.code,
          levels: levels
            .slice(0, own + 1)
            .map(({ code, difference }) => ({ code, difference: rupiah(difference) })),
          agents: chain.map(({ code, upline, markup }) => ({
            code,
            uplineCode: upline,
            markup: rupiah(markup),
          })),
          levelPrices: prices,
          productMarkups: markups,
        },
      ];
    }),
  );
}
