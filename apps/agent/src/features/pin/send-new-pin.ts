import { ApiError } from '@hexaflate/contract/client';
import type { PinChange } from '@hexaflate/contract/pin';
import { call } from '../../api/client.ts';
import { pauseUntilOnline } from '../sell/attempt/pause.ts';
import { isSilence } from '../sell/attempt/submit-attempt.ts';

/** Seconds that the server may hold the question what became of a change. */
const HOLD_SECONDS = 25;
/** Milliseconds before each further try of the same attempt. */
const RETRY_AFTER_MS = [500, 1_000, 2_000, 4_000, 8_000] as const;
/** Milliseconds after which the person is told that Otomax takes long. */
const PATIENCE_MS = 90_000;

/** What the server is asked for: with the present PIN, or with a proof in its place. */
export type NewPin = { attemptId: string; newPin: string } & ({ pin: string } | { proofId: string });

/**
 * Asks for a new PIN and waits for Otomax's answer. The same attempt goes out every time, so that it is asked once.
 * Answers the change as it ends; one that is still under way after PATIENCE_MS as it stands. Throws ApiError, and when
 * `signal` aborts.
 */
export async function sendNewPin(wanted: NewPin, signal: AbortSignal): Promise<PinChange> {
  const until = Date.now() + PATIENCE_MS;
  let change = await asked(wanted, signal);
  while (isOpen(change) && Date.now() < until) {
    const { id, version } = change;
    const query = { wait: HOLD_SECONDS, version };
    const timeoutMs = (HOLD_SECONDS + 10) * 1_000;
    const next = await call('GET /pin/changes/{id}', { params: { id }, query }, { signal, timeoutMs }).catch(
      async (error: unknown) => {
        if (signal.aborted || !(error instanceof ApiError) || !isSilence(error)) throw error;
        await pauseUntilOnline(2_000, signal);
        return undefined;
      },
    );
    change = next ?? change;
  }
  return change;
}

async function asked(wanted: NewPin, signal: AbortSignal): Promise<PinChange> {
  for (let silences = 0; ; silences += 1) {
    try {
      return await ask(wanted, signal);
    } catch (error) {
      const silent = error instanceof ApiError && (isSilence(error) || error.code === 'otomax.unavailable');
      const wait = RETRY_AFTER_MS[silences];
      if (signal.aborted || !silent || wait === undefined) throw error;
      await pauseUntilOnline(wait, signal);
    }
  }
}

function ask(wanted: NewPin, signal: AbortSignal): Promise<PinChange> {
  return 'pin' in wanted
    ? call('POST /pin/changes', { body: wanted }, { signal })
    : call('POST /pin/resets', { body: wanted }, { signal });
}

function isOpen({ state }: PinChange): boolean {
  return state === 'asked' || state === 'sent';
}
