import type { Order } from '@hexaflate/contract/orders';

/** An order for tests: a pulsa sale that succeeded, with any part replaced. */
export function orderWith(parts: Partial<Order>): Order {
  return {
    id: '0198c0de-0000-7000-8000-000000000001',
    attemptId: null,
    agentCode: 'HX0001',
    verb: 'buy',
    state: 'success',
    product: {
      code: 'T25',
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
    sellingPrice: '27000',
    balanceBefore: '1284500',
    balanceAfter: '1259350',
    money: 'debited',
    serial: '02310912345678',
    failure: null,
    bill: null,
    transactionCode: 8162890,
    priceAboveMax: false,
    reversed: false,
    timeline: [{ stage: 'accepted', at: '2026-11-22T04:52:00.000Z' }],
    clock: { oursMs: 12, otomaxMs: 40, supplierMs: 3100 },
    typical: { p50Ms: 4000, p95Ms: 6000 },
    createdAt: '2026-11-22T04:52:00.000Z',
    updatedAt: '2026-11-22T04:52:04.000Z',
    version: 4,
    ...parts,
  };
}
