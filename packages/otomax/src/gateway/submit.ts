import type { Money } from '@hexaflate/contract/money';
import type { Insertable } from 'kysely';
import { parseBill } from '../bill.ts';
import { loadFormatRows } from '../formats.ts';
import { agreedMessage } from '../formats-agreement.ts';
import type { NeverSentReason, Quote, Submission, SubmissionRequest } from '../gateway.ts';
import { localMidnight, toLocalText } from '../local-time.ts';
import { amountAllowed, debitOf } from '../open-amount.ts';
import type { InboxTable } from '../tables.ts';
import { quoteWith } from './catalog.ts';
import { ownCenter } from './centers.ts';
import type { GatewayContext, Writer } from './context.ts';
import { toSubmission, writeRequest } from './submission-row.ts';

/** A transaction that lost a race, or its connection, is done again so often. */
const TRIES = 4;

/** See `Gateway.submit`: the submission row and the inbox row stand or fall together. */
export function submit(context: GatewayContext, request: SubmissionRequest): Promise<Submission> {
  return once(context, request, async (writer) => {
    const decision = await decide(context, writer, request);
    if ('refused' in decision) return { reason: decision.refused, price: decision.price ?? null };
    const now = toLocalText(context.now(), context.dialect.utcOffsetMinutes);
    return {
      price: decision.price,
      inbox: {
        tgl_entri: now,
        penerima: decision.center.label,
        pengirim: decision.sender.pengirim,
        tipe_pengirim: decision.sender.tipe_pengirim,
        pesan: decision.message,
        status: 0,
        kode_terminal: decision.center.id,
        tgl_status: now,
        kode_reseller: decision.agentCode,
        is_jawaban: 0,
      },
    };
  });
}

/** See `Gateway.closeNeverSent`. */
export function closeNeverSent(
  context: GatewayContext,
  request: SubmissionRequest,
  reason: NeverSentReason,
): Promise<Submission> {
  return once(context, request, async () => ({ reason, price: null }));
}

type Outcome =
  | { reason: NeverSentReason; price: Money | null }
  | { inbox: Insertable<InboxTable>; price: Money };

/**
 * Writes what `work` decides, unless this order, or this attempt of the agent under another order id, was already
 * written; then what is written is the answer. All in one transaction, which is done again when it lost.
 */
async function once(
  context: GatewayContext,
  request: SubmissionRequest,
  work: (writer: Writer) => Promise<Outcome>,
): Promise<Submission> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await context.write.transaction().execute((writer) => write(context, writer, request, work));
    } catch (error) {
      if (left === 0 || !context.dialect.isWorthRepeating(error)) throw error;
    }
  }
}

/**
 * The submission row goes in before the inbox row: its unique keys make a second one of the same order wait or
 * fail there, so that no inbox row ever stands in a transaction that could lose that race.
 */
async function write(
  { dialect, now }: GatewayContext,
  writer: Writer,
  request: SubmissionRequest,
  work: (writer: Writer) => Promise<Outcome>,
): Promise<Submission> {
  const { utcOffsetMinutes } = dialect;
  const earlier = await writer
    .selectFrom('hexaflate_submission')
    .selectAll()
    .where((where) =>
      where.or([
        where('order_id', '=', request.orderId),
        where.and([where('agent_code', '=', request.agentCode), where('attempt_id', '=', request.attemptId)]),
      ]),
    )
    .executeTakeFirst();
  if (earlier) return toSubmission(earlier, utcOffsetMinutes);
  const outcome = await work(writer);
  const row = {
    order_id: request.orderId,
    agent_code: request.agentCode,
    attempt_id: request.attemptId,
    content_hash: request.contentHash,
    state: 'reason' in outcome ? 'neverSent' : 'sent',
    reason: 'reason' in outcome ? outcome.reason : null,
    kode_inbox: null,
    price: outcome.price,
    request: writeRequest(request),
    at: toLocalText(now(), utcOffsetMinutes),
  };
  await writer.insertInto('hexaflate_submission').values(row).execute();
  if ('reason' in outcome) return toSubmission(row, utcOffsetMinutes);
  const { kode } = await writer
    .insertInto('inbox')
    .values(outcome.inbox)
    .returning('kode')
    .executeTakeFirstOrThrow();
  await writer
    .updateTable('hexaflate_submission')
    .set({ kode_inbox: kode })
    .where('order_id', '=', request.orderId)
    .execute();
  return toSubmission({ ...row, kode_inbox: kode }, utcOffsetMinutes);
}

type Decision =
  | { refused: NeverSentReason; price?: Money }
  | {
      agentCode: string;
      sender: { pengirim: string; tipe_pengirim: string };
      center: { id: number; label: string };
      message: string;
      price: Money;
    };

/** Everything that must hold at the moment of sending, read inside the sending transaction. */
async function decide(
  context: GatewayContext,
  writer: Writer,
  request: SubmissionRequest,
): Promise<Decision> {
  const agent = await writer
    .selectFrom('reseller')
    .select(['kode', 'pin'])
    .where('kode', '=', request.agentCode)
    .where((where) => where.or([where('deleted', 'is', null), where('deleted', '=', 0)]))
    .executeTakeFirst();
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

/** The agent's sender that the request names: of the confirmed type, or SMS before WhatsApp before others. */
async function senderOf(
  writer: Writer,
  agentCode: string,
  only: string | undefined,
): Promise<{ pengirim: string; tipe_pengirim: string } | undefined> {
  const senders = await writer
    .selectFrom('pengirim')
    .select(['pengirim', 'tipe_pengirim'])
    .where('kode_reseller', '=', agentCode)
    .orderBy('pengirim')
    .execute();
  const rank = (type: string) => ['S', 'W'].indexOf(type.toUpperCase()) >>> 0;
  const usable = senders.filter(
    ({ tipe_pengirim }) => only === undefined || tipe_pengirim.toUpperCase() === only,
  );
  return usable.sort((a, b) => rank(a.tipe_pengirim) - rank(b.tipe_pengirim))[0];
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
