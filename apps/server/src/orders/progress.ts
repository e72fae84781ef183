import { type FailureCode, moneyToWire, type OrderState, parseMoney } from '@hexaflate/contract';
import type { InboxOutcome, Transaction } from '@hexaflate/otomax';
import type { OrdersTable } from '@hexaflate/store';

/** What a look at Otomax changes about an order in the journal. */
export interface Progress {
  changes: Partial<OrdersTable>;
  /** Stages reached by this look, oldest first, with their times in ms. */
  stages: { stage: OrderState | 'reversed'; at: number }[];
}

/** Otomax's final states are final for us too, until an operator flips them. */
export function isFinal(state: OrderState): boolean {
  return state === 'success' || state === 'failed';
}

/**
 * Compares an order with what Otomax says of its inbox row, and names the difference; undefined when there is none.
 * A row that is no longer there says nothing. Pure, and harmless to apply twice. `now` and `unknownAfterMs` in
 * milliseconds.
 */
export function progress(
  order: OrdersTable,
  outcome: InboxOutcome | undefined,
  now: number,
  unknownAfterMs: number,
): Progress | undefined {
  if (outcome?.transaction) return followTransaction(order, outcome.transaction, now, unknownAfterMs);
  if (isFinal(order.state)) return undefined;
  if (outcome?.state === 'refused' || outcome?.state === 'answered') {
    return {
      changes: {
        state: 'failed',
        failure_code: refusalCode(outcome.status),
        otomax_status: outcome.status,
        note: outcome.reply,
        final_at: now,
        price: null,
      },
      stages: [{ stage: 'failed', at: now }],
    };
  }
  return becomeUnknown(order, now, unknownAfterMs);
}

function followTransaction(
  order: OrdersTable,
  transaction: Transaction,
  now: number,
  unknownAfterMs: number,
): Progress | undefined {
  const next = nextState(transaction);
  const processingAt = order.processing_at ?? transaction.enteredAt.getTime();
  const facts: Partial<OrdersTable> = {
    transaction_code: transaction.code,
    otomax_status: transaction.status,
    price: moneyToWire(transaction.price),
    balance_before: transaction.balanceBefore === null ? null : moneyToWire(transaction.balanceBefore),
    serial: transaction.serial,
    note: transaction.note,
    processing_at: processingAt,
    bill: transaction.bill ? billJson(transaction) : order.bill,
    price_above_max: order.verb !== 'inquire' && transaction.price > parseMoney(order.max_price) ? 1 : 0,
  };
  const stages: Progress['stages'] = [];
  if (order.processing_at === null) stages.push({ stage: 'processing', at: processingAt });
  if (next !== 'processing') {
    const finalAt = transaction.statusAt?.getTime() ?? now;
    const flipped = isFinal(order.state) && order.state !== next;
    const concluded = !isFinal(order.state);
    if (flipped) stages.push({ stage: 'reversed', at: finalAt });
    if (concluded) stages.push({ stage: next, at: finalAt });
    return differing(
      order,
      {
        ...facts,
        state: next,
        failure_code: next === 'failed' ? failureCode(transaction.status) : null,
        final_at: concluded || flipped ? finalAt : order.final_at,
        reversed: flipped ? 1 : order.reversed,
      },
      stages,
    );
  }
  // A final row that is pending again was taken up once more by an operator: it is in process, and shown as changed.
  if (isFinal(order.state)) {
    return differing(
      order,
      { ...facts, state: 'processing', failure_code: null, final_at: null, reversed: 1 },
      [{ stage: 'reversed', at: now }],
    );
  }
  const overdue =
    order.state === 'unknown' || now - (order.submitted_at ?? order.accepted_at) > unknownAfterMs;
  if (!overdue) return differing(order, { ...facts, state: 'processing' }, stages);
  if (order.state !== 'unknown') stages.push({ stage: 'unknown', at: now });
  return differing(order, { ...facts, state: 'unknown', unknown_at: order.unknown_at ?? now }, stages);
}

function becomeUnknown(order: OrdersTable, now: number, unknownAfterMs: number): Progress | undefined {
  if (order.state === 'unknown' || now - (order.submitted_at ?? order.accepted_at) <= unknownAfterMs)
    return undefined;
  return { changes: { state: 'unknown', unknown_at: now }, stages: [{ stage: 'unknown', at: now }] };
}

function differing(
  order: OrdersTable,
  changes: Partial<OrdersTable>,
  stages: Progress['stages'],
): Progress | undefined {
  const names = Object.keys(changes) as (keyof OrdersTable)[];
  const differs = names.some((name) => changes[name] !== order[name]);
  return differs ? { changes, stages } : undefined;
}

function nextState(transaction: Transaction): 'processing' | 'success' | 'failed' {
  return transaction.state === 'pending' ? 'processing' : transaction.state;
}

function billJson(transaction: Transaction): string | null {
  const { bill } = transaction;
  return bill && JSON.stringify({ ...bill, amount: moneyToWire(bill.amount) });
}

/** Why a transaction failed, from Otomax's status (otomax.md 2.1); unknown codes are the supplier's. */
export function failureCode(status: number): FailureCode {
  switch (status) {
    case 43:
      return 'balanceTooLow';
    case 46:
      return 'duplicate';
    case 50:
      return 'cancelled';
    case 52:
    case 53:
    case 58:
      return 'wrongDestination';
    case 55:
      return 'timeout';
    case 45:
    case 47:
    case 69:
      return 'closed';
    case 59:
      return 'priceMoved';
    default:
      return 'supplierFailed';
  }
}

/** Why Otomax refused the message itself. */
function refusalCode(status: number): FailureCode {
  const code = failureCode(status);
  return code === 'supplierFailed' ? 'refused' : code;
}
