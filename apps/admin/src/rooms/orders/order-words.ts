import type { AdminOrder } from '@hexaflate/contract/admin';
import { formatLatency, formatRoughAge } from '../../format/duration.ts';
import type { Words } from '../../format/words.ts';
import { orderDuration, unknownSince } from './order-times.ts';

/** How long it took or takes, for the last column: "2,4 dtk", "4 mnt". `now` in milliseconds. */
export function durationWords(order: AdminOrder, now: number, words: Words): string {
  const { ms, running } = orderDuration(order, now);
  return running ? formatRoughAge(ms, words) : formatLatency(ms, words);
}

/** What follows the state's word in a row: the age of what is undecided. */
export function stateAge(order: AdminOrder, now: number, words: Words): string | undefined {
  const since = unknownSince(order);
  return since && formatRoughAge(now - Date.parse(since), words);
}

/** The number that operator and agent both know an order by. */
export function orderNumber(order: Pick<AdminOrder, 'id' | 'transactionCode'>, { t }: Words): string {
  return order.transactionCode === null ? order.id : t('order.trx', { code: order.transactionCode });
}
