import { localMidnight, toLocalText } from '../../local-time.ts';
import { statusInfo } from '../../status.ts';
import type { Row } from './connection.ts';
import type { EngineContext } from './context.ts';
import { amountText, type ReplyValues, replyText } from './replies.ts';
import { type Answer, Refusal } from './request.ts';

type Sale = Row<'transaksi'>;

/**
 * A message with a reference that this agent has used before is answered with what became of it and sells nothing:
 * 22 and the earlier transaction when it asked for the same thing, 46 when it asked for another.
 */
export function answerOfReference(
  context: EngineContext,
  agentCode: string,
  order: { reference: string | undefined; productCode: string; destination: string },
): Answer | undefined {
  if (order.reference === undefined) return undefined;
  const earlier = context.db.get<Sale>(
    'select * from transaksi where kode_reseller = ? and ref_id = ? and ref_id is not null order by kode limit 1',
    agentCode,
    order.reference,
  );
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
export function refuseDuplicate(
  context: EngineContext,
  agentCode: string,
  order: { productCode: string; destination: string; counter: number },
): void {
  const today = context.db.all<Sale>(
    `select * from transaksi where tujuan = ? and kode_produk = ? and kode_reseller = ? and tgl_entri >= ?
      and (status < 40 or status >= 200) and not (coalesce(bill_set, 0) = 1 and coalesce(harga, 0) = 0)
      order by kode desc`,
    order.destination,
    order.productCode,
    agentCode,
    startOfToday(context),
  );
  const [newest] = today;
  const highest = Math.max(today.length, ...today.map((sale) => sale.counter ?? 1));
  if (!newest || order.counter > highest) return;
  const name = newest.status < 20 ? 'TrxDobelProses' : 'TrxDobel';
  throw new Refusal(46, replyText(context, name, saleValues(newest)));
}

/** The newest sale of this agent to a destination today, whatever the product. */
export function lastSaleToday(
  context: EngineContext,
  agentCode: string,
  destination: string,
): Sale | undefined {
  return context.db.get<Sale>(
    `select * from transaksi where tujuan = ? and kode_reseller = ? and tgl_entri >= ?
      and not (coalesce(bill_set, 0) = 1 and coalesce(harga, 0) = 0) order by kode desc limit 1`,
    destination,
    agentCode,
    startOfToday(context),
  );
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
export function lastInquiry(
  context: EngineContext,
  agentCode: string,
  productCode: string,
  destination: string,
): InquiredBill | undefined {
  const inquiry = context.db.get<Pick<Sale, 'bill' | 'sn' | 'tgl_entri'>>(
    `select bill, sn, tgl_entri from transaksi where tujuan = ? and kode_produk = ? and kode_reseller = ?
      and bill_set = 1 and coalesce(harga, 0) = 0 and status = 20 order by kode desc limit 1`,
    destination,
    productCode,
    agentCode,
  );
  if (!inquiry?.bill || !/^\d{1,15}$/.test(inquiry.bill)) return undefined;
  return { rupiah: BigInt(inquiry.bill), text: inquiry.sn, at: inquiry.tgl_entri };
}

/** Whether anybody paid this bill today: then there is nothing left to inquire. */
export function billPaidToday(context: EngineContext, productCode: string, destination: string): boolean {
  return (
    context.db.get(
      `select 1 from transaksi where tujuan = ? and kode_produk = ? and tgl_entri >= ? and status = 20
        and coalesce(harga, 0) > 0 limit 1`,
      destination,
      productCode,
      startOfToday(context),
    ) !== undefined
  );
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
  return toLocalText(localMidnight(new Date(context.now())));
}
