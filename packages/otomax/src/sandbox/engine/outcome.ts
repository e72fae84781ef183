import { rupiah } from '@hexaflate/contract/money';
import type { Row } from './connection.ts';
import { type EngineContext, localNow } from './context.ts';
import { saleValues } from './earlier-sales.ts';
import { post } from './ledger.ts';
import { priceFor } from './prices.ts';
import { amountText, notify, type ReplyName, type ReplyValues, replyText, send } from './replies.ts';
import { grantRewards, withdrawRewards } from './rewards.ts';

type Sale = Row<'transaksi'>;

/** What a supplier's answer (or an operator) says about a sale that went well. */
export interface Delivery {
  serial: string | null;
  /** What the supplier charged in all, scaled rupiah. */
  cost?: bigint | null;
  supplierBalance?: bigint | null;
  /** The supplier's answer in inbox. */
  answerCode?: number | null;
  /** What the customer owes, in whole rupiah, on inquiries. */
  bill?: string | null;
  note?: string | null;
}

/**
 * Concludes a pending sale as success: serial, cost, points, commissions, reply. Answers false and changes nothing
 * when it is not pending any more. Call it inside a transaction.
 */
export function succeed(context: EngineContext, code: number, delivery: Delivery): boolean {
  const changed = context.db.run(
    `update transaksi set status = 20, tgl_status = ?, sn = ?, harga_beli2 = coalesce(?, harga_beli),
      saldo_supplier = ?, kode_jawaban = ?, bill = coalesce(?, bill), keterangan = ?
      where kode = ? and status < 20`,
    localNow(context),
    delivery.serial,
    delivery.cost ?? null,
    delivery.supplierBalance ?? null,
    delivery.answerCode ?? null,
    delivery.bill ?? null,
    delivery.note ?? null,
    code,
  ).changes;
  if (changed === 0) return false;
  const sale = saleOf(context, code);
  grantRewards(context, sale);
  reply(context, sale, isInquiry(sale) ? 'CekTagihan' : 'TrxSukses');
  return true;
}

/** A bill inquiry costs nothing and keeps the bill. */
export function isInquiry(sale: Pick<Sale, 'bill_set' | 'harga'>): boolean {
  return sale.bill_set === 1 && (sale.harga ?? 0n) === 0n;
}

/**
 * Concludes a pending sale as failed with a status of 40 or more and gives back what was debited. Answers false
 * and changes nothing when it is not pending any more. Call it inside a transaction.
 */
export function fail(
  context: EngineContext,
  code: number,
  failure: { status: number; note: string; answerCode?: number | null },
): boolean {
  const changed = context.db.run(
    `update transaksi set status = ?, tgl_status = ?, keterangan = ?, kode_jawaban = ?
      where kode = ? and status < 20`,
    failure.status,
    localNow(context),
    failure.note,
    failure.answerCode ?? null,
    code,
  ).changes;
  if (changed === 0) return false;
  const sale = saleOf(context, code);
  refund(context, sale);
  reply(context, sale, 'TrxGagal');
  return true;
}

/** An operator turns a success into a failure: refund, points and commissions taken back. False if it was none. */
export function correctToFailed(context: EngineContext, code: number, note: string): boolean {
  const changed = context.db.run(
    'update transaksi set status = 40, tgl_status = ?, keterangan = ? where kode = ? and status between 20 and 39',
    localNow(context),
    note,
    code,
  ).changes;
  if (changed === 0) return false;
  const sale = saleOf(context, code);
  refund(context, sale);
  withdrawRewards(context, sale);
  reply(context, sale, 'TrxKoreksiGagal');
  return true;
}

/**
 * An operator turns a failure into a success: debited again (the balance may fall below its minimum), points and
 * commissions granted. False if it was no failure.
 */
export function correctToSuccess(context: EngineContext, code: number, serial: string | null): boolean {
  const changed = context.db.run(
    `update transaksi set status = 20, tgl_status = ?, sn = coalesce(?, sn), keterangan = null
      where kode = ? and status between 40 and 199`,
    localNow(context),
    serial,
    code,
  ).changes;
  if (changed === 0) return false;
  const sale = saleOf(context, code);
  const { harga: price, kode_reseller: agentCode } = sale;
  if (price !== null && price > 0n && agentCode !== null) {
    const text = `T#${code} ${sale.kode_produk} ${sale.tujuan} (koreksi)`;
    post(context, { agentCode, amount: -price, kind: 'T', text, transactionCode: code });
  }
  grantRewards(context, sale);
  reply(context, sale, 'TrxKoreksiSukses');
  return true;
}

function refund(context: EngineContext, sale: Sale): void {
  const { harga: price, kode_reseller: agentCode } = sale;
  if (price === null || price <= 0n || agentCode === null) return;
  const text = `Refund T#${sale.kode} ${sale.kode_produk} ${sale.tujuan}`;
  post(context, { agentCode, amount: price, kind: 'G', text, transactionCode: sale.kode });
}

function saleOf(context: EngineContext, code: number): Sale {
  const sale = context.db.get<Sale>('select * from transaksi where kode = ?', code);
  if (!sale) throw new Error(`No transaction ${code}`);
  return sale;
}

/** Tells whoever sent the order, where it was sent from. */
function reply(context: EngineContext, sale: Sale, name: ReplyName): void {
  const agentCode = sale.kode_reseller;
  if (agentCode === null) return;
  const agent = context.db.get<{ saldo: bigint }>('select saldo from reseller where kode = ?', agentCode);
  const values = {
    ...saleValues(sale),
    ...(isInquiry(sale) ? billValues(context, agentCode, sale) : {}),
    saldo: amountText(agent?.saldo ?? 0n),
    jam: localNow(context).slice(11, 16),
  };
  const text = replyText(context, name, values);
  if (sale.pengirim === null || sale.tipe_pengirim === null) {
    notify(context, agentCode, text);
    return;
  }
  send(context, {
    to: { address: sale.pengirim, type: sale.tipe_pengirim, terminal: sale.kode_terminal },
    text,
    agentCode,
    inboxCode: sale.kode_inbox,
    transactionCode: sale.kode,
  });
}

function billValues(context: EngineContext, agentCode: string, sale: Sale): ReplyValues {
  const owed = rupiah(BigInt(sale.bill ?? '0'));
  const product = context.db.get<Row<'produk'>>('select * from produk where kode = ?', sale.kode_produk);
  const price = (product && priceFor(context.db, agentCode, product)?.price) ?? 0n;
  return { tagihan: amountText(owed), total: amountText(owed + price) };
}
