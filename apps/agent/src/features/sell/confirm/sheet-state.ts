import type { Operator, Product } from '@hexaflate/contract/catalog';
import type { Inquiry, Order } from '@hexaflate/contract/orders';
import { costOf, plus } from './amounts.ts';
import type { Resumed } from './resumed.ts';

/** What the agent is about to buy, as the tapped tile gave it. */
export interface Purchase {
  category: string;
  product: Product;
  operator: Pick<Operator, 'code' | 'name'>;
  destination: string;
}

/** What the sheet tells about the same purchase made before. */
export type EarlierOrder = Pick<Order, 'id' | 'state' | 'money' | 'createdAt'>;

/** What stands between the agent and the sale. */
export type SheetProblem =
  /** `nextCounter`: what a further purchase says; null where the server cannot take one. */
  | { kind: 'repeat'; earlier: EarlierOrder; nextCounter: number | null }
  | { kind: 'priceMoved'; from: string; to: string }
  | { kind: 'pinWrong'; left: number | null }
  | { kind: 'pinLocked'; until: string | null; minutes: number | null }
  | { kind: 'pinDisabled' }
  /** Fingerprint or face did not do: the PIN is asked for. `refused`: the server's word; else the person's own. */
  | { kind: 'notApproved'; refused: boolean }
  | { kind: 'balanceTooLow'; balance: string | null; needed: string | null }
  | { kind: 'conflict'; order: Order | null }
  /** The order waits for an operator; it can be looked at under `caseId`. */
  | { kind: 'held'; caseId: string; message: string }
  | { kind: 'proofRequired'; message: string }
  | { kind: 'refused'; code: string; message: string }
  | { kind: 'notKept' }
  | { kind: 'stillSilent' };

export interface SheetState {
  purchase: Purchase;
  attemptId: string;
  /** `silent`: sent, no answer yet, being retried with the same id. */
  step: 'amount' | 'inquiry' | 'confirm' | 'pin' | 'sending' | 'silent' | 'accepted';
  amount: number | null;
  buyerPhone: string;
  counter: number;
  /** The bill to pay; null for everything else. */
  inquiry: Inquiry | null;
  /** Why the bill could not be asked; null while it runs or when it is there. */
  inquiryError: unknown;
  /** A newer price (wire) that the server named and the agent has seen. */
  movedTo: string | null;
  /** Null until the agent typed his own. */
  sellingPrice: string | null;
  problem: SheetProblem | null;
  /** A proof for exactly this order, where one was asked for. */
  proofId: string | null;
  /** True once a try may have reached the server without an answer. */
  mayHaveArrived: boolean;
  order: Order | null;
}

export type SheetEvent =
  | { type: 'amountChosen'; amount: number }
  | { type: 'inquiryArrived'; inquiry: Inquiry }
  | { type: 'inquiryFailed'; error: unknown }
  | { type: 'inquiryAgain' }
  | { type: 'similarFound'; earlier: EarlierOrder; nextCounter: number | null }
  | { type: 'repeatChosen' }
  | { type: 'buyerPhoneTyped'; phone: string }
  | { type: 'sellingPriceTyped'; price: string | null }
  | { type: 'proofGiven'; proofId: string }
  | { type: 'payTapped' }
  | { type: 'backTapped' }
  | { type: 'pinEntered' }
  | { type: 'approvalStopped' }
  | { type: 'pinTouched' }
  | { type: 'silenced' }
  | { type: 'gaveUp' }
  | { type: 'answered'; order: Order }
  | { type: 'refused'; problem: SheetProblem };

/** A fresh sheet for a tapped tile; `attemptId` is minted here and lives until the sale is answered. */
export function openSheet(purchase: Purchase, attemptId: string, resumed?: Resumed): SheetState {
  const first = { open: 'amount', bill: 'inquiry', fixed: 'confirm' } as const;
  const fresh: SheetState = {
    purchase,
    attemptId,
    step: first[purchase.product.pricing],
    amount: null,
    buyerPhone: '',
    counter: 1,
    inquiry: null,
    inquiryError: null,
    movedTo: null,
    sellingPrice: null,
    problem: null,
    proofId: null,
    mayHaveArrived: false,
    order: null,
  };
  return resumed ? resume(fresh, resumed) : fresh;
}

/** The same attempt with the same content, so that it is the order which was released and no other. */
function resume(fresh: SheetState, { wanted, inquiry }: Resumed): SheetState {
  return {
    ...fresh,
    attemptId: wanted.attemptId,
    step: 'confirm',
    amount: wanted.amount ?? null,
    buyerPhone: wanted.buyerPhone ?? '',
    counter: wanted.counter,
    inquiry,
    movedTo: wanted.maxPrice,
    sellingPrice: wanted.sellingPrice ?? null,
  };
}

/** What the agent agrees to pay now (wire), bill and amount included; the server sends nothing above it. */
export function costOfSheet(state: SheetState): string {
  if (state.movedTo !== null) return state.movedTo;
  if (state.purchase.product.pricing === 'bill') return state.inquiry?.total ?? state.purchase.product.price;
  return costOf(state.purchase.product.price, state.amount);
}

/** What prints as the total (wire): the agent's own, else the cost plus his markup. */
export function sellingPriceOfSheet(state: SheetState, markup: string): string {
  return state.sellingPrice ?? plus(costOfSheet(state), markup);
}

/** True when "Bayar" may be tapped: everything is filled in and no question is open. */
export function canPay(state: SheetState): boolean {
  if (state.step !== 'confirm') return false;
  if (state.purchase.product.wantsBuyerPhone && state.buyerPhone.length < 8) return false;
  if (state.purchase.product.pricing === 'bill' && !state.inquiry?.total) return false;
  const kind = state.problem?.kind;
  return kind !== 'repeat' && kind !== 'conflict' && kind !== 'proofRequired' && kind !== 'held';
}

/** True while leaving the sheet would leave a try without its answer. */
export function isSending(state: SheetState): boolean {
  return state.step === 'sending' || state.step === 'silent';
}

/**
 * The confirm sheet's one set of rules. Events that do not fit the step change nothing, so a second tap, a late
 * answer or an early retry can never send twice or undo an answer.
 */
export function sheetReducer(state: SheetState, event: SheetEvent): SheetState {
  switch (event.type) {
    case 'amountChosen':
      if (state.step !== 'amount') return state;
      return { ...state, amount: event.amount, movedTo: null, sellingPrice: null, step: 'confirm' };
    case 'inquiryArrived':
      if (state.step !== 'inquiry') return state;
      if (event.inquiry.state !== 'ready') return { ...state, inquiry: event.inquiry };
      return { ...state, inquiry: event.inquiry, movedTo: null, step: 'confirm' };
    case 'inquiryFailed':
      return state.step === 'inquiry' ? { ...state, inquiryError: event.error } : state;
    case 'inquiryAgain':
      if (isSending(state) || state.purchase.product.pricing !== 'bill') return state;
      return { ...state, inquiry: null, inquiryError: null, movedTo: null, problem: null, step: 'inquiry' };
    case 'similarFound':
      if (isSending(state) || state.step === 'accepted' || state.counter > 1 || state.problem) return state;
      return {
        ...state,
        problem: { kind: 'repeat', earlier: event.earlier, nextCounter: event.nextCounter },
      };
    case 'repeatChosen':
      if (state.problem?.kind !== 'repeat' || state.problem.nextCounter === null) return state;
      return { ...state, counter: state.problem.nextCounter, problem: null };
    case 'buyerPhoneTyped':
      return state.step === 'confirm' ? { ...state, buyerPhone: event.phone } : state;
    case 'sellingPriceTyped':
      return state.step === 'confirm' ? { ...state, sellingPrice: event.price } : state;
    case 'proofGiven':
      if (state.problem?.kind !== 'proofRequired') return state;
      return { ...state, proofId: event.proofId, problem: null };
    case 'payTapped':
      return canPay(state) ? { ...state, step: 'pin', problem: null } : state;
    case 'backTapped':
      return back(state);
    case 'pinEntered':
      return state.step === 'pin' ? { ...state, step: 'sending', problem: null } : state;
    case 'approvalStopped':
      return state.step === 'pin' ? { ...state, problem: { kind: 'notApproved', refused: false } } : state;
    case 'pinTouched':
      return state.step === 'pin' && isOfPin(state.problem) ? { ...state, problem: null } : state;
    case 'silenced':
      return isSending(state) ? { ...state, step: 'silent', mayHaveArrived: true } : state;
    case 'gaveUp':
      if (!isSending(state)) return state;
      return { ...state, step: 'confirm', mayHaveArrived: true, problem: { kind: 'stillSilent' } };
    case 'answered':
      return isSending(state) ? { ...state, step: 'accepted', order: event.order, problem: null } : state;
    case 'refused':
      return isSending(state) ? refuse(state, event.problem) : state;
  }
}

function back(state: SheetState): SheetState {
  if (state.step === 'pin') return { ...state, step: 'confirm', problem: null };
  if (state.step === 'confirm' && state.purchase.product.pricing === 'open' && !state.mayHaveArrived)
    return { ...state, step: 'amount', problem: null };
  return state;
}

function refuse(state: SheetState, problem: SheetProblem): SheetState {
  const step = isOfPin(problem) ? 'pin' : 'confirm';
  const movedTo = problem.kind === 'priceMoved' ? problem.to : state.movedTo;
  return { ...state, step, problem, movedTo };
}

/** Whether a problem is solved by entering the PIN (again). */
function isOfPin(problem: SheetProblem | null): boolean {
  return problem?.kind === 'pinWrong' || problem?.kind === 'notApproved';
}
