import { BillSchema, type Inquiry, type Money, moneyToWire, parseMoney } from '@hexaflate/contract';
import type { OrdersTable } from '@hexaflate/store';
import type { AgentSession } from '../auth/principal.ts';
import { refuseWhileClosing } from '../closing/running-closing.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { contentHash } from './content-hash.ts';
import { cleanDestination, refuseWrongDestination, withoutSeparators } from './destination.ts';
import { driveOn } from './drive.ts';
import { orderByAttempt, writeAccepted } from './journal.ts';
import { newOrder } from './new-order.ts';

/** A bill may be paid for this long after it was asked for; the total is guarded again at payment. */
const BILL_LIFE_MS = 15 * 60 * 1000;

/** What a payment stands on. */
export interface AnsweredInquiry {
  id: string;
  /** The bill without our price. */
  amount: Money;
  billJson: string;
}

/**
 * Asks Otomax for a bill, or for the name behind a number. It travels like an order, through journal and submission
 * row, but costs nothing and needs no PIN. Throws AppError with the codes that the contract's askInquiry lists.
 */
export async function askInquiry(
  context: Context,
  session: AgentSession,
  wanted: { attemptId: string; productCode: string; destination: string },
): Promise<OrdersTable> {
  const hash = contentHash([
    'inquire',
    wanted.productCode.toUpperCase(),
    withoutSeparators(wanted.destination),
  ]);
  const earlier = await orderByAttempt(context.store, session.agentCode, wanted.attemptId);
  if (earlier) return sameInquiry(earlier, hash);

  await refuseWhileClosing(context.store, session.agentCode);
  const quote = await context.otomax.quote(session.agentCode, wanted.productCode);
  if (!quote) throw new AppError('order.productUnknown', { productCode: wanted.productCode });
  if (!quote.product.inquiry || !context.features.canSay('inquire'))
    throw new AppError('feature.missing', { productCode: wanted.productCode });
  const closed = quote.product.closed ?? quote.operator.closed;
  if (closed) throw new AppError('order.productClosed', { reason: closed });
  const destination = cleanDestination(wanted.destination, quote.operator);
  refuseWrongDestination(destination, quote.operator);

  const order: OrdersTable = {
    ...newOrder(context, { session, quote, wanted, destination, hash, total: 0n, inquiry: null }),
    verb: 'inquire',
    price: moneyToWire(quote.product.price),
  };
  if (await writeAccepted(context, order)) return driveOn(context, order);
  const winner = await orderByAttempt(context.store, session.agentCode, wanted.attemptId);
  if (!winner) throw new AppError('server.internal');
  return sameInquiry(winner, hash);
}

function sameInquiry(order: OrdersTable, hash: string): OrdersTable {
  if (order.content_hash !== hash) throw new AppError('order.conflict', { orderId: order.id });
  return order;
}

/** The inquiry as the wire wants it. */
export async function inquiryView(context: Context, order: OrdersTable): Promise<Inquiry> {
  const quote = await context.otomax.quote(order.agent_code, order.product_code);
  const bill = order.bill === null ? null : BillSchema.parse(JSON.parse(order.bill));
  const price = quote?.product.price ?? null;
  return {
    id: order.id,
    state: order.state === 'success' ? 'ready' : order.state === 'failed' ? 'failed' : 'pending',
    productCode: order.product_code,
    destination: order.destination,
    bill,
    price: price === null ? null : moneyToWire(price),
    total: bill && price !== null ? moneyToWire(parseMoney(bill.amount) + price) : null,
    note: order.note,
    expiresAt: new Date(order.accepted_at + BILL_LIFE_MS).toISOString(),
    version: order.version,
  };
}

/**
 * The bill behind a payment: an answered inquiry of this agent for the same product and number, young enough.
 * Throws order.inquiryRequired or order.inquiryExpired.
 */
export async function answeredBill(
  context: Context,
  agentCode: string,
  productCode: string,
  destination: string,
  inquiryId: string | undefined,
): Promise<AnsweredInquiry> {
  if (inquiryId === undefined) throw new AppError('order.inquiryRequired');
  const inquiry = await context.store
    .selectFrom('orders')
    .selectAll()
    .where('id', '=', inquiryId)
    .where('agent_code', '=', agentCode)
    .where('verb', '=', 'inquire')
    .executeTakeFirst();
  const fits = inquiry?.product_code === productCode && inquiry.destination === destination;
  if (!inquiry || !fits || inquiry.state !== 'success' || inquiry.bill === null)
    throw new AppError('order.inquiryRequired');
  if (context.now() - inquiry.accepted_at > BILL_LIFE_MS) throw new AppError('order.inquiryExpired');
  return {
    id: inquiry.id,
    amount: parseMoney(BillSchema.parse(JSON.parse(inquiry.bill)).amount),
    billJson: inquiry.bill,
  };
}
