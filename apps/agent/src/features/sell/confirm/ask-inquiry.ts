import { ApiError } from '@hexaflate/contract/client';
import type { Inquiry } from '@hexaflate/contract/orders';
import { call } from '../../../api/client.ts';
import { uuidV7 } from '../attempt/uuid-v7.ts';

/** Seconds that the server may hold the question. */
const HOLD_SECONDS = 20;
/** Silent rounds before it is given up. */
const MOST_ROUNDS = 4;

/**
 * Asks for the bill, or the name, behind a number and waits until it is there or has failed. Costs nothing, so
 * silence is simply asked again. Throws ApiError when it is refused or stays silent.
 */
export async function askInquiry(
  productCode: string,
  destination: string,
  signal: AbortSignal,
): Promise<Inquiry> {
  let inquiry = await call(
    'POST /inquiries',
    { body: { attemptId: uuidV7(), productCode, destination } },
    { signal },
  );
  for (let round = 0; inquiry.state === 'pending' && round < MOST_ROUNDS; round++) {
    const { id, version } = inquiry;
    try {
      inquiry = await call(
        'GET /inquiries/{id}',
        { params: { id }, query: { wait: HOLD_SECONDS, version } },
        { signal, timeoutMs: (HOLD_SECONDS + 8) * 1_000 },
      );
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'network') throw error;
    }
  }
  if (inquiry.state === 'pending') throw new ApiError('network', 0, 'network', {}, null);
  return inquiry;
}
