import { rupiah } from '@hexaflate/contract/money';
import { pricingOf } from '../../open-amount.ts';
import { forcedOutcome } from '../destinations.ts';
import { insertRow, type Row } from './connection.ts';
import { type EngineContext, localNow } from './context.ts';
import { customerBill } from './customers.ts';
import { billPaidToday, lastInquiry } from './earlier-sales.ts';
import { type Delivery, fail, isInquiry, succeed } from './outcome.ts';
import { amountText } from './replies.ts';
import { hasSpareRoute } from './routing.ts';
import { serialFor } from './serials.ts';
import { planFor } from './supplier.ts';

type Sale = Row<'transaksi'>;

/** Deposited with a supplier whose balance would not cover a sale, as his customer would in time. */
const SUPPLIER_TOP_UP = rupiah(100_000_000);

/**
 * Carries out what is due for one sale: the supplier's answer goes into inbox and decides the sale, or the wait ends
 * as Timeout. All in one transaction; a sale that is not waiting any more is left alone.
 */
export function concludeDue(context: EngineContext, code: number): void {
  context.db.transaction(() => {
    const sale = context.db.get<Sale>('select * from transaksi where kode = ? and status = 2', code);
    if (!sale) return;
    const { dueAt, result } = planFor(context, sale);
    if (dueAt === undefined || dueAt > context.now()) return;
    if (result.kind === 'silence') {
      fail(context, code, { status: 55, note: 'Timeout: penyedia tidak menjawab' });
    } else if (result.kind === 'failure') {
      answerFailure(context, sale, result);
    } else if (isInquiry(sale)) {
      answerInquiry(context, sale);
    } else {
      answerSuccess(context, sale);
    }
  });
}

function answerFailure(
  context: EngineContext,
  sale: Sale,
  failure: { status: number; note: string; elsewhere: boolean },
): void {
  const answerCode = writeAnswer(context, sale, `status=${failure.status}&message=${failure.note}`);
  if (failure.elsewhere && hasSpareRoute(context, sale)) {
    context.db.run(
      'update transaksi set status = 1, tgl_status = ?, keterangan = ?, kode_jawaban = ? where kode = ?',
      localNow(context),
      failure.note,
      answerCode,
      sale.kode,
    );
    return;
  }
  fail(context, sale.kode, { status: failure.status, note: failure.note, answerCode });
}

/** Finds the bill, or the name behind a meter, and concludes an inquiry with it. Call it inside a transaction. */
export function answerInquiry(context: EngineContext, sale: Sale): void {
  const destination = sale.tujuan ?? '';
  const product = context.db.get<Row<'produk'>>('select * from produk where kode = ?', sale.kode_produk);
  const isBill = product !== undefined && pricingOf(product).kind === 'bill';
  if (isBill && billPaidToday(context, product.kode, destination)) {
    const note = 'Tagihan sudah lunas';
    fail(context, sale.kode, {
      status: 60,
      note,
      answerCode: writeAnswer(context, sale, `status=60&message=${note}`),
    });
    return;
  }
  const bill = customerBill(
    categoryOf(context, product),
    sale.kode_produk ?? '',
    destination,
    new Date(context.now()),
  );
  const answerCode = writeAnswer(context, sale, `status=20&sn=${bill.text}&tagihan=${bill.rupiah}`);
  succeed(context, sale.kode, { serial: bill.text, bill: String(bill.rupiah), answerCode });
}

function answerSuccess(context: EngineContext, sale: Sale): void {
  const destination = sale.tujuan ?? '';
  const product = context.db.get<Row<'produk'>>('select * from produk where kode = ?', sale.kode_produk);
  const serial = serialFor(
    {
      transactionCode: sale.kode,
      category: categoryOf(context, product),
      destination,
      rupiah: product && pricingOf(product).kind === 'open' ? (sale.qty ?? 0) : (product?.nominal ?? 0),
      billText:
        sale.bill === null || sale.kode_reseller === null || sale.kode_produk === null
          ? null
          : (lastInquiry(context, sale.kode_reseller, sale.kode_produk, destination)?.text ?? destination),
    },
    context.seed,
  );
  const expected = sale.harga_beli ?? 0n;
  const cost = expected + rupiah(forcedOutcome(destination)?.debitExtra ?? 0);
  const balance = chargeAtSupplier(context, sale.kode_modul, cost);
  if (cost > expected) logCostJump(context, sale, expected, cost);
  const answer = `status=20&sn=${serial}&price=${amountText(cost)}&balance=${amountText(balance)}`;
  const delivery: Delivery = {
    serial,
    cost,
    supplierBalance: balance,
    answerCode: writeAnswer(context, sale, answer),
  };
  succeed(context, sale.kode, delivery);
}

function chargeAtSupplier(context: EngineContext, code: number | null, cost: bigint): bigint {
  const supplier = context.db.get<{ saldo: bigint }>(
    `update modul set saldo = coalesce(saldo, 0) - ? + case when coalesce(saldo, 0) < ? then ? else 0 end
      where kode = ? returning saldo`,
    cost,
    cost,
    cost + SUPPLIER_TOP_UP,
    code,
  );
  return supplier?.saldo ?? 0n;
}

function writeAnswer(context: EngineContext, sale: Sale, answer: string): number {
  const modul = context.db.get<Row<'modul'>>('select * from modul where kode = ?', sale.kode_modul);
  const now = localNow(context);
  return insertRow(context.db, 'inbox', {
    tgl_entri: now,
    pengirim: modul?.tujuan ?? modul?.label ?? 'supplier',
    tipe_pengirim: '1',
    pesan: `refID=${sale.kode}&dest=${sale.tujuan}&${answer}`,
    status: 20,
    tgl_status: now,
    kode_transaksi: sale.kode,
    is_jawaban: 1,
  });
}

function logCostJump(context: EngineContext, sale: Sale, from: bigint, to: bigint): void {
  insertRow(context.db, 'sistem_log', {
    waktu: localNow(context),
    tipe: 2,
    pesan: `TrxID #${sale.kode}: Produk ${sale.kode_produk}, harga beli naik dari ${amountText(from)} ke ${amountText(to)}`,
  });
}

function categoryOf(context: EngineContext, product: Row<'produk'> | undefined): string {
  const operator = context.db.get<{ catatan: string | null }>(
    'select catatan from operator where kode = ?',
    product?.kode_operator ?? '',
  );
  return operator?.catatan ?? '';
}
