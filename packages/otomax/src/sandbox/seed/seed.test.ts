import { Database } from 'bun:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rupiah } from '@hexaflate/contract/money';
import type { Kysely } from 'kysely';
import { fittingFormats, loadFormatRows, matchMessage, readFormats, renderFormat } from '../../formats.ts';
import { loadPriceBook, sellingPrice } from '../../prices.ts';
import type { OtomaxTables } from '../../tables.ts';
import { openSandboxDatabase } from '../database.ts';
import { DEMO_AGENT } from './members.ts';

const NOW = new Date('2026-03-10T08:00:00Z');

describe('the seeded operator', () => {
  const directory = mkdtempSync(join(tmpdir(), 'hexaflate-seed-'));
  const path = join(directory, 'otomax.db');
  let db: Kysely<OtomaxTables>;
  let raw: Database;
  beforeAll(() => {
    db = openSandboxDatabase(path, { historyDays: 45, now: NOW });
    raw = new Database(path, { readonly: true });
  }, 60_000);
  afterAll(async () => {
    raw.close();
    await db.destroy();
    rmSync(directory, { recursive: true });
  });
  const count = (sql: string) => raw.query<{ n: number }, []>(sql).get()?.n ?? -1;

  test('it is as large as a small operator', () => {
    expect(count('select count(*) n from operator')).toBeGreaterThanOrEqual(15);
    expect(count('select count(*) n from produk')).toBeGreaterThanOrEqual(400);
    expect(count('select count(*) n from level')).toBe(4);
    expect(count('select count(*) n from reseller')).toBe(40);
    expect(count('select count(*) n from transaksi')).toBeGreaterThan(3_000);
  });

  test.each([
    [
      'a balance is the sum of its ledger',
      'select count(*) n from reseller r where saldo <> coalesce((select sum(jumlah) from mutasi m where m.kode_reseller = r.kode), 0)',
    ],
    [
      'every balance after is the sum so far',
      'select count(*) n from (select saldo_akhir a, sum(jumlah) over (partition by kode_reseller order by kode) s from mutasi) where a <> s',
    ],
    ['no balance was ever negative', 'select count(*) n from mutasi where saldo_akhir < 0'],
    [
      'the ledger runs with time',
      'select count(*) n from (select tanggal t, lag(tanggal) over (order by kode) p from mutasi) where p > t',
    ],
    [
      'a failure is given back whole',
      'select count(*) n from transaksi t where status >= 40 and (select coalesce(sum(jumlah), 0) from mutasi m where m.kode_transaksi = t.kode) <> 0',
    ],
    [
      'a success is paid once',
      'select count(*) n from transaksi t where status = 20 and harga > 0 and (select coalesce(sum(jumlah), 0) from mutasi m where m.kode_transaksi = t.kode) <> -harga',
    ],
    [
      'the balance before a sale fits its ledger row',
      "select count(*) n from transaksi t join mutasi m on m.kode_transaksi = t.kode and m.jenis = 'T' where m.saldo_akhir <> t.saldo_awal - t.harga",
    ],
    ['nothing is pending', 'select count(*) n from transaksi where status < 20'],
    [
      'every sale came from a message of its agent',
      'select count(*) n from transaksi t left join inbox i on i.kode = t.kode_inbox and i.kode_transaksi = t.kode and i.kode_reseller = t.kode_reseller where i.kode is null',
    ],
    [
      'every sale was answered',
      'select count(*) n from transaksi t where not exists (select 1 from outbox o where o.kode_transaksi = t.kode)',
    ],
    [
      'exchanged commission is in the ledger',
      "select abs(coalesce((select sum(jumlah) from komisi where tukar = 1), 0) - coalesce((select sum(jumlah) from mutasi where jenis = 'K'), 0)) n",
    ],
    [
      'commissions add up',
      'select count(*) n from transaksi t where komisi <> coalesce((select sum(jumlah) from komisi k where k.kode_transaksi = t.kode), 0)',
    ],
    [
      'transfers have two ends',
      "select abs(coalesce(sum(jumlah), 0)) n from mutasi where jenis in ('1', '2')",
    ],
    [
      'points are those of the sales',
      'select count(*) n from reseller r where poin <> coalesce((select sum(poin) from transaksi t where t.kode_reseller = r.kode), 0)',
    ],
    [
      'nothing lies in the future',
      `select count(*) n from transaksi where tgl_status > '2026-03-10 15:00:01'`,
    ],
    [
      'every product has an operator and a supplier',
      'select count(*) n from produk p where not exists (select 1 from operator o where o.kode = p.kode_operator) or not exists (select 1 from parsing s where s.kode_produk = p.kode)',
    ],
  ])('%s', (_rule, sql) => {
    expect(count(sql)).toBe(0);
  });

  test('the demo agent is as the documents say', async () => {
    const agent = await db
      .selectFrom('reseller')
      .selectAll()
      .where('kode', '=', DEMO_AGENT.code)
      .executeTakeFirstOrThrow();
    expect(agent).toMatchObject({ nama: 'Maju Jaya Cell', pin: '258036', saldo: rupiah(1_284_500) });
    expect(
      count("select count(*) n from pengirim where pengirim in ('+6281200000001', '6281200000001')"),
    ).toBe(2);
    expect(count("select count(*) n from transaksi where kode_reseller = 'AG0001'")).toBeGreaterThan(150);
    expect(
      count("select count(*) n from transaksi where kode_reseller = 'AG0001' and tgl_entri >= '2026-03-09'"),
    ).toBeGreaterThan(0);
  });

  test('what was debited is what the price rule says', async () => {
    const sales = await db
      .selectFrom('transaksi as t')
      .innerJoin('produk as p', 'p.kode', 't.kode_produk')
      .select([
        't.kode_reseller',
        't.kode_produk',
        't.harga',
        't.qty',
        't.bill',
        'p.harga_jual',
        'p.rumus_harga',
      ])
      .where('t.harga', '>', 0n)
      .orderBy('t.kode', 'desc')
      .limit(500)
      .execute();
    for (const sale of sales) {
      const book = await loadPriceBook(db, sale.kode_reseller ?? '');
      if (!book) throw new Error('no such agent');
      const extra = sale.rumus_harga === null ? Number(sale.bill ?? 0) : (sale.qty ?? 0);
      const price = sellingPrice(book, sale.kode_produk ?? '', sale.harga_jual ?? 0n);
      expect(sale.harga).toBe(price + rupiah(extra));
    }
    expect(sales).toHaveLength(500);
  });

  test('destinations fit what their operators ask for', async () => {
    const rows = await db
      .selectFrom('transaksi as t')
      .innerJoin('produk as p', 'p.kode', 't.kode_produk')
      .innerJoin('operator as o', 'o.kode', 'p.kode_operator')
      .select(['t.tujuan', 'o.regex_tujuan', 'o.prefix_tujuan', 'o.panjang_min', 'o.panjang_maks'])
      .execute();
    for (const { tujuan, regex_tujuan, prefix_tujuan, panjang_min, panjang_maks } of rows) {
      const destination = tujuan ?? '';
      expect(destination).toMatch(new RegExp(regex_tujuan ?? '.'));
      expect(destination.length).toBeGreaterThanOrEqual(panjang_min ?? 0);
      expect(destination.length).toBeLessThanOrEqual(panjang_maks ?? 99);
      const prefixes = prefix_tujuan?.split(',') ?? [''];
      expect(prefixes.some((prefix) => destination.startsWith(prefix))).toBe(true);
    }
  });

  test('every message format is read back as itself', async () => {
    const formats = readFormats(await loadFormatRows(db));
    expect(formats.length).toBe(count("select count(*) n from parameter where grup = 'Format'"));
    const values: Record<string, string> = {
      kodeproduk: 'S10',
      tujuan: '628812345(2101)',
      pin: '258036',
      pinlama: '258036',
      pinbaru: '147025',
      counter: '2',
      qty: '50000',
      trxid: '0190c0de00007000800000000000abcd',
      enduser: '081234567890',
      kodereseller: 'RT0001',
      jumlah: '100000',
      nama: 'Toko Baru',
      alamat: 'Jl Mawar 3',
      nomorhp: '081234567891',
      markup: '100',
      kode: 'KAOS',
    };
    for (const format of formats) {
      expect(matchMessage(formats, renderFormat(format, values))?.format.name).toBe(format.name);
    }
  });

  test('there is a format for every kind of order, with our reference', async () => {
    const formats = readFormats(await loadFormatRows(db));
    for (const counter of [1, 2]) {
      for (const [amount, buyerPhone] of [
        [null, null],
        [50_000, null],
        [null, '081234567890'],
      ] as const) {
        const format = fittingFormats(formats, 'buy', { counter, amount, buyerPhone })[0];
        expect(format?.placeholders).toContain('trxid');
      }
    }
    const plain = { counter: 1, amount: null, buyerPhone: null };
    expect(fittingFormats(formats, 'inquire', plain)[0]).toBeDefined();
    expect(fittingFormats(formats, 'pay', plain)[0]).toBeDefined();
  });

  test('no product code is a keyword of a format', async () => {
    const formats = readFormats(await loadFormatRows(db));
    const keywords = formats.flatMap(({ tokens: [first] }) =>
      first?.kind === 'literal' ? [first.text] : [],
    );
    const codes = (await db.selectFrom('produk').select('kode').execute()).map(({ kode }) => kode);
    expect(codes.filter((code) => keywords.includes(code))).toEqual([]);
  });

  test('the same seed makes the same operator, another seed another', () => {
    const made = (seed: number) => {
      const file = join(directory, `${crypto.randomUUID()}.db`);
      openSandboxDatabase(file, { seed, historyDays: 2, now: NOW });
      const database = new Database(file, { readonly: true });
      const rows = database.query('select * from transaksi').values();
      database.close();
      return JSON.stringify(rows);
    };
    const first = made(5);
    expect(made(5)).toBe(first);
    expect(made(6)).not.toBe(first);
  });

  test('without history there are opening balances and nothing else', async () => {
    const bare = openSandboxDatabase(join(directory, 'bare.db'), { historyDays: 0, now: NOW });
    const ledger = await bare.selectFrom('mutasi').selectAll().execute();
    expect(ledger.every(({ jenis, jumlah, saldo_akhir }) => jenis === null && jumlah === saldo_akhir)).toBe(
      true,
    );
    expect(ledger.find(({ kode_reseller }) => kode_reseller === 'AG0001')?.jumlah).toBe(rupiah(1_284_500));
    expect(await bare.selectFrom('transaksi').select('kode').execute()).toEqual([]);
    await bare.destroy();
  });
});
