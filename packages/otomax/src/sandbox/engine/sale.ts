import { rupiah } from '@hexaflate/contract/money';
import { amountAllowed, debitOf, pricingOf } from '../../open-amount.ts';
import { forcedOutcome } from '../destinations.ts';
import { type EngineContext, localNow, type Row } from './context.ts';
import {
  answerOfReference,
  lastInquiry,
  referenceText,
  refuseDuplicate,
  startOfToday,
} from './earlier-sales.ts';
import { withdraw, writeEntry } from './ledger.ts';
import { priceFor } from './prices.ts';
import { amountText, replyText } from './replies.ts';
import { type Answer, type MessageRequest, Refusal } from './request.ts';
import { checkDestination, findSellable, type Sellable } from './sellable.ts';

/** Most pieces of a fixed product in one message. */
const MAX_PIECES = 99;

/** `Transaksi*`: checks the order, debits the agent and lets the transaction go its way. Answers 22 or refuses. */
export async function buy(context: EngineContext, request: MessageRequest): Promise<Answer> {
  const order = await readOrder(context, request);
  if ('answer' in order) return order.answer;
  const { product } = order.sellable;
  const pricing = pricingOf(product);
  if (pricing.kind === 'bill' || pricing.kind === 'unsupported') {
    throw notSold(
      context,
      product,
      pricing.kind === 'bill' ? 'cek tagihan, lalu bayar' : 'belum dapat dijual',
    );
  }
  const quantity = quantityOf(request);
  const allowed =
    pricing.kind === 'open'
      ? quantity !== null && amountAllowed(pricing.amount, quantity)
      : quantity === null || (quantity >= 1 && quantity <= MAX_PIECES);
  if (!allowed) {
    throw new Refusal(61, replyText(context, 'QtySalah', { produk: product.nama, jumlah: quantity ?? '' }));
  }
  if (!/^TransaksiBebasDobel/i.test(request.formatName))
    await refuseDuplicate(context, request.agent.kode, order);
  const price = await unitPrice(context, request, order.sellable);
  const debit = pricing.kind === 'open' ? debitOf(price, quantity) : price * BigInt(quantity ?? 1);
  return await accept(context, request, { ...order, quantity, debit, bill: null });
}

/** `BayarTagihan*`: pays the bill that this agent inquired today, plus the product's own price. Without one, 60. */
export async function payBill(context: EngineContext, request: MessageRequest): Promise<Answer> {
  const order = await readOrder(context, request);
  if ('answer' in order) return order.answer;
  const { product } = order.sellable;
  if (pricingOf(product).kind !== 'bill') {
    throw notSold(context, product, 'bukan tagihan');
  }
  await refuseDuplicate(context, request.agent.kode, order);
  const bill = await lastInquiry(context, request.agent.kode, product.kode, order.destination);
  if (!bill || bill.at < startOfToday(context)) {
    throw new Refusal(
      60,
      replyText(context, 'TagihanBelumDicek', { produk: product.nama, tujuan: order.destination }),
    );
  }
  const debit = (await unitPrice(context, request, order.sellable)) + rupiah(bill.rupiah);
  return await accept(context, request, { ...order, quantity: 1, debit, bill: String(bill.rupiah) });
}

/** `CekTagihan*`: asks the supplier what is owed or whose meter it is. Costs nothing and may be repeated. */
export async function inquire(context: EngineContext, request: MessageRequest): Promise<Answer> {
  const order = await readOrder(context, request);
  if ('answer' in order) return order.answer;
  const { product, operator } = order.sellable;
  if (pricingOf(product).kind !== 'bill' && operator.catatan !== 'pln-token') {
    throw notSold(context, product, 'tidak dapat dicek');
  }
  const code = await insertSale(
    context,
    request,
    { ...order, quantity: 1, debit: 0n, bill: null, inquiry: true },
    request.agent.saldo,
  );
  const values = {
    trxid: code,
    ref: referenceText(order.reference),
    produk: product.nama,
    tujuan: order.destination,
  };
  return { status: 22, text: replyText(context, 'CekTagihanDiproses', values), transactionCode: code };
}

interface Order {
  sellable: Sellable;
  productCode: string;
  destination: string;
  counter: number;
  reference: string | undefined;
}

async function readOrder(
  context: EngineContext,
  request: MessageRequest,
): Promise<Order | { answer: Answer }> {
  const { values, agent } = request;
  const productCode = values.kodeproduk ?? '';
  const given = (values.tujuan ?? '').trim();
  const reference = values.trxid;
  // Before all other checks: a message that arrives twice gets the first answer, whatever has changed since.
  const known = await answerOfReference(context, agent.kode, { reference, productCode, destination: given });
  if (known) return { answer: known };
  const sellable = await findSellable(context, agent, productCode);
  const destination = checkDestination(context, sellable, given);
  const counter = Math.max(1, Number(values.counter ?? 1));
  return { sellable, productCode: sellable.product.kode, destination, counter, reference };
}

function quantityOf({ values }: MessageRequest): number | null {
  const text = values.nominal ?? values.qty;
  return text === undefined ? null : Number(text);
}

async function unitPrice(
  context: EngineContext,
  request: MessageRequest,
  { product }: Sellable,
): Promise<bigint> {
  const price = (await priceFor(context, request.agent.kode, product))?.price;
  if (price === undefined) throw new Refusal(59, replyText(context, 'HargaSalah', { produk: product.nama }));
  return price;
}

interface Accepted extends Order {
  /** Rupiah of an open amount, pieces of a fixed product. */
  quantity: number | null;
  debit: bigint;
  /** What the customer owes, in whole rupiah. */
  bill: string | null;
  inquiry?: boolean;
}

/** Debits and writes everything that acceptance leaves behind, in the transaction of the message. */
async function accept(context: EngineContext, request: MessageRequest, order: Accepted): Promise<Answer> {
  const { agent } = request;
  const { product } = order.sellable;
  const debit = order.debit + rupiah(forcedOutcome(order.destination)?.debitExtra ?? 0);
  if (debit <= 0n) throw new Refusal(59, replyText(context, 'HargaSalah', { produk: product.nama }));
  const balance = await withdraw(context, agent.kode, debit);
  if (balance === undefined) {
    const values = { saldo: amountText(agent.saldo), harga: amountText(debit) };
    throw new Refusal(43, replyText(context, 'SaldoKurang', values));
  }
  const before = balance + debit;
  const code = await insertSale(context, request, { ...order, debit }, before);
  const entry = {
    agentCode: agent.kode,
    amount: -debit,
    kind: 'T',
    text: `T#${code} ${product.kode} ${order.destination}`,
    transactionCode: code,
  } as const;
  await writeEntry(context, entry, balance);
  const text = replyText(context, 'TrxDiproses', {
    trxid: code,
    ref: referenceText(order.reference),
    kodeproduk: product.kode,
    produk: product.nama,
    tujuan: order.destination,
    saldoawal: amountText(before),
    harga: amountText(debit),
    saldo: amountText(balance),
  });
  return { status: 22, text, transactionCode: code };
}

async function insertSale(
  context: EngineContext,
  { inbox, agent, values }: MessageRequest,
  order: Accepted,
  balanceBefore: bigint,
): Promise<number> {
  const { product } = order.sellable;
  const now = localNow(context);
  const { kode } = await context.db
    .insertInto('transaksi')
    .values({
      tgl_entri: now,
      kode_produk: product.kode,
      tujuan: order.destination,
      kode_reseller: agent.kode,
      pengirim: inbox.pengirim,
      tipe_pengirim: inbox.tipe_pengirim,
      harga: order.debit,
      kode_inbox: inbox.kode,
      status: 1,
      tgl_status: now,
      kode_terminal: inbox.kode_terminal,
      harga_beli: order.inquiry ? 0n : product.harga_beli,
      saldo_awal: balanceBefore,
      counter: order.counter,
      counter2: order.counter,
      modul_proses: ',',
      kirim_ulang: 0,
      penerima: values.enduser ?? '',
      qty: order.quantity ?? 1,
      kirim_info: 1,
      kode_area: '',
      ref_id: order.reference ?? null,
      params: '',
      bill_set: order.inquiry || order.bill !== null ? 1 : null,
      bill: order.bill,
    })
    .returning('kode')
    .executeTakeFirstOrThrow();
  return kode;
}

/** The product is not sold in the way that the message asks for. */
function notSold(context: EngineContext, product: Row<'produk'>, reason: string): Refusal {
  return new Refusal(
    48,
    replyText(context, 'ProdukTidakDijual', { produk: product.nama, keterangan: reason }),
  );
}
