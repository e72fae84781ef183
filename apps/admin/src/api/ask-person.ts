import type { CallInput } from '@hexaflate/contract/client';

/** What a verb wants from whoever sits there before it is done. */
export type Wanted =
  /** The second factor, shown again. */
  | { kind: 'factor' }
  /** The password, or a passkey. */
  | { kind: 'reauth' }
  /** A reason, to propose to another operator what one may not do alone. */
  | { kind: 'proposal'; deed: Omit<CallInput<'adminPropose'>['body'], 'reason'> };

type Ask = (wanted: Wanted, answer: (given: boolean) => void) => void;

let ask: Ask | undefined;

/** Asks whoever sits there; false when he would rather not, or nobody is there to ask. */
export function askPerson(wanted: Wanted): Promise<boolean> {
  return new Promise((resolve) => (ask ? ask(wanted, resolve) : resolve(false)));
}

/** Who asks from now on; answers how to stop. */
export function onAskPerson(listener: Ask): () => void {
  ask = listener;
  return () => {
    if (ask === listener) ask = undefined;
  };
}
