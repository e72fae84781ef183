import { rupiah } from '@hexaflate/contract/money';
import { type EngineContext, localNow, type Row } from './context.ts';
import { saleValues } from './earlier-sales.ts';
import { post } from './ledger.ts';
import { priceFor } from './prices.ts';
import { amountText, notify, type ReplyName, type ReplyValues, replyText, send } from './replies.ts';
import { grantRewards, withdrawRewards } from './rewards.ts';
import { soldProduct } from './sold.ts';

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
export async function succeed(context: EngineContext, code: number, delivery: Delivery): Promise<boolean> {
  const { numUpdatedRows } = await context.db
    .updateTable('transaksi')
    .set((row) => ({
      status: 20,
      tgl_status: localNow(context),
      sn: delivery.serial,
      harga_beli2: delivery.cost ?? row.ref('harga_beli'),
      saldo_supplier: delivery.supplierBalance ?? null,
      kode_jawaban: delivery.answerCode ?? null,
      bill: delivery.bill ?? row.ref('bill'),
      keterangan: delivery.note ?? null,
    }))
    .where('kode', '=', code)
    .where('status', '<', 20)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  const sale = await saleOf(context, code);
  await grantRewards(context, sale);
  await reply(context, sale, isInquiry(sale) ? 'CekTagihan' : 'TrxSukses');
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
export async function fail(
  context: EngineContext,
  code: number,
  failure: { status: number; note: string; answerCode?: number | null },
): Promise<boolean> {
  const { numUpdatedRows } = await context.db
    .updateTable('transaksi')
    .set({
      status: failure.status,
      tgl_status: localNow(context),
      keterangan: failure.note,
      kode_jawaban: failure.answerCode ?? null,
    })
    .where('kode', '=', code)
    .where('status', '<', 20)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  const sale = await saleOf(context, code);
  await refund(context, sale);
  await reply(context, sale, 'TrxGagal');
  return true;
}

/** An operator turns a success into a failure: refund, points and commissions taken back. False if it was none. */
export async function correctToFailed(context: EngineContext, code: number, note: string): Promise<boolean> {
  const { numUpdatedRows } = await context.db
    .updateTable('transaksi')
    .set({ status: 40, tgl_status: localNow(context), keterangan: note })
    .where('kode', '=', code)
    .where('status', '>=', 20)
    .where('status', '<', 40)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  const sale = await saleOf(context, code);
  await refund(context, sale);
  await withdrawRewards(context, sale);
  await reply(context, sale, 'TrxKoreksiGagal');
  return true;
}

/**
 * An operator turns a failure into a success: debited again (the balance may fall below its minimum), points and
 * commissions granted. False if it was no failure.
 */
export async function correctToSuccess(
  context: EngineContext,
  code: number,
  serial: string | null,
): Promise<boolean> {
  const { numUpdatedRows } = await context.db
    .updateTable('transaksi')
    .set((row) => ({
      status: 20,
      tgl_status: localNow(context),
      sn: serial ?? row.ref('sn'),
      keterangan: null,
    }))
    .where('kode', '=', code)
    .where('status', '>=', 40)
    .where('status', '<', 200)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  const sale = await saleOf(context, code);
  const { harga: price, kode_reseller: agentCode } = sale;
  if (price !== null && price > 0n && agentCode !== null) {
    const text = `T#${code} ${sale.kode_produk} ${sale.tujuan} (koreksi)`;
    await post(context, { agentCode, amount: -price, kind: 'T', text, transactionCode: code });
  }
  await grantRewards(context, sale);
  await reply(context, sale, 'TrxKoreksiSukses');
  return true;
}

async function refund(context: EngineContext, sale: Sale): Promise<void> {
  const { harga: price, kode_reseller: agentCode } = sale;
  if (price === null || price <= 0n || agentCode === null) return;
  const text = `Refund T#${sale.kode} ${sale.kode_produk} ${sale.tujuan}`;
  await post(context, { agentCode, amount: price, kind: 'G', text, transactionCode: sale.kode });
}

async function saleOf({ db }: EngineContext, code: number): Promise<Sale> {
  return await db.selectFrom('transaksi').selectAll().where('kode', '=', code).executeTakeFirstOrThrow();
}

/** Tells whoever sent the order, where it was sent from. */
async function reply(context: EngineContext, sale: Sale, name: ReplyName): Promise<void> {
  const agentCode = sale.kode_reseller;
  if (agentCode === null) return;
  const agent = await context.db
    .selectFrom('reseller')
    .select('saldo')
    .where('kode', '=', agentCode)
    .executeTakeFirst();
  const values = {
    ...saleValues(sale),
    ...(isInquiry(sale) ? await billValues(context, agentCode, sale) : {}),
    saldo: amountText(agent?.saldo ?? 0n),
    jam: localNow(context).slice(11, 16),
  };
  const text = replyText(context, name, values);
  if (sale.pengirim === null || sale.tipe_pengirim === null) {
    await notify(context, agentCode, text);
    return;
  }
  await send(context, {
    to: { address: sale.pengirim, type: sale.tipe_pengirim, terminal: sale.kode_terminal },
    text,
    agentCode,
    inboxCode: sale.kode_inbox,
    transactionCode: sale.kode,
  });
}

async function billValues(context: EngineContext, agentCode: string, sale: Sale): Promise<ReplyValues> {
  const owed = rupiah(BigInt(sale.bill ?? '0'));
  const product = await soldProduct(context, sale);
  const price = (product && (await priceFor(context, agentCode, product))?.price) ?? 0n;
  return { tagihan: amountText(owed), total: amountText(owed + price) };
}
