import type { ApiError } from '@hexaflate/contract/client';
import { parseMoney } from '@hexaflate/contract/money';
import type { Order } from '@hexaflate/contract/orders';
import type { EarlierOrder, SheetProblem } from './sheet-state.ts';

/** Turns the server's refusal of an order into what the sheet shows. `cost` is what the agent had agreed to (wire). */
export function problemOf(error: ApiError, cost: string): SheetProblem {
  const { code, details, message } = error;
  switch (code) {
    case 'pin.wrong':
      return { kind: 'pinWrong', left: numberOf(details.left) };
    case 'pin.locked':
      return { kind: 'pinLocked', until: textOf(details.until), minutes: numberOf(details.minutes) };
    case 'pin.disabled':
      return { kind: 'pinDisabled' };
    case 'approval.refused':
    case 'approval.off':
      return { kind: 'notApproved', refused: true };
    case 'order.priceMoved': {
      const to = moneyOf(details.price);
      return to === null ? { kind: 'refused', code, message } : { kind: 'priceMoved', from: cost, to };
    }
    case 'order.balanceTooLow':
      return { kind: 'balanceTooLow', balance: moneyOf(details.balance), needed: moneyOf(details.needed) };
    case 'order.repeat': {
      const earlier = earlierOf(details.earlier);
      const nextCounter = numberOf(details.nextCounter);
      if (!earlier || nextCounter === null) return { kind: 'refused', code, message };
      return { kind: 'repeat', earlier, nextCounter: details.canRepeat === false ? null : nextCounter };
    }
    case 'order.proofRequired':
      return { kind: 'proofRequired', message };
    case 'order.held': {
      const caseId = textOf(details.caseId);
      return caseId === null ? { kind: 'refused', code, message } : { kind: 'held', caseId, message };
    }
    case 'order.conflict':
      return { kind: 'conflict', order: null };
    default:
      return { kind: 'refused', code, message };
  }
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function moneyOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  try {
    parseMoney(value);
    return value;
  } catch {
    return null;
  }
}

const states: readonly Order['state'][] = [
  'accepted',
  'submitted',
  'processing',
  'success',
  'failed',
  'unknown',
];
const moneys: readonly Order['money'][] = ['untouched', 'debited', 'refunded'];

function earlierOf(value: unknown): EarlierOrder | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('id' in value && 'state' in value && 'createdAt' in value)) return null;
  const { id, state, createdAt } = value;
  const known = states.find((each) => each === state);
  if (typeof id !== 'string' || typeof createdAt !== 'string' || !known) return null;
  const money = 'money' in value ? moneys.find((each) => each === value.money) : undefined;
  return { id, state: known, money: money ?? 'untouched', createdAt };
}
