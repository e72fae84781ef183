import type { Inquiry } from '@hexaflate/contract/orders';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../../api/client.ts';
import { keys } from '../../../api/keys.ts';
import { applyOrder } from '../../../live/apply.ts';
import { useMe } from '../../home/home-queries.ts';
import { attempts, markUnderway } from '../attempt/app-attempts.ts';
import type { Attempt } from '../attempt/attempt-store.ts';
import { pauseUntilOnline } from '../attempt/pause.ts';
import { type Consent, orderOf, submitAttempt } from '../attempt/submit-attempt.ts';
import { uuidV7 } from '../attempt/uuid-v7.ts';
import { useReceiptSettings } from '../queries.ts';
import { askInquiry } from './ask-inquiry.ts';
import { problemOf } from './refusal.ts';
import type { Resumed } from './resumed.ts';
import {
  costOfSheet,
  openSheet,
  type Purchase,
  type SheetEvent,
  type SheetState,
  sellingPriceOfSheet,
  sheetReducer,
} from './sheet-state.ts';
import { type ApprovalHere, useApproval } from './use-approval.ts';

export interface Confirmation {
  state: SheetState;
  dispatch: (event: SheetEvent) => void;
  /** What the agent pays and what prints on the receipt (rupiah, wire). */
  cost: string;
  sellingPrice: string;
  /** What may still be spent after this (wire); null until the balance is known. */
  balance: { now: string; minimum: string } | null;
  /** The name behind a meter: asked beside the sale, never in its way. */
  name: { state: 'none' | 'asking' | 'failed' } | { state: 'known'; name: string };
  /** Tries that got no answer so far. */
  tries: number;
  submit: (consent: Consent) => void;
  approval: ApprovalHere;
}

/** Everything that the confirm sheet of one purchase does; the attempt id is minted when it mounts. */
export function useConfirm(purchase: Purchase, resumed?: Resumed): Confirmation {
  const [state, dispatch] = useReducer(sheetReducer, null, () => openSheet(purchase, uuidV7(), resumed));
  const { data: me } = useMe();
  const { data: settings } = useReceiptSettings();
  const [tries, setTries] = useState(0);
  const [openedAt] = useState(() => new Date().toISOString());
  const navigate = useNavigate();
  const client = useQueryClient();
  const leaving = useRef(new AbortController());
  const cost = costOfSheet(state);
  const sellingPrice = sellingPriceOfSheet(state, settings?.markup ?? '0');
  const { attemptId, step } = state;

  useKeptWhileOpen(attemptFor(), leaving);
  useBill(state, dispatch);
  useSimilar(state, dispatch);
  const name = useName(purchase);

  function attemptFor(): Attempt {
    return {
      attemptId,
      agentCode: me?.code ?? '',
      category: purchase.category,
      productCode: purchase.product.code,
      productName: purchase.product.name,
      destination: purchase.destination,
      amount: state.amount,
      buyerPhone: purchase.product.wantsBuyerPhone ? state.buyerPhone : null,
      counter: state.counter,
      inquiryId: state.inquiry?.id ?? null,
      proofId: state.proofId,
      maxPrice: cost,
      sellingPrice,
      openedAt,
      sentAt: null,
    };
  }

  const submit = async (consent: Consent) => {
    if (step !== 'pin') return;
    dispatch({ type: 'pinEntered' });
    setTries(0);
    const { signal } = leaving.current;
    markUnderway(attemptId, true);
    const context = {
      call,
      store: attempts,
      pause: pauseUntilOnline,
      onSilence: (count: number) => {
        setTries(count);
        dispatch({ type: 'silenced' });
      },
      now: () => new Date(),
    };
    try {
      const outcome = await submitAttempt(context, attemptFor(), consent, signal);
      if (outcome.kind === 'accepted') {
        applyOrder(client, outcome.order);
        dispatch({ type: 'answered', order: outcome.order });
        void client.invalidateQueries({ queryKey: keys.recentCustomers(purchase.category) });
        void navigate(`/orders/${outcome.order.id}`, { replace: true });
      } else if (outcome.kind === 'refused') {
        const problem = outcome.order
          ? ({ kind: 'conflict', order: outcome.order } as const)
          : problemOf(outcome.error, cost);
        dispatch({ type: 'refused', problem });
      } else if (outcome.kind === 'notKept') dispatch({ type: 'refused', problem: { kind: 'notKept' } });
      else dispatch({ type: 'gaveUp' });
    } catch (error) {
      // Leaving is the one reason to stop without an answer; the attempt stays kept and is looked up later.
      if (!signal.aborted) throw error;
    } finally {
      markUnderway(attemptId, false);
    }
  };

  const approval = useApproval({
    agentCode: me?.code,
    order: () => orderOf(attemptFor()),
    onSigned: (signed) => void submit({ approval: signed }),
    onStopped: () => dispatch({ type: 'approvalStopped' }),
    left: () => leaving.current.signal,
  });

  return {
    state,
    dispatch,
    cost,
    sellingPrice,
    balance: me ? { now: me.balance, minimum: me.minimumBalance } : null,
    name,
    tries,
    submit: (consent) => void submit(consent),
    approval,
  };
}

/** Notes the attempt on the device as soon as the sheet opens, and tidies it away if nothing was ever sent. */
function useKeptWhileOpen(attempt: Attempt, leaving: { current: AbortController }) {
  const first = useRef(attempt);
  useEffect(() => {
    const { attemptId } = first.current;
    leaving.current = new AbortController();
    void attempts.put(first.current).catch(() => {});
    // The result is wanted at once after the answer: its screen is fetched while the agent reads this one.
    void import('../../orders/order-screen.tsx');
    return () => {
      leaving.current.abort();
      void attempts
        .get(attemptId)
        .then((kept) => (kept?.sentAt === null ? attempts.remove(attemptId) : undefined))
        .catch(() => {});
    };
  }, [leaving]);
}

/** Asks for the bill whenever the sheet stands at that step. */
function useBill(state: SheetState, dispatch: (event: SheetEvent) => void) {
  const asking = state.step === 'inquiry' && state.inquiry === null;
  const { product, destination } = state.purchase;
  useEffect(() => {
    if (!asking) return;
    const gone = new AbortController();
    askInquiry(product.code, destination, gone.signal)
      .then((inquiry) => dispatch({ type: 'inquiryArrived', inquiry }))
      .catch((error: unknown) => {
        if (!gone.signal.aborted) dispatch({ type: 'inquiryFailed', error });
      });
    return () => gone.abort();
  }, [asking, product.code, destination, dispatch]);
}

/** Looks for the same purchase earlier today, so that the question comes before the PIN. */
function useSimilar(state: SheetState, dispatch: (event: SheetEvent) => void) {
  const { product, destination } = state.purchase;
  const { data } = useQuery({
    queryKey: ['similar-orders', product.code, destination, state.attemptId],
    queryFn: ({ signal }) =>
      call('GET /similar-orders', { query: { productCode: product.code, destination } }, { signal }),
    retry: false,
    gcTime: 0,
  });
  useEffect(() => {
    const earlier = data?.items[0];
    if (!earlier || !data) return;
    const nextCounter = data.canRepeat ? data.nextCounter : null;
    dispatch({ type: 'similarFound', earlier, nextCounter });
  }, [data, dispatch]);
}

function useName(purchase: Purchase): Confirmation['name'] {
  const { product, destination } = purchase;
  const wanted = product.inquiry && product.pricing !== 'bill';
  const ask = useCallback(
    ({ signal }: { signal: AbortSignal }): Promise<Inquiry> => askInquiry(product.code, destination, signal),
    [product.code, destination],
  );
  const { data, isError } = useQuery({
    queryKey: keys.inquiry(`${product.code} ${destination}`),
    queryFn: ask,
    enabled: wanted,
    retry: false,
    staleTime: 5 * 60_000,
  });
  if (!wanted) return { state: 'none' };
  if (data?.state === 'ready' && data.bill?.customerName)
    return { state: 'known', name: data.bill.customerName };
  return { state: isError || data ? 'failed' : 'asking' };
}
