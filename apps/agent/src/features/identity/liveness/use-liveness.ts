import type { LivenessCheck } from '@hexaflate/contract/identity';
import { useRef, useState } from 'react';
import { call } from '../../../api/client.ts';

/** Where a check stands. `step` counts the frames that were taken. */
export interface Liveness {
  state: 'idle' | 'asking' | 'moving' | 'sending' | 'done' | 'failed';
  check: LivenessCheck | null;
  step: number;
  error: unknown;
  /** Asks the server for movements, which are good for this check alone. */
  start: () => Promise<void>;
  /** Takes the frame of the present step; frames are sent one after another while the person goes on. */
  add: (frame: Blob) => void;
  /** Sends what has not arrived. */
  retry: () => void;
}

/** One liveness check: its movements, and the frames on their way to the server. */
export function useLiveness(): Liveness {
  const [shown, setShown] = useState<Pick<Liveness, 'state' | 'check' | 'step' | 'error'>>({
    state: 'idle',
    check: null,
    step: 0,
    error: null,
  });
  const frames = useRef<Blob[]>([]);
  const sent = useRef(0);
  const sending = useRef(false);

  const start = async () => {
    setShown({ state: 'asking', check: null, step: 0, error: null });
    frames.current = [];
    sent.current = 0;
    try {
      const check = await call('POST /identity/liveness');
      setShown({ state: 'moving', check, step: 0, error: null });
    } catch (error) {
      setShown({ state: 'failed', check: null, step: 0, error });
    }
  };

  const send = async ({ id, challenges }: LivenessCheck) => {
    if (sending.current) return;
    sending.current = true;
    try {
      for (let frame = frames.current[sent.current]; frame; frame = frames.current[sent.current]) {
        const params = { id, step: sent.current };
        await call('PUT /identity/liveness/{id}/frames/{step}', { params, bytes: frame });
        // It is on the server now; here nothing is left of it.
        sent.current++;
      }
      if (sent.current === challenges.length) setShown((now) => ({ ...now, state: 'done' }));
    } catch (error) {
      setShown((now) => ({ ...now, state: 'failed', error }));
    } finally {
      sending.current = false;
    }
  };

  const add = (frame: Blob) => {
    const { check } = shown;
    if (!check || frames.current.length >= check.challenges.length) return;
    frames.current.push(frame);
    const step = frames.current.length;
    setShown((now) => ({ ...now, step, state: step === check.challenges.length ? 'sending' : 'moving' }));
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
