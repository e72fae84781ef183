import { type ApprovedOrder, moneyToWire, parseMoney } from '@hexaflate/contract';
import { contentHash } from './content-hash.ts';
import { withoutSeparators } from './destination.ts';

/** What makes a sale the same sale: SHA-256, hex, of everything that was agreed to. */
export function orderHash(wanted: Omit<ApprovedOrder, 'attemptId'>): string {
  return contentHash([
    wanted.productCode.toUpperCase(),
    withoutSeparators(wanted.destination),
    wanted.amount ?? null,
    wanted.buyerPhone ?? null,
    wanted.counter,
    wanted.inquiryId ?? null,
    moneyToWire(parseMoney(wanted.maxPrice)),
  ]);
}
