import { type Money, moneyToWire, parseMoney, type SubmitOrder } from '@hexaflate/contract';
import type { CatalogProduct, Funds, Quote } from '@hexaflate/otomax';
import type { OrdersTable } from '@hexaflate/store';
import type { AgentSession } from '../auth/principal.ts';
import { closedReason } from '../catalog/views.ts';
import { refuseWhileClosing } from '../closing/running-closing.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { purposeOfProduct } from '../otomax/sellable.ts';
import { approve } from './approve.ts';
import { cleanDestination, refuseWrongDestination } from './destination.ts';
import { driveOn } from './drive.ts';
import { findSimilar } from './history.ts';
import { type AnsweredInquiry, answeredBill } from './inquiries.ts';
import { orderByAttempt } from './journal.ts';
import { newOrder } from './new-order.ts';
import { orderHash } from './order-hash.ts';
import { writeExamined } from './write-examined.ts';

export interface Submitted {
  order: OrdersTable;
  /** The answer was already there: nothing was done anew. */
  replayed: boolean;
}

/**
 * Sells once per attempt id (architecture, "Money"). The order of steps is the protocol: look for the attempt, refuse
 * without using it up, write the journal, and only then touch Otomax.
 * Throws AppError with the codes that the contract's submitOrder lists.
 */
export async function submitOrder(
  context: Context,
  session: AgentSession,
  wanted: SubmitOrder,
): Promise<Submitted> {
  const { agentCode } = session;
  const hash = orderHash(wanted);

  const earlier = await orderByAttempt(context.store, agentCode, wanted.attemptId);
  if (earlier) return replay(earlier, hash);
  try {
    const order = await acceptable(context, session, wanted, hash);
    if (await writeExamined(context, session, wanted, order))
      return { order: await driveOn(context, order), replayed: false };
  } catch (refusal) {
    // A second tap may be refused because of the first: its order is the reason, and the answer.
    if (!(refusal instanceof AppError)) throw refusal;
    const first = await orderByAttempt(context.store, agentCode, wanted.attemptId);
    if (first) return replay(first, hash);
    throw refusal;
  }
  const winner = await orderByAttempt(context.store, agentCode, wanted.attemptId);
  if (!winner) throw new AppError('server.internal');
  return replay(winner, hash);
}

/** The order, ready for the journal, when nothing speaks against it. Throws AppError otherwise. */
async function acceptable(
  context: Context,
  session: AgentSession,
  wanted: SubmitOrder,
  hash: string,
): Promise<OrdersTable> {
  const { agentCode } = session;
  await refuseWhileClosing(context.store, agentCode);
  const quote = await context.otomax.quote(agentCode, wanted.productCode);
  if (!quote) throw new AppError('order.productUnknown', { productCode: wanted.productCode });
  const destination = cleanDestination(wanted.destination, quote.operator);
  const funds = await usableFunds(context, agentCode);
  const inquiry = await refuseImpossible(context, agentCode, quote, wanted, destination);
  const total = totalOf(quote.product, wanted, inquiry);
  if (total > parseMoney(wanted.maxPrice)) {
    throw new AppError('order.priceMoved', { price: moneyToWire(total), maxPrice: wanted.maxPrice });
  }
  if (funds.balance - funds.minimumBalance < total) {
    throw new AppError('order.balanceTooLow', {
      balance: moneyToWire(funds.balance),
      needed: moneyToWire(total),
    });
  }
  await refuseUnwantedRepeat(context, agentCode, wanted, destination, quote.product);
  await approve(context, session, wanted);
  return newOrder(context, { session, quote, wanted, destination, hash, total, inquiry });
}

function replay(order: OrdersTable, hash: string): Submitted {
  if (order.content_hash !== hash) throw new AppError('order.conflict', { orderId: order.id });
  return { order, replayed: true };
}

async function usableFunds(context: Context, agentCode: string): Promise<Funds> {
  const funds = await context.otomax.funds(agentCode);
  if (funds?.status !== 'active')
    throw new AppError('auth.notAllowed', { status: funds?.status ?? 'deleted' });
  return funds;
}

/** What the product asks of an order. Answers the inquiry that a bill payment stands on. */
async function refuseImpossible(
  context: Context,
  agentCode: string,
  quote: Quote,
  wanted: SubmitOrder,
  destination: string,
): Promise<AnsweredInquiry | null> {
  const { product, operator } = quote;
  const closed = closedReason(context, product) ?? operator.closed;
  if (closed) throw new AppError('order.productClosed', { reason: closed });
  refuseWrongDestination(destination, operator);
  if (product.pricing === 'open') refuseWrongAmount(product, wanted.amount);
  else if (wanted.amount !== undefined) throw new AppError('order.amountInvalid', { reason: 'fixed' });
  if (product.wantsBuyerPhone && !wanted.buyerPhone) throw new AppError('order.buyerPhoneRequired');
  if (product.pricing !== 'bill') return null;
  return answeredBill(context, agentCode, product.code, destination, wanted.inquiryId);
}

function refuseWrongAmount(product: CatalogProduct, amount: number | undefined): void {
  const limits = product.amount;
  const fits =
    amount !== undefined &&
    (!limits || (amount >= limits.min && amount <= limits.max && amount % limits.step === 0));
  if (!fits) throw new AppError('order.amountInvalid', { ...limits });
}

/** What Otomax will debit, by our reading: price, plus the open amount or the bill. */
function totalOf(product: CatalogProduct, wanted: SubmitOrder, inquiry: AnsweredInquiry | null): Money {
  if (product.pricing === 'open') return product.price + parseMoney(String(wanted.amount ?? 0));
  return inquiry ? product.price + inquiry.amount : product.price;
}

/** The same product and number again today needs the agent's explicit choice: a counter above those before. */
async function refuseUnwantedRepeat(
  context: Context,
  agentCode: string,
  wanted: SubmitOrder,
  destination: string,
  product: CatalogProduct,
): Promise<void> {
  const similar = await findSimilar(context, agentCode, wanted.productCode, destination);
  if (wanted.counter < similar.nextCounter) {
    const { items, nextCounter, canRepeat } = similar;
    throw new AppError('order.repeat', { earlier: items[0], nextCounter, canRepeat });
  }
  if (!context.features.canSay(purposeOfProduct(product, wanted.counter))) {
    throw new AppError('feature.missing', { productCode: product.code });
  }
}
