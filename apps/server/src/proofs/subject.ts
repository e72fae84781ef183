import { createHash } from 'node:crypto';
import {
  type ApprovedOrder,
  type AskProofSchema,
  formatRupiah,
  type Proof,
  type ProofPurpose,
} from '@hexaflate/contract';
import type * as z from 'zod';
import type { AgentSession } from '../auth/principal.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { withoutSeparators } from '../orders/destination.ts';
import { orderHash } from '../orders/order-hash.ts';

/** What a proof approves: a digest for us, facts for people. */
interface Approved {
  subject: string | null;
  about: Proof['about'];
}

/** SHA-256, hex, of exactly one order: the content that the journal knows it by, under its attempt id. */
export function orderSubject(order: ApprovedOrder): string {
  return digest(['order', order.attemptId, orderHash(order)]);
}

/** SHA-256, hex, of the one session that is to become safe. */
export function sessionSubject(sessionId: string): string {
  return digest(['session.safe', sessionId]);
}

/**
 * What is to be approved. Digest and facts of an order both come from what it says, so that nobody is shown another
 * order than the one he approves. Throws `request.invalid` and `order.productUnknown`.
 */
export async function approvedBy(
  context: Context,
  session: AgentSession,
  { purpose, order, subject }: z.output<typeof AskProofSchema>,
): Promise<Approved> {
  if ((purpose === 'order') !== (order !== undefined))
    throw new AppError('request.invalid', {
      fields: [{ field: 'order', problem: 'with purpose order alone' }],
    });
  if (purpose === 'session.safe')
    return { subject: sessionSubject(session.id), about: { device: session.deviceName } };
  if (!order) return { subject: subject ?? null, about: {} };
  const quote = await context.otomax.quote(session.agentCode, order.productCode);
  if (!quote) throw new AppError('order.productUnknown', { productCode: order.productCode });
  return {
    subject: orderSubject(order),
    about: {
      product: quote.product.name,
      destination: withoutSeparators(order.destination),
      amount: order.maxPrice,
    },
  };
}

const deeds: Record<ProofPurpose, string> = {
  order: 'pembelian',
  'pin.reset': 'mengatur ulang PIN',
  'session.safe': 'mengamankan perangkat baru',
  'account.close': 'menutup akun',
  'account.export': 'mengunduh data akun',
};

/** What a message to a phone says of it; messages of Otomax are Indonesian. */
export function deedInWords(purpose: ProofPurpose, { product, destination, amount }: Proof['about']): string {
  if (!product || !destination || !amount) return deeds[purpose];
  return `${product} ke ${destination} seharga ${formatRupiah(amount)}`;
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
