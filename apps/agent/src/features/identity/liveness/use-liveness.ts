import { ApiError } from '@hexaflate/contract/client';
import type { LivenessCheck } from '@hexaflate/contract/identity';
import { useRef, useState } from 'react';
import { call, isNetworkError } from '../../../api/client.ts';

/** Where a check stands. `step` counts the frames that were taken. */
export interface Liveness {
  state: 'idle' | 'asking' | 'moving' | 'sending' | 'done' | 'failed';
  check: LivenessCheck | null;
  step: number;
  /** How many of those frames the phone took because it saw the movement itself; the others were asked for by hand. */
  seen: number;
  error: unknown;
  /** Asks the server for movements, which are good for this check alone. */
  start: () => Promise<void>;
  /**
   * Takes the frame of a step, unless that step has one: the button and the judge may both have seen the movement.
   * Frames are sent one after another while the person goes on. `seen` when the phone saw the movement itself.
   */
  add: (frame: Blob, step: number, seen: boolean) => void;
  /** Sends what has not arrived. */
  retry: () => void;
}

/** One liveness check: its movements, and the frames on their way to the server. */
export function useLiveness(): Liveness {
  const [shown, setShown] = useState<Pick<Liveness, 'state' | 'check' | 'step' | 'seen' | 'error'>>({
    state: 'idle',
    check: null,
    step: 0,
    seen: 0,
    error: null,
  });
  const frames = useRef<Blob[]>([]);
  const sent = useRef(0);
  const sending = useRef(false);
  const unanswered = useRef(false);

  const start = async () => {
    setShown({ state: 'asking', check: null, step: 0, seen: 0, error: null });
    frames.current = [];
    sent.current = 0;
    unanswered.current = false;
    try {
      const check = await call('POST /identity/liveness');
      setShown({ state: 'moving', check, step: 0, seen: 0, error: null });
    } catch (error) {
      setShown({ state: 'failed', check: null, step: 0, seen: 0, error });
    }
  };

  /** A frame whose answer was lost may have arrived; then the server wants the next one already. */
  const passOverTwice = (error: unknown) => {
    const taken = error instanceof ApiError && error.code === 'identity.livenessStep' && unanswered.current;
    if (!taken) throw error;
  };

  const send = async ({ id, challenges }: LivenessCheck) => {
    if (sending.current) return;
    sending.current = true;
    try {
      for (let frame = frames.current[sent.current]; frame; frame = frames.current[sent.current]) {
        const params = { id, step: sent.current };
        await call('PUT /identity/liveness/{id}/frames/{step}', { params, bytes: frame }).catch(
          passOverTwice,
        );
        unanswered.current = false;
        sent.current++;
      }
      if (sent.current === challenges.length) setShown((now) => ({ ...now, state: 'done' }));
    } catch (error) {
      unanswered.current = isNetworkError(error);
      setShown((now) => ({ ...now, state: 'failed', error }));
    } finally {
      sending.current = false;
    }
  };

  const add = (frame: Blob, forStep: number, seenHere: boolean) => {
    const { check } = shown;
    if (!check || forStep !== frames.current.length || forStep >= check.challenges.length) return;
    frames.current.push(frame);
    const step = frames.current.length;
    setShown((now) => ({
      ...now,
      step,
      seen: now.seen + (seenHere ? 1 : 0),
      state: step === check.challenges.length ? 'sending' : 'moving',
    }));
    void send(check);
  };

  const retry = () => {
    const { check } = shown;
    if (!check) return void start();
    const state = frames.current.length === check.challenges.length ? 'sending' : 'moving';
    setShown((now) => ({ ...now, state, error: null }));
    void send(check);
  };
  return { ...shown, start, add, retry };
}
