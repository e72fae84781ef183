import { formatRupiah } from '@hexaflate/contract/money';
import type { Order } from '@hexaflate/contract/orders';
import { useWords } from '../../../words/words.ts';
import { orderWords } from '../words.ts';

type Code = NonNullable<Order['failure']>['code'];

/** Why it failed and what to do next, for each reason that the contract knows. */
const sentences = {
  neverSent: ['failNeverSent', 'nextAgain'],
  priceMoved: ['failPriceMoved', 'nextPrice'],
  closed: ['failClosed', 'nextWait'],
  balanceTooLow: ['failBalanceTooLow', 'nextTopUp'],
  duplicate: ['failDuplicate', 'nextHistory'],
  wrongDestination: ['failWrongDestination', 'nextNumber'],
  timeout: ['failTimeout', 'nextAgain'],
  refused: ['failRefused', 'nextWait'],
  supplierFailed: ['failSupplierFailed', 'nextAgain'],
  cancelled: ['failCancelled', 'nextAgain'],
} as const satisfies Record<Code, readonly [string, string]>;

/** A failed order in three sentences: why, where the money is, what to do. */
export function useFailureText(): (order: Order) => { reason: string; money: string; next: string } {
  const say = useWords(orderWords);
  return (order) => {
    const [reason, next] = sentences[order.failure?.code ?? 'supplierFailed'];
    return { reason: say(reason), money: moneyText(order, say), next: say(next) };
  };
}

function moneyText(order: Order, say: ReturnType<typeof useWords<typeof orderWords.id>>): string {
  if (order.money === 'untouched') return say('moneyUntouched');
  if (order.money === 'debited') return say('moneyDebited', { price: formatRupiah(order.price ?? '0') });
  return order.price ? say('moneyRefunded', { price: formatRupiah(order.price) }) : say('moneyRefundedPlain');
}
