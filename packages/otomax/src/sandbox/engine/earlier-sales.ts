import type { ExpressionBuilder } from 'kysely';
import { localMidnight, toLocalText } from '../../local-time.ts';
import { statusInfo } from '../../status.ts';
import type { OtomaxTables } from '../../tables.ts';
import type { EngineContext, Row } from './context.ts';
import { amountText, type ReplyValues, replyText } from './replies.ts';
import { type Answer, Refusal } from './request.ts';

type Sale = Row<'transaksi'>;

/**
 * A message with a reference that this agent has used before is answered with what became of it and sells nothing:
 * 22 and the earlier transaction when it asked for the same thing, 46 when it asked for another.
 */
export async function answerOfReference(
  context: EngineContext,
  agentCode: string,
  order: { reference: string | undefined; productCode: string; destination: string },
): Promise<Answer | undefined> {
  if (order.reference === undefined) return undefined;
  const earlier = await context.db
    .selectFrom('transaksi')
    .selectAll()
    .where('kode_reseller', '=', agentCode)
    .where('ref_id', '=', order.reference)
    .orderBy('kode')
    .limit(1)
    .executeTakeFirst();
  if (!earlier) return undefined;
  const same =
    earlier.kode_produk?.toLowerCase() === order.productCode.toLowerCase() &&
    withoutCountryCode(earlier.tujuan ?? '') === withoutCountryCode(order.destination);
  if (!same) throw new Refusal(46, replyText(context, 'ReferensiDipakai', saleValues(earlier)));
  return {
    status: 22,
    text: replyText(context, 'TrxDobel', saleValues(earlier)),
    transactionCode: earlier.kode,
  };
}

/**
 * The same product to the same destination again today is refused with 46, naming the earlier one, unless the
 * message carries a counter above those that are pending or successful. Failed ones do not count.
 */
export async function refuseDuplicate(
  context: EngineContext,
  agentCode: string,
  order: { productCode: string; destination: string; counter: number },
): Promise<void> {
  const today = await salesTo(context, order.destination)
    .where('kode_produk', '=', order.productCode)
    .where('kode_reseller', '=', agentCode)
    .where('tgl_entri', '>=', startOfToday(context))
    .where((row) => row.or([row('status', '<', 40), row('status', '>=', 200)]))
    .execute();
  const [newest] = today;
  const highest = Math.max(today.length, ...today.map((sale) => sale.counter ?? 1));
  if (!newest || order.counter > highest) return;
  const name = newest.status < 20 ? 'TrxDobelProses' : 'TrxDobel';
  throw new Refusal(46, replyText(context, name, saleValues(newest)));
}

/** The newest sale of this agent to a destination today, whatever the product. */
export async function lastSaleToday(
  context: EngineContext,
  agentCode: string,
  destination: string,
): Promise<Sale | undefined> {
  return await salesTo(context, destination)
    .where('kode_reseller', '=', agentCode)
    .where('tgl_entri', '>=', startOfToday(context))
    .limit(1)
    .executeTakeFirst();
}

/** Everything but inquiries, newest first. */
function salesTo({ db }: EngineContext, destination: string) {
  return db
    .selectFrom('transaksi')
    .selectAll()
    .where('tujuan', '=', destination)
    .where((row) => row.not(isInquiryRow(row)))
    .orderBy('kode', 'desc');
}

/** A bill inquiry costs nothing and keeps the bill. */
function isInquiryRow(row: ExpressionBuilder<OtomaxTables, 'transaksi'>) {
  return row.and([
    row(row.fn.coalesce('bill_set', row.lit(0)), '=', 1),
    row(row.fn.coalesce('harga', row.lit(0)), '=', 0n),
  ]);
}

export interface InquiredBill {
  /** What the customer owes, in whole rupiah. */
  rupiah: bigint;
  /** The supplier's text. */
  text: string | null;
  /** Local text. */
  at: string;
}

/** The newest bill that this agent inquired successfully for this product and destination, however old. */
export async function lastInquiry(
  { db }: EngineContext,
  agentCode: string,
  productCode: string,
  destination: string,
): Promise<InquiredBill | undefined> {
  const inquiry = await db
    .selectFrom('transaksi')
    .select(['bill', 'sn', 'tgl_entri'])
    .where('tujuan', '=', destination)
    .where('kode_produk', '=', productCode)
    .where('kode_reseller', '=', agentCode)
    .where('status', '=', 20)
    .where(isInquiryRow)
    .orderBy('kode', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!inquiry?.bill || !/^\d{1,15}$/.test(inquiry.bill)) return undefined;
  return { rupiah: BigInt(inquiry.bill), text: inquiry.sn, at: inquiry.tgl_entri };
}

/** Whether anybody paid this bill today: then there is nothing left to inquire. */
export async function billPaidToday(
  context: EngineContext,
  productCode: string,
  destination: string,
): Promise<boolean> {
  const paid = await context.db
    .selectFrom('transaksi')
    .select('kode')
    .where('tujuan', '=', destination)
    .where('kode_produk', '=', productCode)
    .where('tgl_entri', '>=', startOfToday(context))
    .where('status', '=', 20)
    .where('harga', '>', 0n)
    .limit(1)
    .executeTakeFirst();
  return paid !== undefined;
}

/** The placeholders of a reply about one sale. */
export function saleValues(sale: Sale): ReplyValues {
  return {
    trxid: sale.kode,
    ref: referenceText(sale.ref_id),
    kodeproduk: sale.kode_produk,
    tujuan: sale.tujuan,
    saldoawal: amountText(sale.saldo_awal ?? 0n),
    harga: amountText(sale.harga ?? 0n),
    sn: sale.sn,
    keterangan: sale.keterangan,
    status: statusInfo(sale.status).label,
    jam: sale.tgl_entri.slice(11, 16),
  };
}

/** How replies name an order's own reference; nothing for one without. */
export function referenceText(reference: string | null | undefined): string {
  return reference ? `R#${reference} ` : '';
}

/** A destination with 62… spelled 0…, as checkDestination keeps it where an operator's prefixes are in 08 form. */
function withoutCountryCode(destination: string): string {
  return destination.replace(/^\+?62(?=8)/, '0');
}

/** The local midnight that began this day, as local text. */
export function startOfToday(context: EngineContext): string {
  const { utcOffsetMinutes } = context;
  return toLocalText(localMidnight(new Date(context.now()), utcOffsetMinutes), utcOffsetMinutes);
}
