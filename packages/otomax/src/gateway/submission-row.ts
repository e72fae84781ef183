import { moneyToWire, parseMoney } from '@hexaflate/contract/money';
import type { Selectable } from 'kysely';
import type { NeverSentReason, Submission, SubmissionRequest } from '../gateway.ts';
import { fromLocalText } from '../local-time.ts';
import type { SubmissionTable } from '../tables.ts';

const reasons: Readonly<Record<NeverSentReason, true>> = {
  tooOld: true,
  priceMoved: true,
  closed: true,
  noFormat: true,
  messageTooLong: true,
  noBill: true,
  unknownAgent: true,
};

/** A stored submission that this program did not write. */
export class UnreadableSubmissionError extends Error {
  override name = 'UnreadableSubmissionError';
}

export function toSubmission(row: Selectable<SubmissionTable>, utcOffsetMinutes: number): Submission {
  return {
    orderId: row.order_id,
    agentCode: row.agent_code,
    attemptId: row.attempt_id,
    contentHash: row.content_hash,
    state: row.state === 'sent' ? 'sent' : 'neverSent',
    reason: isReason(row.reason) ? row.reason : null,
    inboxCode: row.kode_inbox,
    price: row.price,
    request: readRequest(row.request),
    at: fromLocalText(row.at, utcOffsetMinutes),
  };
}

/** The request as it is stored: money as a wire string, and nothing else, so that no PIN can slip in. */
export function writeRequest(request: SubmissionRequest): string {
  const { orderId, agentCode, attemptId, contentHash, verb, productCode, destination } = request;
  const { amount, counter, buyerPhone, maxPrice } = request;
  return JSON.stringify({
    orderId,
    agentCode,
    attemptId,
    contentHash,
    verb,
    productCode,
    destination,
    amount,
    counter,
    buyerPhone,
    maxPrice: moneyToWire(maxPrice),
  });
}

export function readRequest(json: string): SubmissionRequest {
  const stored: unknown = JSON.parse(json);
  const field = (name: string): unknown =>
    typeof stored === 'object' && stored !== null ? Reflect.get(stored, name) : undefined;
  const text = (name: string): string => {
    const value = field(name);
    if (typeof value !== 'string') throw new UnreadableSubmissionError(`No ${name} in a stored submission`);
    return value;
  };
  const number = (name: string): number | null => {
    const value = field(name);
    return typeof value === 'number' ? value : null;
  };
  const verb = text('verb');
  if (verb !== 'buy' && verb !== 'inquire' && verb !== 'pay') {
    throw new UnreadableSubmissionError('No verb in a stored submission');
  }
  return {
    orderId: text('orderId'),
    agentCode: text('agentCode'),
    attemptId: text('attemptId'),
    contentHash: text('contentHash'),
    verb,
    productCode: text('productCode'),
    destination: text('destination'),
    amount: number('amount'),
    counter: number('counter') ?? 1,
    buyerPhone: field('buyerPhone') == null ? null : text('buyerPhone'),
    maxPrice: parseMoney(text('maxPrice')),
  };
}

function isReason(text: string | null): text is NeverSentReason {
  return text !== null && Object.hasOwn(reasons, text);
}
