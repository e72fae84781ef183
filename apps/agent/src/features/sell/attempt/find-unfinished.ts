import { type ApiCall, ApiError } from '@hexaflate/contract/client';
import type { Order } from '@hexaflate/contract/orders';
import type { Attempt, AttemptStore } from './attempt-store.ts';

/** What became of an attempt whose answer the app never saw. */
export type Unfinished =
  | { kind: 'arrived'; attempt: Attempt; order: Order }
  | { kind: 'neverArrived'; attempt: Attempt }
  | { kind: 'notKnownYet'; attempt: Attempt };

/** A try may still be on its way this long (ms); before that, "not found" is no answer yet. */
const ON_ITS_WAY_MS = 60_000;
/** Sheets that were opened and left without sending are tidied away after this long (ms). */
const FORGOTTEN_MS = 3_600_000;

/**
 * Looks up every attempt of this agent that may have reached the server before the app was closed. Nothing is ever
 * sent again from here: that needs the agent and his PIN. An attempt stays kept until the agent has seen what became
 * of it, so another kill of the app loses nothing.
 */
export async function findUnfinished(
  call: ApiCall,
  store: AttemptStore,
  agentCode: string,
  now: Date,
): Promise<Unfinished[]> {
  const mine = (await store.all()).filter((attempt) => attempt.agentCode === agentCode);
  const found: Unfinished[] = [];
  for (const attempt of mine) {
    if (attempt.sentAt === null) {
      if (now.getTime() - Date.parse(attempt.openedAt) > FORGOTTEN_MS) await store.remove(attempt.attemptId);
      continue;
    }
    found.push(await lookUp(call, attempt, now));
  }
  return found;
}

async function lookUp(call: ApiCall, attempt: Attempt, now: Date): Promise<Unfinished> {
  try {
    const order = await call('GET /attempts/{attemptId}', { params: { attemptId: attempt.attemptId } });
    return { kind: 'arrived', attempt, order };
  } catch (error) {
    const absent = error instanceof ApiError && error.code === 'order.notFound';
    const settled = now.getTime() - Date.parse(attempt.sentAt ?? attempt.openedAt) > ON_ITS_WAY_MS;
    return { kind: absent && settled ? 'neverArrived' : 'notKnownYet', attempt };
  }
}
