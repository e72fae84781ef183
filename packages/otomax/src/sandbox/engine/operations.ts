import { rupiah } from '@hexaflate/contract/money';
import { type Connection, insertRow, openConnection, type Row } from './connection.ts';
import { type EngineContext, localNow } from './context.ts';
import { post } from './ledger.ts';
import { correctToFailed, correctToSuccess, fail, isInquiry, succeed } from './outcome.ts';
import { digits } from './random.ts';
import { amountText, notify, replyText } from './replies.ts';
import { answerInquiry } from './supplier-answer.ts';

/** What an operator does by hand in Otomax, each in one transaction. Amounts are whole rupiah. */
export interface Operator {
  /** Adds to a balance, or takes from it when negative, with a ledger row without a kind. Answers the new balance. */
  topUp(agentCode: string, amount: number): bigint;
  /** Decides a sale that is not final yet. False when it is. */
  decide(transactionCode: number, result: 'success' | 'failed', serial?: string): boolean;
  /** Turns a success into a failure with refund. False when it is no success. */
  reverseToFailed(transactionCode: number): boolean;
  /** Turns a failure into a success with a new debit. False when it is no failure. */
  reverseToSuccess(transactionCode: number, serial?: string): boolean;
  /** Has a sale that found no route, or whose supplier is silent, routed once more from the first supplier on. */
  redirect(transactionCode: number): boolean;
  /** Sets a product's `harga_jual`. False when there is no such product. */
  setPrice(productCode: string, price: number): boolean;
  /** Marks a product, or else an operator, as disrupted or in order. False when there is neither. */
  disrupt(code: string, disrupted: boolean): boolean;
  /** Marks a product, or else an operator, as out of stock or available. False when there is neither. */
  empty(code: string, empty: boolean): boolean;
  /** Writes a credit line of a bank, as the bank robot does; the engine matches it with a ticket. Answers its code. */
  bankLine(amount: number, bank?: string): number;
  /** Sales that are not final yet, oldest first. */
  pending(): {
    code: number;
    status: number;
    agentCode: string | null;
    productCode: string | null;
    destination: string | null;
  }[];
  close(): void;
}

/** Opens the sandbox's database for an operator; a missing file is made and seeded first. */
export async function openOperator(databasePath: string): Promise<Operator> {
  return createOperator(await openConnection(databasePath), Date.now);
}

/** An operator over an open connection and a clock in absolute milliseconds. */
export function createOperator(db: Connection, now: () => number): Operator {
  const silent = () => undefined;
  const context: EngineContext = {
    db,
    now,
    seed: 1,
    speed: 1,
    log: { info: silent, warn: silent, error: silent },
  };
  const changed = (sql: string, ...values: (string | number | bigint)[]) =>
    db.run(sql, ...values).changes > 0;
  return {
    topUp: (agentCode, amount) => db.transaction(() => topUp(context, agentCode, rupiah(amount))),
    decide: (code, result, serial) => db.transaction(() => decide(context, code, result, serial)),
    reverseToFailed: (code) => db.transaction(() => correctToFailed(context, code, 'Dikoreksi operator')),
    reverseToSuccess: (code, serial) => db.transaction(() => correctToSuccess(context, code, serial ?? null)),
    redirect: (code) =>
      changed(
        "update transaksi set status = 1, tgl_status = ?, modul_proses = ',', keterangan = null where kode = ? and status in (2, 3, 4)",
        localNow(context),
        code,
      ),
    setPrice: (code, price) =>
      changed(
        'update produk set harga_jual = ?, tgl_data = ? where kode = ?',
        rupiah(price),
        localNow(context),
        code,
      ),
    disrupt: (code, on) =>
      changed('update produk set gangguan = ? where kode = ?', on ? 1 : 0, code) ||
      changed('update operator set gangguan = ? where kode = ?', on ? 1 : 0, code),
    empty: (code, on) =>
      changed('update produk set kosong = ? where kode = ?', on ? 1 : 0, code) ||
      changed('update operator set kosong = ? where kode = ?', on ? 1 : 0, code),
    bankLine: (amount, bank) => bankLine(context, rupiah(amount), bank),
    pending: () =>
      db.all<Row<'transaksi'>>('select * from transaksi where status < 20 order by kode').map((sale) => ({
        code: sale.kode,
        status: sale.status,
        agentCode: sale.kode_reseller,
        productCode: sale.kode_produk,
        destination: sale.tujuan,
      })),
    close: () => db.close(),
  };
}

function topUp(context: EngineContext, agentCode: string, amount: bigint): bigint {
  const text = amount < 0n ? 'Pengurangan saldo oleh operator' : 'Tambah saldo oleh operator';
  const balance = post(context, { agentCode, amount, kind: null, text });
  const values = { jumlah: amountText(amount), saldo: amountText(balance) };
  notify(context, agentCode, replyText(context, 'TambahSaldo', values));
  return balance;
}

function decide(
  context: EngineContext,
  code: number,
  result: 'success' | 'failed',
  serial: string | undefined,
): boolean {
  if (result === 'failed') return fail(context, code, { status: 40, note: 'Digagalkan operator' });
  const sale = context.db.get<Row<'transaksi'>>(
    'select * from transaksi where kode = ? and status < 20',
    code,
  );
  if (!sale) return false;
  if (isInquiry(sale)) {
    answerInquiry(context, sale);
    return true;
  }
  return succeed(context, code, {
    serial: serial ?? digits(16, context.seed, code, 'by hand'),
    note: 'Disukseskan operator',
  });
}

function bankLine(context: EngineContext, amount: bigint, name: string | undefined): number {
  const { db } = context;
  const bank = db.get<Row<'i_banking'>>(
    'select * from i_banking where (? is null or bank = ? collate nocase) order by kode limit 1',
    name ?? null,
    name ?? null,
  );
  const last = db.get<{ saldo: bigint | null }>(
    'select saldo from data_bank where bank is ? order by kode desc limit 1',
    bank?.bank ?? name ?? null,
  );
  const now = localNow(context);
  return insertRow(db, 'data_bank', {
    bank: bank?.bank ?? name ?? null,
    tgl_proses: now,
    tgl_bank: now,
    jumlah: amount,
    tipe: 'K',
    saldo: (last?.saldo ?? 0n) + amount,
    keterangan: 'TRSF E-BANKING CR',
    terklaim: 0,
    kode_rekening: bank?.nomor_rekening ?? null,
    tgl_data: now,
  });
}
