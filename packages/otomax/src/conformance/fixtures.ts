import { rupiah } from '@hexaflate/contract/money';
import type { Insertable, Kysely } from 'kysely';
import type { SubmissionRequest } from '../gateway.ts';
import { toLocalText } from '../local-time.ts';
import { OPEN_AMOUNT_FORMULA } from '../open-amount.ts';
import type { OtomaxTables, ProdukTable, TransaksiTable } from '../tables.ts';

/** Noon in Jakarta on an ordinary day. */
export const NOON = new Date('2026-03-10T05:00:00.000Z');
export const PIN = '112233';

const product = (kode: string, price: number | bigint, more: Partial<Insertable<ProdukTable>> = {}) => ({
  kode,
  nama: `Produk ${kode}`,
  harga_jual: typeof price === 'bigint' ? price : rupiah(price),
  harga_beli: rupiah(1),
  aktif: 1,
  gangguan: 0,
  kosong: 0,
  kode_operator: 'COP',
  harga_tetap: 0,
  sms_end_user: 0,
  postpaid: 0,
  rumus_harga: null,
  qty: null,
  unit: null,
  ...more,
});

/**
 * Three levels, four agents in a tree and products for every rule of section 5.1, under codes of their own, so
 * that they can stand in any installation.
 */
export async function insertFixtures(db: Kysely<OtomaxTables>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('level')
      .values([
        { kode: 'CL1', nama: 'Root', selisih_harga: null, kode_upline: null },
        { kode: 'CL2', nama: 'Middle', selisih_harga: rupiah(100), kode_upline: 'CL1' },
        { kode: 'CL3', nama: 'Leaf', selisih_harga: rupiah(250), kode_upline: 'CL2' },
      ])
      .execute();
    const agent = (kode: string, level: string, upline: string | null, markup: number | null) => ({
      kode,
      nama: `Agen ${kode}`,
      saldo: rupiah(1_000_000),
      pin: PIN,
      aktif: 1,
      kode_level: level,
      kode_upline: upline,
      markup: markup === null ? null : rupiah(markup),
    });
    await trx
      .insertInto('reseller')
      .values([
        agent('CA1', 'CL1', '-', null),
        agent('CA2', 'CL2', 'CA1', 50),
        agent('CA3', 'CL3', 'ca2', 75),
        agent('CB3', 'CL3', 'CA2', 0),
        { ...agent('CNOPIN', 'CL3', 'CA2', 0), pin: null },
        { ...agent('CMUTE', 'CL3', 'CA2', 0) },
      ])
      .execute();
    await trx
      .insertInto('pengirim')
      .values([
        { pengirim: '+6285700990031', tipe_pengirim: 'S', kode_reseller: 'CA3' },
        { pengirim: '6285700990031', tipe_pengirim: 'W', kode_reseller: 'CA3' },
        { pengirim: '6285700990032', tipe_pengirim: 'w', kode_reseller: 'CB3' },
        { pengirim: '+6285700990033', tipe_pengirim: 'S', kode_reseller: 'CNOPIN' },
      ])
      .execute();
    await trx
      .insertInto('operator')
      .values([
        { kode: 'COP', nama: 'Operator C', catatan: 'Cat Test', prefix_tujuan: '0899,0898', prioritas: 1 },
        {
          kode: 'CTOKEN',
          nama: 'Token C',
          catatan: 'pln-token',
          cutoff_awal: '23:45',
          cutoff_akhir: '00:15',
        },
        { kode: 'CHIDE', nama: 'Operator H', catatan: 'Cat Test', kode_level: 'CL1,CL2' },
      ])
      .execute();
    await trx
      .insertInto('produk')
      .values([
        product('CP1', 10_000),
        product('CP2', 20_000),
        product('CP3', 10_000),
        product('CP4', 10_000),
        product('CP5', 10_000),
        product('CP6', 10_000),
        product('CP7', 12_345_678n),
        product('COPEN', 500, { rumus_harga: OPEN_AMOUNT_FORMULA, qty: '10000-500000', unit: 1000 }),
        product('CODD', 500, { rumus_harga: '[qty]*[harga]', qty: '1-9' }),
        product('CBILL', 2_500, { postpaid: 1 }),
        product('CBUYER', 20_000, { sms_end_user: 1, kode_operator: 'CTOKEN' }),
        product('CDOWN', 10_000, { gangguan: 1 }),
        product('CEMPTY', 10_000, { kosong: 1 }),
        product('CGONE', 10_000, { aktif: 0 }),
        product('CFIXED', 10_000, { harga_tetap: 1 }),
        product('CHID', 10_000, { kode_operator: 'CHIDE' }),
      ])
      .execute();
    await trx
      .insertInto('produk_level')
      .values([
        { kode_level: 'CL2', kode_produk: 'CP2', harga: rupiah(9_500) },
        { kode_level: 'CL3', kode_produk: 'CP6', harga: rupiah(8_888) },
      ])
      .execute();
    await trx
      .insertInto('markup_produk')
      .values([
        { kode_reseller: 'CA3', kode_produk: 'CP3', markup: rupiah(300) },
        { kode_reseller: 'CA2.*', kode_produk: 'CP4', markup: rupiah(40) },
        { kode_reseller: 'CA3', kode_produk: 'CP5', markup: rupiah(300) },
        { kode_reseller: 'CA2.*', kode_produk: 'CP5', markup: rupiah(40) },
        { kode_reseller: 'CA3', kode_produk: 'CP6', markup: rupiah(-100) },
      ])
      .execute();
  });
}

let orders = 0;

/** An order of CA3 for CP1, which costs 10.475; every call has an order and an attempt of its own. */
export function order(more: Partial<SubmissionRequest> = {}): SubmissionRequest {
  orders += 1;
  return {
    orderId: `0190c0de-0000-7000-8000-${orders.toString().padStart(12, '0')}`,
    agentCode: 'CA3',
    attemptId: `attempt-${orders}`,
    contentHash: `hash-${orders}`,
    verb: 'buy',
    productCode: 'CP1',
    destination: '089912345678',
    amount: null,
    counter: 1,
    buyerPhone: null,
    maxPrice: rupiah(10_475),
    ...more,
  };
}

/** Writes one finished sale as the engine would and answers its number. */
export async function insertSale(
  db: Kysely<OtomaxTables>,
  more: Partial<Insertable<TransaksiTable>> = {},
): Promise<number> {
  const at = more.tgl_entri ?? toLocalText(NOON);
  const { kode } = await db
    .insertInto('transaksi')
    .values({
      tgl_entri: at,
      tgl_status: at,
      kode_produk: 'CP1',
      tujuan: '089912345678',
      kode_reseller: 'CA3',
      harga: rupiah(10_475),
      status: 20,
      saldo_awal: rupiah(1_000_000),
      sn: 'SN1',
      ...more,
    })
    .returning('kode')
    .executeTakeFirstOrThrow();
  return kode;
}

/** Writes a request of CA3 that came through a center, and answers its number. */
export async function insertRequest(db: Kysely<OtomaxTables>, center: number): Promise<number> {
  const { kode } = await db
    .insertInto('inbox')
    .values({
      pengirim: '+6285700990031',
      tipe_pengirim: 'S',
      pesan: 'x',
      status: 21,
      kode_terminal: center,
      kode_reseller: 'CA3',
    })
    .returning('kode')
    .executeTakeFirstOrThrow();
  return kode;
}

/** Writes an answer as the engine queues it for a center, and answers its number. */
export async function insertReply(
  db: Kysely<OtomaxTables>,
  more: Partial<Insertable<OtomaxTables['outbox']>>,
): Promise<number> {
  const { kode } = await db
    .insertInto('outbox')
    .values({
      penerima: '+6285700990031',
      tipe_penerima: 'S',
      pesan: 'x',
      status: 0,
      is_perintah: 0,
      kode_reseller: 'CA3',
      modul_proses: ',',
      tgl_status: toLocalText(NOON),
      ...more,
    })
    .returning('kode')
    .executeTakeFirstOrThrow();
  return kode;
}
