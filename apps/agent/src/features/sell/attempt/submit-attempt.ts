import type { Approval } from '@hexaflate/contract/approval';
import { type ApiCall, ApiError } from '@hexaflate/contract/client';
import type { OrderContent } from '@hexaflate/contract/order-digest';
import type { Order } from '@hexaflate/contract/orders';
import type { Attempt, AttemptStore } from './attempt-store.ts';

/** What a submit ends with. Silence is not an end: it is retried, and told while it lasts. */
export type SubmitOutcome =
  | { kind: 'accepted'; order: Order }
  | { kind: 'refused'; error: ApiError; order: Order | null }
  | { kind: 'notKept' }
  | { kind: 'stillSilent' };

export interface SubmitContext {
  call: ApiCall;
  store: AttemptStore;
  /** Waits so many milliseconds, or less when the network comes back; rejects when the agent leaves. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told after each try that got no answer. */
  onSilence: (tries: number) => void;
  now: () => Date;
}

/** By what the agent says that he wants exactly this order. */
export type Consent = { pin: string } | { approval: Approval };

/** Milliseconds before each further try with the same attempt id. */
export const RETRY_AFTER_MS = [500, 1_000, 2_000, 4_000, 8_000, 12_000, 15_000, 15_000, 15_000] as const;
/** Milliseconds until a try without an answer is given up. */
const TRY_TIMEOUT_MS = 12_000;

/**
 * Sends an attempt until the server has answered it. The same id and the same content go out every time, so that
 * the server answers what happened first and never sells twice. The PIN, or what stands in its place, lives only in this
 * call. An attempt is
 * forgotten once its answer is final; one that stays silent is kept for `findUnfinished`. Throws when `signal` aborts.
 */
export async function submitAttempt(
  context: SubmitContext,
  attempt: Attempt,
  consent: Consent,
  signal: AbortSignal,
): Promise<SubmitOutcome> {
  const { call, store } = context;
  let before: string | null;
  try {
    before = (await store.get(attempt.attemptId))?.sentAt ?? null;
    await store.put({ ...attempt, sentAt: context.now().toISOString() });
  } catch {
    return { kind: 'notKept' };
  }
  let silences = 0;
  for (;;) {
    try {
      const order = await call(
        'POST /orders',
        { body: { ...orderOf(attempt), ...besidesOf(attempt), ...consent } },
        { signal, timeoutMs: TRY_TIMEOUT_MS },
      );
      await store.remove(attempt.attemptId).catch(() => {});
      return { kind: 'accepted', order };
    } catch (error) {
      if (signal.aborted || !(error instanceof ApiError)) throw error;
      if (!isSilence(error)) return refusal(context, attempt, error, silences > 0 || before !== null);
    }
    silences += 1;
    context.onSilence(silences);
    const wait = RETRY_AFTER_MS[silences - 1];
    if (wait === undefined) return { kind: 'stillSilent' };
    await context.pause(wait, signal);
  }
}

/** True when nobody can say from this answer whether the order was accepted. */
export function isSilence(error: ApiError): boolean {
  return ['network', 'server.internal', 'store.unavailable'].includes(error.code);
}

async function refusal(
  { call, store }: SubmitContext,
  attempt: Attempt,
  error: ApiError,
  mayHaveArrived: boolean,
): Promise<SubmitOutcome> {
  // An earlier, unanswered try may have become an order even though this one was refused: ask before believing.
  if (mayHaveArrived || error.code === 'order.conflict') {
    const order = await call('GET /attempts/{attemptId}', { params: { attemptId: attempt.attemptId } }).catch(
      () => null,
    );
    if (order) await store.remove(attempt.attemptId).catch(() => {});
    return { kind: 'refused', error, order };
  }
  await store.put({ ...attempt, sentAt: null }).catch(() => {});
  return { kind: 'refused', error, order: null };
}

/** The order of an attempt, as it is sent and as its approval signs it. */
export function orderOf(attempt: Attempt): OrderContent {
  return {
    attemptId: attempt.attemptId,
    productCode: attempt.productCode,
    destination: attempt.destination,
    counter: attempt.counter,
    maxPrice: attempt.maxPrice,
    ...(attempt.amount === null ? {} : { amount: attempt.amount }),
    ...(attempt.buyerPhone === null ? {} : { buyerPhone: attempt.buyerPhone }),
    ...(attempt.inquiryId === null ? {} : { inquiryId: attempt.inquiryId }),
  };
}

/** What travels with an order and is no part of it. */
function besidesOf({ proofId, sellingPrice }: Attempt) {
  return {
    ...(proofId ? { proofId } : {}),
    ...(sellingPrice === null ? {} : { sellingPrice }),
  };
}
