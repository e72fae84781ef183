import { expect, test } from 'bun:test';
import { makeSigner } from '../product/open-sessions.ts';
import { checkOrders, type OrderPlan } from './order-plan.ts';

const plan: OrderPlan = {
  port: 8370,
  sellers: [{ token: 't', accessHash: 'h', signer: makeSigner().signer, pin: '1' }],
  productCode: 'S10',
  price: '11000',
  prefix: '0812',
  connections: 50,
  seconds: 3,
};

test('a burst of orders is bounded in connections and in time, and needs a seller', () => {
  expect(() => checkOrders(plan)).not.toThrow();
  for (const heavier of [
    { connections: 201 },
    { connections: 0 },
    { seconds: 31 },
    { seconds: 0 },
    { sellers: [] },
  ])
    expect(() => checkOrders({ ...plan, ...heavier })).toThrow(RangeError);
});
