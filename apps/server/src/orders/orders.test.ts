import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import { type Order, OrderSchema, type SubmitOrder } from '@hexaflate/contract';
import { type Gateway, OtomaxUnavailableError } from '@hexaflate/otomax';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
} from '../testing/context.ts';
import { insertOrder } from '../testing/orders.ts';
import { startEngine, type TestEngine } from '../testing/sandbox-engine.ts';
import { recoverOrders } from './recover.ts';
import { sweepOrders } from './sweep.ts';

const SUCCEEDS = '081234569001';
const FAILS = '081234569003';
const NEVER_ANSWERS = '081234569007';

let server: TestServer;
let engine: TestEngine;
let token: string;
/** Makes the gateway fail where a test wants it to. */
const broken: { submit?: 'before' | 'after'; all?: boolean } = {};

function breakable(gateway: Gateway): Gateway {
  return {
    ...gateway,
    async submit(request) {
      if (broken.submit === 'before') throw new OtomaxUnavailableError('cut off');
      const submission = await gateway.submit(request);
      if (broken.submit === 'after') throw new OtomaxUnavailableError('cut off after the commit');
      return submission;
    },
  };
}

beforeEach(async () => {
  delete broken.submit;
  server = await startTestServer({ gateway: breakable });
  engine = await startEngine(server);
  ({ token } = await server.signIn());
});

afterEach(async () => {
  await engine.close();
  await server.close();
});

function wanted(changes: Partial<SubmitOrder> = {}): Omit<SubmitOrder, 'counter'> & { counter?: number } {
  return {
    attemptId: crypto.randomUUID(),
    productCode: 'S10',
    destination: SUCCEEDS,
    maxPrice: '11000',
    pin: demoAgent.pin,
    ...changes,
  };
}

const post = (body: unknown, as = token) => server.ask('/api/v1/orders', { method: 'POST', body, token: as });
const get = (path: string, as = token) => server.ask(`/api/v1${path}`, { token: as });
const read = async (id: string) => OrderSchema.parse(await json(await get(`/orders/${id}`)));
const sell = async (changes: Partial<SubmitOrder> = {}) => json<Order>(await post(wanted(changes)));
const balance = async () => (await json<{ balance: string }>(await get('/me'))).balance;

describe('an attempt sells once', () => {
  test('a sale goes from accepted to success, with its serial, its price and every stage', async () => {
    const before = await balance();
    const order = await sell();
    expect(order.state).toBe('submitted');
    await engine.pass(1000);
    const sold = await read(order.id);
    expect(sold).toMatchObject({
      state: 'success',
      money: 'debited',
      balanceBefore: before,
      price: order.price,
    });
    expect(sold.serial).toMatch(/\d{10,}/);
    expect(sold.timeline.map(({ stage }) => stage)).toEqual([
      'accepted',
      'submitted',
      'processing',
      'success',
    ]);
    expect(await balance()).toBe(sold.balanceAfter as string);
  });

  test('a second tap with the same attempt id never sells twice, and gets the same order', async () => {
    const body = wanted();
    const first = await json<Order>(await post(body));
    await engine.pass(1000);
    const again = await post(body);
    expect(again.headers.get('Idempotent-Replayed')).toBe('true');
    expect((await json<Order>(again)).id).toBe(first.id);
    expect(await engine.count(SUCCEEDS)).toEqual({ inbox: 1, transactions: 1 });
  });

  test('twenty taps at once sell once', async () => {
    const body = wanted();
    const orders = await Promise.all(Array.from({ length: 20 }, async () => json<Order>(await post(body))));
    await engine.pass(1000);
    expect(new Set(orders.map(({ id }) => id)).size).toBe(1);
    expect(await engine.count(SUCCEEDS)).toEqual({ inbox: 1, transactions: 1 });
  });

  test('the same attempt id with other content is a conflict', async () => {
    const body = wanted();
    await json(await post(body));
    expect(await errorOf(await post({ ...body, destination: '081234569002' }))).toMatchObject({
      code: 'order.conflict',
    });
    expect(await errorOf(await post({ ...body, maxPrice: '12000' }))).toMatchObject({
      code: 'order.conflict',
    });
  });

  test('spaces and dashes in the number do not make it another order', async () => {
    const body = wanted();
    const first = await json<Order>(await post(body));
    const again = await post({ ...body, destination: '0812-3456 9001' });
    expect((await json<Order>(again)).id).toBe(first.id);
  });

  test('two agents may use the same attempt id without meeting', async () => {
    const { token: other } = await server.signIn(otherAgent.phone);
    const attemptId = crypto.randomUUID();
    const mine = await json<Order>(await post(wanted({ attemptId })));
    const theirs = await post(
      wanted({ attemptId, productCode: 'S5', pin: otherAgent.pin, destination: '081234569901' }),
      other,
    );
    expect((await json<Order>(theirs)).id).not.toBe(mine.id);
  });
});

describe('a refusal does not use up the attempt', () => {
  const cases: [name: string, changes: Partial<SubmitOrder>, code: string][] = [
    ['a wrong PIN', { pin: '000000' }, 'pin.wrong'],
    ['a price above the one on the screen', { maxPrice: '1000' }, 'order.priceMoved'],
    ['an unknown product', { productCode: 'NOPE' }, 'order.productUnknown'],
    ['a number of another operator', { destination: '085612345678' }, 'order.destinationInvalid'],
    ['an amount for a fixed product', { amount: 5000 }, 'order.amountInvalid'],
  ];
  for (const [name, changes, code] of cases) {
    test(name, async () => {
      const body = wanted();
      expect((await errorOf(await post({ ...body, ...changes }))).code as string).toBe(code);
      expect((await json<Order>(await post(body))).state).toBe('submitted');
    });
  }

  test('a balance that is too low says what is needed', async () => {
    await engine.operator.topUp(demoAgent.code, -1_280_000);
    await engine.pass(1);
    expect(await errorOf(await post(wanted()))).toMatchObject({
      code: 'order.balanceTooLow',
      details: { balance: '4500', needed: '10425' },
    });
  });

  test('a product that went down a moment ago is not sold', async () => {
    await engine.operator.disrupt('S10', true);
    expect(await errorOf(await post(wanted()))).toMatchObject({
      code: 'order.productClosed',
      details: { reason: 'disrupted' },
    });
    expect((await engine.count(SUCCEEDS)).inbox).toBe(0);
  });

  test('negative, fractional and absurd amounts are refused by the schema', async () => {
    for (const amount of [-1, 0, 1.5, 1e12, '5000', null]) {
      const answer = await post({ ...wanted(), amount });
      expect([answer.status, (await errorOf(answer)).code]).toEqual([400, 'request.invalid']);
    }
  });
});

describe('the same again today', () => {
  test('is asked, naming the earlier order, and sold only on the explicit choice', async () => {
    const first = await sell();
    await engine.pass(1000);
    const refused = await errorOf(await post(wanted()));
    expect(refused).toMatchObject({
      code: 'order.repeat',
      details: { nextCounter: 2, earlier: { id: first.id, state: 'success' } },
    });
    expect(await sell({ counter: 2 })).toMatchObject({ counter: 2, state: 'submitted' });
    await engine.pass(1000);
    expect((await engine.count(SUCCEEDS)).transactions).toBe(2);
  });

  test('is asked while the first has not even reached Otomax', async () => {
    broken.submit = 'before';
    await sell();
    expect(await errorOf(await post(wanted()))).toMatchObject({ code: 'order.repeat' });
  });
});

describe('failure, silence and reversal', () => {
  test('a failed sale gives the money back and says why', async () => {
    const before = await balance();
    const order = await sell({ destination: FAILS });
    await engine.pass(5000);
    expect(await read(order.id)).toMatchObject({
      state: 'failed',
      money: 'refunded',
      failure: { code: 'supplierFailed' },
    });
    expect(await balance()).toBe(before);
  });

  test('silence becomes unknown, stays owned, and leaves by itself when the operator decides', async () => {
    const order = await sell({ destination: NEVER_ANSWERS });
    await engine.pass(1000);
    expect((await read(order.id)).state).toBe('processing');
    server.clock.now += server.context.settings.get('orders.unknownAfter');
    await sweepOrders(server.context);
    const unknown = await read(order.id);
    expect(unknown.state).toBe('unknown');
    await engine.operator.decide(unknown.transactionCode ?? 0, 'success');
    await engine.pass(10);
    expect(await read(order.id)).toMatchObject({ state: 'success', reversed: false });
  });

  test('an operator who flips a sold order is shown, and the money with him', async () => {
    const order = await sell();
    await engine.pass(1000);
    const sold = await read(order.id);
    await engine.operator.reverseToFailed(sold.transactionCode ?? 0);
    await engine.pass(10);
    expect(await read(order.id)).toMatchObject({ state: 'failed', reversed: true, money: 'refunded' });
  });

  test('a debit above the agreed price is flagged', async () => {
    const order = await sell({ destination: '081234569006', maxPrice: '10425' });
    await engine.pass(3000);
    expect(await read(order.id)).toMatchObject({ state: 'success', priceAboveMax: true, price: '10925' });
  });
});

describe('when Otomax prices otherwise than we do', () => {
  test('a product whose debits keep disagreeing is closed, until its prices are edited', async () => {
    for (const end of ['1', '2', '3']) {
      await sell({ destination: `08123456${end}9006` });
      await engine.pass(3000);
    }
    expect(await errorOf(await post(wanted()))).toMatchObject({
      code: 'order.productClosed',
      details: { reason: 'unpriced' },
    });
    await engine.operator.setPrice('S10', 10_300);
    await engine.pass(0);
    expect((await sell({ maxPrice: '20000' })).state).toBe('submitted');
  });
});

describe('when things break half-way', () => {
  test('an order that Otomax could not take is driven on by itself', async () => {
    broken.submit = 'before';
    const order = await sell();
    expect(order.state).toBe('accepted');
    delete broken.submit;
    server.clock.now += 5000;
    await sweepOrders(server.context);
    await engine.pass(1000);
    expect((await read(order.id)).state).toBe('success');
    expect(await engine.count(SUCCEEDS)).toEqual({ inbox: 1, transactions: 1 });
  });

  test('a connection that breaks after the commit does not send the order a second time', async () => {
    broken.submit = 'after';
    const body = wanted();
    const order = await json<Order>(await post(body));
    expect(order.state).toBe('accepted');
    delete broken.submit;
    await json(await post(body));
    server.clock.now += 5000;
    await sweepOrders(server.context);
    await engine.pass(1000);
    expect((await read(order.id)).state).toBe('success');
    expect(await engine.count(SUCCEEDS)).toEqual({ inbox: 1, transactions: 1 });
  });

  test('an order too old to be sent is closed for good, and a late submit cannot sell it', async () => {
    broken.submit = 'before';
    const order = await sell();
    delete broken.submit;
    server.clock.now += server.context.settings.get('orders.neverSentAfter') + 1;
    await sweepOrders(server.context);
    expect(await read(order.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'neverSent' },
      money: 'untouched',
    });
    const row = await server.context.store
      .selectFrom('orders')
      .selectAll()
      .where('id', '=', order.id)
      .executeTakeFirstOrThrow();
    await server.context.store
      .updateTable('orders')
      .set({ state: 'accepted' })
      .where('id', '=', row.id)
      .execute();
    await recoverOrders(server.context);
    expect(await engine.count(SUCCEEDS)).toEqual({ inbox: 0, transactions: 0 });
  });

  test('an order that was sent just before it became too old goes on as sent', async () => {
    broken.submit = 'after';
    const order = await sell();
    delete broken.submit;
    server.clock.now += server.context.settings.get('orders.neverSentAfter') + 1;
    await sweepOrders(server.context);
    await engine.pass(1000);
    expect((await read(order.id)).state).toBe('success');
  });

  test('a lost journal is rebuilt from the submissions, and a late tap still sells once', async () => {
    const body = wanted();
    const order = await json<Order>(await post(body));
    await engine.pass(1000);
    await server.context.store.deleteFrom('orders').execute();
    await server.context.store.deleteFrom('order_event').execute();
    expect(await recoverOrders(server.context)).toBe(1);
    expect(await read(order.id)).toMatchObject({ state: 'success', product: { name: order.product.name } });
    expect((await json<Order>(await post(body))).id).toBe(order.id);
    expect(await engine.count(SUCCEEDS)).toEqual({ inbox: 1, transactions: 1 });
  });

  test('orders that Otomax leaves open for ever do not hide those behind them', async () => {
    const longAgo = server.clock.now - 3_600_000;
    const { store } = server.context;
    await store.transaction().execute(async (transaction) => {
      for (let index = 0; index < 250; index += 1) {
        const state = 'unknown' as const;
        await insertOrder({ ...server.context, store: transaction }, { state, accepted_at: longAgo });
      }
    });
    const order = await sell();
    await engine.passUnseen(5000);
    const next = await sweepOrders(server.context);
    expect((await read(order.id)).state).toBe('submitted');
    expect(await sweepOrders(server.context, { after: next })).toBeUndefined();
    expect((await read(order.id)).state).toBe('success');
  });

  test('a change that nobody carried is found by the next round', async () => {
    const order = await sell();
    await engine.passUnseen(5000);
    await sweepOrders(server.context);
    expect((await read(order.id)).state).toBe('success');
  });
});

describe('who may see what', () => {
  test("another agent's order is not found, by id, by transaction, by attempt, nor may he price it", async () => {
    const order = await sell();
    await engine.pass(1000);
    const { transactionCode } = await read(order.id);
    const { token: other } = await server.signIn(otherAgent.phone);
    for (const path of [
      `/orders/${order.id}`,
      `/orders/trx-${transactionCode}`,
      `/attempts/${order.attemptId}`,
    ]) {
      expect((await errorOf(await get(path, other))).code).toBe('order.notFound');
    }
    const priced = await server.ask(`/api/v1/orders/${order.id}`, {
      method: 'PATCH',
      body: { sellingPrice: '1' },
      token: other,
    });
    expect((await errorOf(priced)).code).toBe('order.notFound');
    const listed = await json<{ items: Order[] }>(await get('/orders', other));
    expect(listed.items).toEqual([]);
  });

  test('without a session nothing is sold', async () => {
    const answer = await server.ask('/api/v1/orders', { method: 'POST', body: wanted() });
    expect((await errorOf(answer)).code).toBe('auth.required');
    expect((await engine.count(SUCCEEDS)).inbox).toBe(0);
  });

  test('no PIN reaches the log, the journal or the submission', async () => {
    await sell();
    await post(wanted({ pin: '918273' }));
    await engine.pass(1000);
    const rows = JSON.stringify(await server.context.store.selectFrom('orders').selectAll().execute());
    for (const text of [server.logged.join('\n'), rows]) {
      expect(text).not.toContain(demoAgent.pin);
      expect(text).not.toContain('918273');
    }
  });
});

describe('waiting for an order', () => {
  test('a long poll answers as soon as the order moves', async () => {
    const order = await sell();
    const waiting = get(`/orders/${order.id}?wait=25&version=${order.version}`);
    await engine.pass(1000);
    const moved = OrderSchema.parse(await json(await waiting));
    expect(moved.version).toBeGreaterThan(order.version);
  });

  test('an order that moved already answers at once', async () => {
    const order = await sell();
    await engine.pass(1000);
    const answer = OrderSchema.parse(
      await json(await get(`/orders/${order.id}?wait=25&version=${order.version}`)),
    );
    expect(answer.state).toBe('success');
  });
});
