import { moneyToWire, parseMoney } from './money.ts';
import type { SubmitOrder } from './orders.ts';
import type { Proof } from './proofs.ts';

/** Everything of an order that its approval stands for. */
export type OrderContent = Pick<
  SubmitOrder,
  'attemptId' | 'productCode' | 'destination' | 'amount' | 'buyerPhone' | 'counter' | 'inquiryId' | 'maxPrice'
>;

/** What kind of text is signed: no signature over anything else can be taken for one over an order. */
const KIND = 'hexaflate.order.1';

/**
 * The order as the text that app and server hash alike: fields in a fixed order, each in one spelling. The attempt id
 * makes it this purchase and no other.
 */
export function canonicalOrder(order: OrderContent): string {
  return JSON.stringify([
    KIND,
    order.attemptId.toLowerCase(),
    order.productCode.trim().toUpperCase(),
    order.destination.trim(),
    order.amount ?? null,
    order.buyerPhone?.trim() ?? null,
    order.counter,
    order.inquiryId ?? null,
    moneyToWire(parseMoney(order.maxPrice)),
  ]);
}

/** SHA-256 of exactly this order, as base64url: what a passkey or a phone's own key signs to approve it. */
export function orderDigest(order: OrderContent): Promise<string> {
  return sha256(canonicalOrder(order));
}

/** SHA-256 of exactly this proof, as base64url: what a passkey signs where it stands for a proof and not for an order. */
export function proofDigest({ id, purpose }: Pick<Proof, 'id' | 'purpose'>): Promise<string> {
  return sha256(JSON.stringify(['hexaflate.proof.1', id, purpose]));
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return toBase64url(new Uint8Array(hash));
}

function toBase64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
