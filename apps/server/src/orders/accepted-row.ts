import type { OrdersTable } from '@hexaflate/store';

/** What is known of an order when it is accepted. */
type Accepted = Omit<OrdersTable, keyof typeof unknownYet | 'state' | 'version'>;

/** What Otomax, the agent or an operator will say later. */
const unknownYet = {
  failure_code: null,
  note: null,
  inbox_code: null,
  transaction_code: null,
  otomax_status: null,
  price: null,
  balance_before: null,
  serial: null,
  price_above_max: 0,
  reversed: 0,
  assigned_to: null,
  submitted_at: null,
  processing_at: null,
  final_at: null,
  unknown_at: null,
};

/** A journal row in state `accepted`. */
export function acceptedRow(known: Accepted): OrdersTable {
  return { ...known, ...unknownYet, state: 'accepted', version: 1 };
}
