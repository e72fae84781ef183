import { rupiah } from '@hexaflate/contract/money';
import { sql } from 'kysely';
import { pricingOf } from '../../open-amount.ts';
import { forcedOutcome } from '../destinations.ts';
import { type EngineContext, type EngineSetup, inTransaction, localNow, type Row } from './context.ts';
import { customerBill } from './customers.ts';
import { billPaidToday, lastInquiry } from './earlier-sales.ts';
import { type Delivery, fail, isInquiry, succeed } from './outcome.ts';
import { amountText } from './replies.ts';
import { hasSpareRoute } from './routing.ts';
import { serialFor } from './serials.ts';
import { saleAt, soldProduct } from './sold.ts';
import { planFor } from './supplier.ts';

type Sale = Row<'transaksi'>;

/** Deposited with a supplier whose balance would not cover a sale, as his customer would in time. */
const SUPPLIER_TOP_UP = rupiah(100_000_000);

/**
 * Carries out what is due for one sale: the supplier's answer goes into inbox and decides the sale, or the wait ends
 * as Timeout. All in one transaction; a sale that is not waiting any more is left alone.
 */
export async function concludeDue(setup: EngineSetup, code: number): Promise<void> {
  await inTransaction(setup, async (context) => {
    const sale = await saleAt(context, code, 2);
    if (!sale) return;
    const { dueAt, result } = await planFor(context, sale);
    if (dueAt === undefined || dueAt > context.now()) return;
    if (result.kind === 'silence') {
      await fail(context, code, { status: 55, note: 'Timeout: penyedia tidak menjawab' });
    } else if (result.kind === 'failure') {
      await answerFailure(context, sale, result);
    } else if (isInquiry(sale)) {
      await answerInquiry(context, sale);
    } else {
      await answerSuccess(context, sale);
    }
  });
}

async function answerFailure(
  context: EngineContext,
  sale: Sale,
  failure: { status: number; note: string; elsewhere: boolean },
): Promise<void> {
  const answerCode = await writeAnswer(context, sale, `status=${failure.status}&message=${failure.note}`);
  if (failure.elsewhere && (await hasSpareRoute(context, sale))) {
    await context.db
      .updateTable('transaksi')
      .set({
        status: 1,
        tgl_status: localNow(context),
        keterangan: failure.note,
        kode_jawaban: answerCode,
      })
      .where('kode', '=', sale.kode)
      .execute();
    return;
  }
  await fail(context, sale.kode, { status: failure.status, note: failure.note, answerCode });
}

/** Finds the bill, or the name behind a meter, and concludes an inquiry with it. Call it inside a transaction. */
export async function answerInquiry(context: EngineContext, sale: Sale): Promise<void> {
  const destination = sale.tujuan ?? '';
  const product = await soldProduct(context, sale);
  const isBill = product !== undefined && pricingOf(product).kind === 'bill';
  if (isBill && (await billPaidToday(context, product.kode, destination))) {
    const note = 'Tagihan sudah lunas';
    await fail(context, sale.kode, {
      status: 60,
      note,
      answerCode: await writeAnswer(context, sale, `status=60&message=${note}`),
    });
    return;
  }
  const bill = customerBill(
    await categoryOf(context, product),
    sale.kode_produk ?? '',
    destination,
    new Date(context.now()),
  );
  const answerCode = await writeAnswer(context, sale, `status=20&sn=${bill.text}&tagihan=${bill.rupiah}`);
  await succeed(context, sale.kode, { serial: bill.text, bill: String(bill.rupiah), answerCode });
}

async function answerSuccess(context: EngineContext, sale: Sale): Promise<void> {
  const destination = sale.tujuan ?? '';
  const product = await soldProduct(context, sale);
  const serial = serialFor(
    {
      transactionCode: sale.kode,
      category: await categoryOf(context, product),
      destination,
      rupiah: product && pricingOf(product).kind === 'open' ? (sale.qty ?? 0) : (product?.nominal ?? 0),
      billText:
        sale.bill === null || sale.kode_reseller === null || sale.kode_produk === null
          ? null
          : ((await lastInquiry(context, sale.kode_reseller, sale.kode_produk, destination))?.text ??
            destination),
    },
    context.seed,
  );
  const expected = sale.harga_beli ?? 0n;
  const cost = expected + rupiah(forcedOutcome(destination)?.debitExtra ?? 0);
  const balance = await chargeAtSupplier(context, sale.kode_modul, cost);
  if (cost > expected) await logCostJump(context, sale, expected, cost);
  const answer = `status=20&sn=${serial}&price=${amountText(cost)}&balance=${amountText(balance)}`;
  const delivery: Delivery = {
    serial,
    cost,
    supplierBalance: balance,
    answerCode: await writeAnswer(context, sale, answer),
  };
  await succeed(context, sale.kode, delivery);
}

async function chargeAtSupplier({ db }: EngineContext, code: number | null, cost: bigint): Promise<bigint> {
  if (code === null) return 0n;
  const balance = () => db.selectFrom('modul').select('saldo').where('kode', '=', code).executeTakeFirst();
  const before = (await balance())?.saldo ?? 0n;
  const change = before < cost ? SUPPLIER_TOP_UP : -cost;
  await db
    .updateTable('modul')
    .set((row) => ({ saldo: row(row.fn.coalesce('saldo', sql<bigint>`0`), '+', change) }))
    .where('kode', '=', code)
    .execute();
  return (await balance())?.saldo ?? 0n;
}

async function writeAnswer({ db, ...context }: EngineContext, sale: Sale, answer: string): Promise<number> {
  const modul = await db
    .selectFrom('modul')
    .select(['tujuan', 'label'])
    .where('kode', '=', sale.kode_modul ?? 0)
    .executeTakeFirst();
  const now = localNow(context);
  const { kode } = await db
    .insertInto('inbox')
    .values({
      tgl_entri: now,
      pengirim: modul?.tujuan ?? modul?.label ?? 'supplier',
      tipe_pengirim: '1',
      pesan: `refID=${sale.kode}&dest=${sale.tujuan}&${answer}`,
      status: 20,
      tgl_status: now,
      kode_transaksi: sale.kode,
      is_jawaban: 1,
    })
    .returning('kode')
    .executeTakeFirstOrThrow();
  return kode;
}

async function logCostJump(context: EngineContext, sale: Sale, from: bigint, to: bigint): Promise<void> {
  await context.db
    .insertInto('sistem_log')
    .values({
      waktu: localNow(context),
      tipe: 2,
      pesan: `TrxID #${sale.kode}: Produk ${sale.kode_produk}, harga beli naik dari ${amountText(from)} ke ${amountText(to)}`,
    })
    .execute();
}

async function categoryOf({ db }: EngineContext, product: Row<'produk'> | undefined): Promise<string> {
  const operator = await db
    .selectFrom('operator')
    .select('catatan')
    .where('kode', '=', product?.kode_operator ?? '')
    .executeTakeFirst();
  return operator?.catatan ?? '';
}
