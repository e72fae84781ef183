import type { AdminOrder } from '@hexaflate/contract/admin';

/** An order for tests: a Telkomsel 25.000 that succeeded, unless told otherwise. */
export function anOrder(facts: Partial<AdminOrder> = {}): AdminOrder {
  return {
    id: 'a',
    attemptId: null,
    agentCode: 'A001',
    agentName: 'Maju Jaya Cell',
    verb: 'buy',
    state: 'success',
    product: {
      code: 'S25',
      name: 'Telkomsel 25.000',
      operatorCode: 'TSEL',
      operatorName: 'Telkomsel',
      category: 'pulsa',
    },
    destination: '081234567890',
    buyerPhone: null,
    amount: null,
    counter: 1,
    price: '25150',
    maxPrice: '25150',
    sellingPrice: null,
    balanceBefore: null,
    balanceAfter: null,
    money: 'debited',
    serial: null,
    failure: null,
    bill: null,
    transactionCode: 1,
    priceAboveMax: false,
    reversed: false,
    timeline: [],
    clock: { oursMs: null, otomaxMs: null, supplierMs: null },
    typical: null,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    version: 1,
    ...facts,
  };
}
