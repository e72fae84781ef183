import { pricingOf } from '../../open-amount.ts';
import { changeMarkup, changeProductMarkup, listDownlines, registerDownline } from './commands-downlines.ts';
import { exchangeCommission, exchangePoints, listPointRewards } from './commands-rewards.ts';
import type { EngineContext } from './context.ts';
import { askDepositTicket } from './deposits.ts';
import { lastSaleToday, saleValues } from './earlier-sales.ts';
import { priceFor } from './prices.ts';
import { amountText, replyText } from './replies.ts';
import { type Answer, type MessageRequest, Refusal } from './request.ts';
import { pendingCommission } from './rewards.ts';
import { buy, inquire, payBill } from './sale.ts';
import { transfer } from './transfer.ts';

type Command = (context: EngineContext, request: MessageRequest) => Promise<Answer>;

/** What each of Otomax's built-in formats does. Numbered variants differ only in the order of their parts. */
const commands: readonly (readonly [name: RegExp, command: Command])[] = [
  [/^Transaksi(\d*|BebasDobel)$/i, buy],
  [/^CekTagihan\d*$/i, inquire],
  [/^BayarTagihan\d*$/i, payBill],
  [/^CekSaldo$/i, checkBalance],
  [/^CekHarga$/i, checkPrice],
  [/^CekStatusTransaksi2?$/i, checkSale],
  [/^UbahPin$/i, changePin],
  [/^TransferSaldo2?$/i, (context, request) => transfer(context, request, 'downline')],
  [/^TransferSaldoLintas$/i, (context, request) => transfer(context, request, 'anybody')],
  [/^TiketDeposit$/i, askDepositTicket],
  [/^DaftarDL[23]?$/i, registerDownline],
  [/^ListDL$/i, listDownlines],
  [/^UbahMarkup$/i, changeMarkup],
  [/^UbahMarkupProduk2?$/i, changeProductMarkup],
  [/^TukarKomisi2?$/i, exchangeCommission],
  [/^TukarPoin$/i, exchangePoints],
  [/^LihatHadiahPoin$/i, listPointRewards],
];

/** Carries out one understood message. Refuses with 42 what this engine does not know. */
export async function answerCommand(context: EngineContext, request: MessageRequest): Promise<Answer> {
  const command = commands.find(([name]) => name.test(request.formatName))?.[1];
  if (!command) throw new Refusal(42, replyText(context, 'FormatSalah'));
  return await command(context, request);
}

async function checkBalance(context: EngineContext, { agent }: MessageRequest): Promise<Answer> {
  const values = {
    kodereseller: agent.kode,
    nama: agent.nama,
    saldo: amountText(agent.saldo),
    poin: agent.poin ?? 0,
    komisi: amountText(await pendingCommission(context, agent.kode)),
  };
  return { status: 21, text: replyText(context, 'CekSaldo', values) };
}

async function checkPrice(context: EngineContext, { agent, values }: MessageRequest): Promise<Answer> {
  const product = await context.db
    .selectFrom('produk')
    .selectAll()
    .where('kode', '=', values.kodeproduk ?? '')
    .executeTakeFirst();
  const price = product && (await priceFor(context, agent.kode, product))?.price;
  if (!product || price === undefined || product.aktif !== 1) {
    throw new Refusal(44, replyText(context, 'ProdukSalah', { kodeproduk: values.kodeproduk ?? '' }));
  }
  const operator = await context.db
    .selectFrom('operator')
    .select(['gangguan', 'kosong'])
    .where('kode', '=', product.kode_operator ?? '')
    .executeTakeFirst();
  const disrupted = product.gangguan === 1 || operator?.gangguan === 1;
  const empty = product.kosong === 1 || operator?.kosong === 1;
  const open = { open: 'di luar nominal', bill: 'di luar tagihan' };
  const kind = pricingOf(product).kind;
  const note = disrupted
    ? 'GANGGUAN'
    : empty
      ? 'KOSONG'
      : kind === 'open' || kind === 'bill'
        ? open[kind]
        : '';
  const text = replyText(context, 'CekHarga', {
    kodeproduk: product.kode,
    produk: product.nama,
    harga: amountText(price),
    keterangan: note,
  });
  return { status: 21, text };
}

async function checkSale(context: EngineContext, { agent, values }: MessageRequest): Promise<Answer> {
  const destination = values.tujuan ?? values.nomor ?? '';
  const sale = await lastSaleToday(context, agent.kode, destination);
  if (sale) return { status: 21, text: replyText(context, 'CekStatusTransaksi', saleValues(sale)) };
  return { status: 21, text: replyText(context, 'CekStatusTransaksiTidakAda', { tujuan: destination }) };
}

/** The old PIN was checked like any other; the new one must have the installation's length and be another. */
async function changePin(context: EngineContext, { agent, values }: MessageRequest): Promise<Answer> {
  const length = context.parameters.number('PanjangPin', agent.pin?.length ?? 6);
  const next = values.pinbaru ?? '';
  if (next.length !== length || next === agent.pin) {
    throw new Refusal(48, replyText(context, 'UbahPinGagal', { panjang: length }));
  }
  await context.db.updateTable('reseller').set({ pin: next }).where('kode', '=', agent.kode).execute();
  return { status: 21, text: replyText(context, 'UbahPin') };
}
