import type { Money } from '@hexaflate/contract/money';
import { type Place, prepared } from '@hexaflate/sqlite';
import { parseBill } from '../bill.ts';
import { loadFormatRows } from '../formats.ts';
import { agreedMessage } from '../formats-agreement.ts';
import type { NeverSentReason, Quote, Submission, SubmissionRequest } from '../gateway.ts';
import { localMidnight, toLocalText } from '../local-time.ts';
import { amountAllowed, debitOf } from '../open-amount.ts';
import { quoteWith } from './catalog.ts';
import { ownCenter } from './centers.ts';
import type { GatewayContext, Reader, Writer } from './context.ts';
import { type InboxMessage, inboxRow, senderOf } from './inbox-message.ts';
import { once } from './once.ts';
import { toSubmission, writeRequest } from './submission-row.ts';

/** See `Gateway.submit`: the submission row and the inbox row stand or fall together. */
export async function submit(context: GatewayContext, request: SubmissionRequest): Promise<Submission> {
  const row = await once(context, request, async (writer) => {
    const decision = await decide(context, writer, request);
    if ('refused' in decision)
      return { reason: decision.refused, price: decision.price ?? null, request: writeRequest(request) };
    return {
      price: decision.price,
      inbox: inboxRow(context, decision),
      request: writeRequest(request),
    };
  });
  return toSubmission(row, context.dialect.utcOffsetMinutes);
}

/** See `Gateway.closeNeverSent`. */
export async function closeNeverSent(
  context: GatewayContext,
  request: SubmissionRequest,
  reason: NeverSentReason,
): Promise<Submission> {
  const row = await once(context, request, async () => ({
    reason,
    price: null,
    request: writeRequest(request),
  }));
  return toSubmission(row, context.dialect.utcOffsetMinutes);
}

type Decision = { refused: NeverSentReason; price?: Money } | (InboxMessage & { price: Money });

const agentRow = prepared((db: Reader, place: Place<{ code: string }>) =>
  db
    .selectFrom('reseller')
    .select(['kode', 'pin'])
    .where('kode', '=', place('code'))
    .where((where) => where.or([where('deleted', 'is', null), where('deleted', '=', 0)])),
);

/** Everything that must hold at the moment of sending, read inside the sending transaction. */
async function decide(
  context: GatewayContext,
  writer: Writer,
  request: SubmissionRequest,
): Promise<Decision> {
  const [agent] = await agentRow(writer, { code: request.agentCode });
  const sender = agent && (await senderOf(writer, agent.kode, context.senderType));
  if (!agent?.pin || !sender) return { refused: 'unknownAgent' };
  const quote = await quoteWith(context, writer, agent.kode, request.productCode);
  if (!quote || !canDo(quote, request)) return { refused: 'closed' };
  const price = await priceOf(context, writer, request, quote);
  if (price === undefined) return { refused: 'noBill' };
  if (price > request.maxPrice && request.verb !== 'inquire') return { refused: 'priceMoved', price };
  const center = await ownCenter(writer);
  const message = await messageOf(context, writer, request, quote, agent.pin);
  if (!center || message === undefined) return { refused: 'noFormat', price };
  const { longestMessage } = context.dialect;
  if (longestMessage !== null && message.length > longestMessage) return { refused: 'messageTooLong', price };
  return { agentCode: agent.kode, sender, center, message, price };
}

function canDo({ product, operator }: Quote, request: SubmissionRequest): boolean {
  if ((product.closed ?? operator.closed) !== null) return false;
  switch (request.verb) {
    case 'inquire':
      return product.inquiry;
    case 'pay':
      return product.pricing === 'bill';
    case 'buy':
      return (
        product.pricing === 'fixed' ||
        (product.amount !== null && request.amount !== null && amountAllowed(product.amount, request.amount))
      );
  }
}

/** What Otomax should debit: nothing for an inquiry, and undefined while a payment has no inquired bill. */
async function priceOf(
  context: GatewayContext,
  writer: Writer,
  request: SubmissionRequest,
  { product }: Quote,
): Promise<Money | undefined> {
  if (request.verb === 'inquire') return 0n;
  if (request.verb === 'buy')
    return debitOf(product.price, product.pricing === 'open' ? request.amount : null);
  const { utcOffsetMinutes } = context.dialect;
  const inquiry = await writer
    .selectFrom('transaksi')
    .select(['sn', 'bill'])
    .where('kode_reseller', '=', request.agentCode)
    .where('kode_produk', '=', product.code)
    .where('tujuan', '=', request.destination)
    .where('tgl_entri', '>=', toLocalText(localMidnight(context.now(), utcOffsetMinutes), utcOffsetMinutes))
    .where('bill_set', '=', 1)
    .where('harga', '=', 0n)
    .where('status', '=', 20)
    .orderBy('kode', 'desc')
    .limit(1)
    .executeTakeFirst();
  const bill = inquiry && parseBill(inquiry.sn, inquiry.bill);
  return bill ? product.price + bill.amount : undefined;
}

/** The text in the format that is agreed on, as it stands at this moment; undefined when it must not be sent. */
async function messageOf(
  { formats }: GatewayContext,
  writer: Writer,
  request: SubmissionRequest,
  { product }: Quote,
  pin: string,
): Promise<string | undefined> {
  const buying = request.verb === 'buy';
  return agreedMessage(await loadFormatRows(writer), formats, {
    verb: request.verb,
    fields: {
      counter: request.verb === 'inquire' ? 1 : request.counter,
      amount: buying && product.pricing === 'open' ? request.amount : null,
      buyerPhone: buying && product.wantsBuyerPhone ? request.buyerPhone : null,
    },
    productCode: product.code,
    destination: request.destination,
    pin,
    reference: referenceOf(request.orderId),
  });
}

/** Our own reference in the message: letters and digits of the order id, as every format can carry them. */
function referenceOf(orderId: string): string {
  return orderId.replace(/[^A-Za-z0-9]/g, '').slice(0, 40);
}
