import { type WeakPin, weaknessOf } from '@hexaflate/contract/new-pin';

/** What a person is asked for, one after the other. `sent`: Otomax has the question. */
export type NewPinStep = 'proof' | 'old' | 'new' | 'repeat' | 'sending' | 'done' | 'stopped';

export type NewPinProblem =
  | { kind: 'weak'; why: WeakPin }
  | { kind: 'different' }
  | { kind: 'wrong'; left: number | null }
  /** The server's own words. */
  | { kind: 'said'; message: string };

export interface NewPinFlow {
  step: NewPinStep;
  /** The present PIN; empty where a proof stands for it. In memory alone, and gone when it is over. */
  old: string;
  proofId: string | null;
  chosen: string;
  problem: NewPinProblem | null;
  toReset: boolean;
}

export type NewPinEvent =
  | { type: 'proved'; proofId: string }
  | { type: 'typed'; pin: string }
  | { type: 'touched' }
  | { type: 'backTapped' }
  | { type: 'refused'; problem: NewPinProblem; back: 'old' | 'new' | 'proof' }
  /** `toReset`: the PIN is disabled, and only a reset helps. */
  | { type: 'stopped'; message: string; toReset?: boolean }
  | { type: 'done' };

/** What is known where the PIN is chosen. */
export interface Chooser {
  length: number;
  phones: readonly string[];
}

/** `change` asks for the present PIN, `reset` for a proof. */
export function beginFlow(kind: 'change' | 'reset'): NewPinFlow {
  return {
    step: kind === 'change' ? 'old' : 'proof',
    old: '',
    proofId: null,
    chosen: '',
    problem: null,
    toReset: false,
  };
}

/** One step of choosing a PIN. Events that do not fit the step change nothing. */
export function newPinReducer(flow: NewPinFlow, event: NewPinEvent, known: Chooser): NewPinFlow {
  switch (event.type) {
    case 'proved':
      return flow.step === 'proof' ? { ...flow, step: 'new', proofId: event.proofId, problem: null } : flow;
    case 'touched':
      return flow.problem ? { ...flow, problem: null } : flow;
    case 'typed':
      return typed(flow, event.pin, known);
    case 'backTapped':
      return back(flow);
    case 'refused':
      if (flow.step !== 'sending') return flow;
      return {
        ...flow,
        step: event.back,
        chosen: '',
        problem: event.problem,
        ...(event.back === 'old' ? { old: '' } : {}),
        ...(event.back === 'proof' ? { proofId: null } : {}),
      };
    case 'stopped':
      if (flow.step !== 'sending') return flow;
      return {
        ...forgotten(flow),
        step: 'stopped',
        problem: { kind: 'said', message: event.message },
        toReset: event.toReset ?? false,
      };
    case 'done':
      return flow.step === 'sending' ? { ...forgotten(flow), step: 'done', problem: null } : flow;
  }
}

function typed(flow: NewPinFlow, pin: string, { length, phones }: Chooser): NewPinFlow {
  if (flow.step === 'old') return { ...flow, step: 'new', old: pin, problem: null };
  if (flow.step === 'new') {
    const present = flow.old || undefined;
    const why = weaknessOf(pin, length, { phones, birthDates: [], present });
    if (why) return { ...flow, problem: { kind: 'weak', why } };
    return { ...flow, step: 'repeat', chosen: pin, problem: null };
  }
  if (flow.step !== 'repeat') return flow;
  if (pin !== flow.chosen) return { ...flow, step: 'new', chosen: '', problem: { kind: 'different' } };
  return { ...flow, step: 'sending', problem: null };
}

function back(flow: NewPinFlow): NewPinFlow {
  if (flow.step === 'repeat') return { ...flow, step: 'new', chosen: '', problem: null };
  if (flow.step === 'new' && flow.old !== '') return { ...flow, step: 'old', old: '', problem: null };
  return flow;
}

function forgotten(flow: NewPinFlow): NewPinFlow {
  return { ...flow, old: '', chosen: '', proofId: null };
}
