import { parseMoney } from '@hexaflate/contract';
import type { SubmissionRequest } from '@hexaflate/otomax';
import type { OrdersTable } from '@hexaflate/store';

/** The order as the gateway needs it, rebuilt from the journal, so that a retry sends exactly the same. */
export function submissionOf(order: OrdersTable): SubmissionRequest {
  return {
    orderId: order.id,
    agentCode: order.agent_code,
    attemptId: order.attempt_id,
    contentHash: order.content_hash,
    verb: order.verb,
    productCode: order.product_code,
    destination: order.destination,
    amount: order.amount,
    counter: order.counter,
    buyerPhone: order.buyer_phone,
    maxPrice: parseMoney(order.max_price),
  };
}
