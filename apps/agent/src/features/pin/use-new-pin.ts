import { ApiError } from '@hexaflate/contract/client';
import type { WeakPin } from '@hexaflate/contract/new-pin';
import type { PinChange } from '@hexaflate/contract/pin';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useReducer } from 'react';
import { keys } from '../../api/keys.ts';
import { useErrorText } from '../../ui/notice.tsx';
import { useWords } from '../../words/words.ts';
import { useMe } from '../home/home-queries.ts';
import { uuidV7 } from '../sell/attempt/uuid-v7.ts';
import { beginFlow, type NewPinEvent, type NewPinFlow, newPinReducer } from './new-pin-flow.ts';
import { sendNewPin } from './send-new-pin.ts';
import { pinWords } from './words.ts';

const WEAK: readonly WeakPin[] = [
  'length',
  'repeated',
  'run',
  'pattern',
  'common',
  'birthDate',
  'phone',
  'present',
];

/** Choosing a new PIN, up to Otomax's answer. `length`: digits of a PIN on this installation. */
export function useNewPin(
  kind: 'change' | 'reset',
  length: number,
): { flow: NewPinFlow; dispatch: (event: NewPinEvent) => void } {
  const { data: me } = useMe();
  const say = useWords(pinWords);
  const textOf = useErrorText();
  const client = useQueryClient();
  const phones = me?.phones ?? [];
  const [flow, dispatch] = useReducer(
    (now: NewPinFlow, event: NewPinEvent) => newPinReducer(now, event, { length, phones }),
    kind,
    beginFlow,
  );

  const send = useEffectEvent(async (signal: AbortSignal) => {
    const proof = flow.proofId === null ? { pin: flow.old } : { proofId: flow.proofId };
    try {
      const change = await sendNewPin({ attemptId: uuidV7(), newPin: flow.chosen, ...proof }, signal);
      dispatch(endOf(change));
    } catch (error) {
      if (!signal.aborted) dispatch(refusalOf(error));
    }
    void client.invalidateQueries({ queryKey: keys.pin });
  });
  const sending = flow.step === 'sending';
  useEffect(() => {
    if (!sending) return;
    const gone = new AbortController();
    void send(gone.signal);
    return () => gone.abort();
  }, [sending]);

  function endOf({ state, failure }: PinChange): NewPinEvent {
    if (state === 'done') return { type: 'done' };
    if (failure === 'samePin')
      return {
        type: 'refused',
        problem: { kind: 'weak', why: 'present' },
        back: flow.proofId ? 'proof' : 'new',
      };
    return { type: 'stopped', message: failure ? say(`failure.${failure}`) : say('slow') };
  }

  function refusalOf(error: unknown): NewPinEvent {
    if (!(error instanceof ApiError)) return { type: 'stopped', message: textOf(error) };
    const { code, details } = error;
    const why = WEAK.find((one) => one === details.why);
    if (code === 'pin.weak' && why) return { type: 'refused', problem: { kind: 'weak', why }, back: 'new' };
    if (code === 'pin.wrong') {
      const left = typeof details.left === 'number' ? details.left : null;
      return { type: 'refused', problem: { kind: 'wrong', left }, back: 'old' };
    }
    if (code === 'proof.required')
      return { type: 'refused', problem: { kind: 'said', message: error.message }, back: 'proof' };
    return { type: 'stopped', message: textOf(error), toReset: code === 'pin.disabled' };
  }

  return { flow, dispatch };
}
