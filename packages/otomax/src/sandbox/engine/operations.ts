import { rupiah } from '@hexaflate/contract/money';
import { type EngineContext, type EngineSetup, inTransaction, localNow } from './context.ts';
import type { EngineDatabase } from './database.ts';
import { bankNamed } from './deposits.ts';
import { post } from './ledger.ts';
import { correctToFailed, correctToSuccess, fail, isInquiry, succeed } from './outcome.ts';
import { digits } from './random.ts';
import { amountText, notify, replyText } from './replies.ts';
import { setupOf } from './run.ts';
import { openSqliteEngine } from './sqlite-database.ts';
import { answerInquiry } from './supplier-answer.ts';

/** What an operator does by hand in Otomax, each in one transaction. Amounts are whole rupiah. */
export interface Operator {
  /** Adds to a balance, or takes from it when negative, with a ledger row without a kind. Answers the new balance. */
  topUp(agentCode: string, amount: number): Promise<bigint>;
  /** Decides a sale that is not final yet. False when it is. */
  decide(transactionCode: number, result: 'success' | 'failed', serial?: string): Promise<boolean>;
  /** Turns a success into a failure with refund. False when it is no success. */
  reverseToFailed(transactionCode: number): Promise<boolean>;
  /** Turns a failure into a success with a new debit. False when it is no failure. */
  reverseToSuccess(transactionCode: number, serial?: string): Promise<boolean>;
  /** Has a sale that found no route, or whose supplier is silent, routed once more from the first supplier on. */
  redirect(transactionCode: number): Promise<boolean>;
  /** Sets a product's `harga_jual`. False when there is no such product. */
  setPrice(productCode: string, price: number): Promise<boolean>;
  /** Marks a product, or else an operator, as disrupted or in order. False when there is neither. */
  disrupt(code: string, disrupted: boolean): Promise<boolean>;
  /** Marks a product, or else an operator, as out of stock or available. False when there is neither. */
  empty(code: string, empty: boolean): Promise<boolean>;
  /** Writes a credit line of a bank, as the bank robot does; the engine matches it with a ticket. Answers its code. */
  bankLine(amount: number, bank?: string): Promise<number>;
  /** Sales that are not final yet, oldest first. */
  pending(): Promise<PendingSale[]>;
  close(): Promise<void>;
}

export interface PendingSale {
  code: number;
  status: number;
  agentCode: string | null;
  productCode: string | null;
  destination: string | null;
}

/** Opens the sandbox's database for an operator; a missing file is made and seeded first. */
export async function openOperator(databasePath: string): Promise<Operator> {
  return createOperator(await openSqliteEngine(databasePath), Date.now);
}

/** An operator over an open database, which closes with him, and a clock in absolute milliseconds. */
export function createOperator(database: EngineDatabase, now: () => number): Operator {
  const silent = () => undefined;
  const setup = setupOf(database, { now, log: { info: silent, warn: silent, error: silent } });
  const { db } = setup;
  const within = <Result>(work: (context: EngineContext) => Promise<Result>): Promise<Result> => {
    // He may have been away for long.
    setup.book.forget();
    return inTransaction(setup, work);
  };
  const mark = async (code: string, change: { gangguan: number } | { kosong: number }) => {
    const product = await db.updateTable('produk').set(change).where('kode', '=', code).executeTakeFirst();
    if (product.numUpdatedRows > 0n) return true;
    const operator = await db.updateTable('operator').set(change).where('kode', '=', code).executeTakeFirst();
    return operator.numUpdatedRows > 0n;
  };
  return {
    topUp: (agentCode, amount) => within((context) => topUp(context, agentCode, rupiah(amount))),
    decide: (code, result, serial) => within((context) => decide(context, code, result, serial)),
    reverseToFailed: (code) => within((context) => correctToFailed(context, code, 'Dikoreksi operator')),
    reverseToSuccess: (code, serial) => within((context) => correctToSuccess(context, code, serial ?? null)),
    redirect: async (code) => {
      const { numUpdatedRows } = await db
        .updateTable('transaksi')
        .set({ status: 1, tgl_status: localNow(setup), modul_proses: ',', keterangan: null })
        .where('kode', '=', code)
        .where('status', 'in', [2, 3, 4])
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    setPrice: async (code, price) => {
      const { numUpdatedRows } = await db
        .updateTable('produk')
        .set({ harga_jual: rupiah(price), tgl_data: localNow(setup) })
        .where('kode', '=', code)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    disrupt: (code, on) => mark(code, { gangguan: on ? 1 : 0 }),
    empty: (code, on) => mark(code, { kosong: on ? 1 : 0 }),
    bankLine: (amount, bank) => bankLine(setup, rupiah(amount), bank),
    pending: () =>
      db
        .selectFrom('transaksi')
        .select([
          'kode as code',
          'status',
          'kode_reseller as agentCode',
          'kode_produk as productCode',
          'tujuan as destination',
        ])
        .where('status', '<', 20)
        .orderBy('kode')
        .execute(),
    close: database.close,
  };
}

async function topUp(context: EngineContext, agentCode: string, amount: bigint): Promise<bigint> {
  const text = amount < 0n ? 'Pengurangan saldo oleh operator' : 'Tambah saldo oleh operator';
  const balance = await post(context, { agentCode, amount, kind: null, text });
  const values = { jumlah: amountText(amount), saldo: amountText(balance) };
  await notify(context, agentCode, replyText(context, 'TambahSaldo', values));
  return balance;
}

async function decide(
  context: EngineContext,
  code: number,
  result: 'success' | 'failed',
  serial: string | undefined,
): Promise<boolean> {
  if (result === 'failed') return await fail(context, code, { status: 40, note: 'Digagalkan operator' });
  const sale = await context.db
    .selectFrom('transaksi')
    .selectAll()
    .where('kode', '=', code)
    .where('status', '<', 20)
    .executeTakeFirst();
  if (!sale) return false;
  if (isInquiry(sale)) {
    await answerInquiry(context, sale);
    return true;
  }
  return await succeed(context, code, {
    serial: serial ?? digits(16, context.seed, code, 'by hand'),
    note: 'Disukseskan operator',
  });
}

async function bankLine(setup: EngineSetup, amount: bigint, name: string | undefined): Promise<number> {
  const { db } = setup;
  const account =
    name === undefined
      ? await db.selectFrom('i_banking').selectAll().orderBy('kode').limit(1).executeTakeFirst()
      : await bankNamed(setup, name);
  const bank = account?.bank ?? name ?? null;
  const last = await db
    .selectFrom('data_bank')
    .select('saldo')
    .where((row) => (bank === null ? row('bank', 'is', null) : row('bank', '=', bank)))
    .orderBy('kode', 'desc')
    .limit(1)
    .executeTakeFirst();
  const now = localNow(setup);
  const { kode } = await db
    .insertInto('data_bank')
    .values({
      bank,
      tgl_proses: now,
      tgl_bank: now,
      jumlah: amount,
      tipe: 'K',
      saldo: (last?.saldo ?? 0n) + amount,
      keterangan: 'TRSF E-BANKING CR',
      terklaim: 0,
      kode_rekening: account?.nomor_rekening ?? null,
      tgl_data: now,
    })
    .returning('kode')
    .executeTakeFirstOrThrow();
  return kode;
}
