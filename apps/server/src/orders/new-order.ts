import { type Money, moneyToWire, parseMoney, type SubmitOrder } from '@hexaflate/contract';
import type { Quote } from '@hexaflate/otomax';
import type { OrdersTable } from '@hexaflate/store';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { acceptedRow } from './accepted-row.ts';
import type { AnsweredInquiry } from './inquiries.ts';

interface Facts {
  session: AgentSession;
  quote: Quote;
  wanted: Pick<SubmitOrder, 'attemptId'> & Partial<SubmitOrder>;
  destination: string;
  hash: string;
  total: Money;
  inquiry: AnsweredInquiry | null;
}

/** A journal row in state `accepted`; ids are UUIDv7, so that they sort by time. */
export function newOrder(
  context: Context,
  { session, quote, wanted, destination, hash, total, inquiry }: Facts,
): OrdersTable {
  const now = context.now();
  return acceptedRow({
    id: Bun.randomUUIDv7(),
    agent_code: session.agentCode,
    attempt_id: wanted.attemptId,
    content_hash: hash,
    session_id: session.id,
    verb: quote.product.pricing === 'bill' ? 'pay' : 'buy',
    product_code: quote.product.code,
    product_name: quote.product.name,
    operator_code: quote.operator.code,
    operator_name: quote.operator.name,
    category: quote.operator.category,
    destination,
    buyer_phone: wanted.buyerPhone ?? null,
    amount: wanted.amount ?? null,
    counter: wanted.counter ?? 1,
    inquiry_id: inquiry?.id ?? null,
    max_price: wanted.maxPrice === undefined ? moneyToWire(total) : moneyToWire(parseMoney(wanted.maxPrice)),
    selling_price: wanted.sellingPrice ?? null,
    bill: inquiry?.billJson ?? null,
    accepted_at: now,
    updated_at: now,
  });
}
