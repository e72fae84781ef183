import { type FraudHit, FraudHitSchema, type WantedOrder, WantedOrderSchema } from '@hexaflate/contract';
import {
  type FraudCaseTable,
  type OrdersTable,
  type Place,
  prepared,
  type StoreTables,
} from '@hexaflate/store';
import type { Kysely } from 'kysely';
import * as z from 'zod';
import { HOUR_MS } from '../settings/definitions/units.ts';

const caseRow = prepared((store: Kysely<StoreTables>, place: Place<{ once: string }>) =>
  store.selectFrom('fraud_case').selectAll().where('once', '=', place('once')),
);

/** The case of an attempt, if there is one: the same attempt with other content is another. */
export function caseOf(store: Kysely<StoreTables>, order: OrdersTable): Promise<FraudCaseTable | undefined> {
  return caseByKey(store, attemptKey(order));
}

/** What was written down once under this key. */
export async function caseByKey(
  store: Kysely<StoreTables>,
  once: string,
): Promise<FraudCaseTable | undefined> {
  return (await caseRow(store, { once }))[0];
}

/** What a case of an attempt is written down once for. */
export function attemptKey(order: Pick<OrdersTable, 'agent_code' | 'attempt_id' | 'content_hash'>): string {
  return `attempt:${order.agent_code}:${order.attempt_id}:${order.content_hash}`;
}

/** What is only watched is written down once an hour for an agent and the same rules, not for each of his sales. */
export function watchKey(agentCode: string, hits: readonly FraudHit[], now: number): string {
  return `watch:${agentCode}:${hits.map(({ rule }) => rule).join('+')}:${Math.floor(now / HOUR_MS)}`;
}

/** The order as its device asked for it, to be sent again by the agent himself; nothing that approves it is kept. */
export function wantedOf(order: OrdersTable): WantedOrder {
  return {
    attemptId: order.attempt_id,
    productCode: order.product_code,
    productName: order.product_name,
    category: order.category,
    destination: order.destination,
    counter: order.counter,
    maxPrice: order.max_price,
    ...(order.amount === null ? {} : { amount: order.amount }),
    ...(order.buyer_phone === null ? {} : { buyerPhone: order.buyer_phone }),
    ...(order.inquiry_id === null ? {} : { inquiryId: order.inquiry_id }),
    ...(order.selling_price === null ? {} : { sellingPrice: order.selling_price }),
  };
}

export function readWanted(row: Pick<FraudCaseTable, 'wanted'>): WantedOrder {
  return WantedOrderSchema.parse(JSON.parse(row.wanted));
}

export function readHits(row: Pick<FraudCaseTable, 'hits'>): FraudHit[] {
  return z.array(FraudHitSchema).parse(JSON.parse(row.hits));
}

/** How people name a case to one another: its last six letters. */
export function caseName(id: string): string {
  return id.slice(-6).toUpperCase();
}
