import { ApiError } from '@hexaflate/contract/client';
import { useEffect, useEffectEvent, useState } from 'react';
import { type AskedMessage, hasArrived, signInByMessage } from './message.ts';

/** Milliseconds before asking again where no answer came. */
const PAUSE_MS = 1500;

/**
 * Waits until the text has arrived, signs in, and says so. Answers what stands in the way: an ApiError other than
 * `network` is the end of it; `network` passes by itself.
 */
export function useArrival(asked: AskedMessage, onEntered: () => void): unknown {
  const [problem, setProblem] = useState<unknown>(null);
  const entered = useEffectEvent(onEntered);
  useEffect(() => {
    const leaving = new AbortController();
    const follow = async () => {
      while (!leaving.signal.aborted) {
        try {
          const arrived = await hasArrived(asked, leaving.signal);
          setProblem(null);
          if (!arrived) continue;
          await signInByMessage(asked);
          entered();
          return;
        } catch (error) {
          if (leaving.signal.aborted) return;
          setProblem(error);
          if (!(error instanceof ApiError) || error.code !== 'network') return;
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        }
      }
    };
    void follow();
    return () => leaving.abort();
  }, [asked]);
  return problem;
}
