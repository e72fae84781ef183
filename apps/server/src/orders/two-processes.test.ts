import { afterEach, beforeEach, expect, test } from 'bun:test';
import type { Order } from '@hexaflate/contract';
import { demoAgent, json, startTestServer, type TestServer } from '../testing/context.ts';
import { startEngine, type TestEngine } from '../testing/sandbox-engine.ts';
import { follow } from './follow.ts';
import { orderById } from './journal.ts';
import { recoverOrders } from './recover.ts';
import { sweepOrders } from './sweep.ts';

const SUCCEEDS = '081234569001';
let server: TestServer;
let beside: TestServer;
let engine: TestEngine;
let token: string;
beforeEach(async () => {
  server = await startTestServer();
  beside = await server.beside();
  engine = await startEngine(server);
  ({ token } = await server.signIn());
});
afterEach(async () => {
  await engine.close();
  await beside.close();
  await server.close();
});

const post = (one: TestServer, attemptId: string) =>
  one.ask('/api/v1/orders', {
    method: 'POST',
    token,
    body: { attemptId, productCode: 'S10', destination: SUCCEEDS, maxPrice: '11000', pin: demoAgent.pin },
  });
const bothAtOnce = <Result>(times: number, work: (one: TestServer) => Promise<Result>) =>
  Promise.all(Array.from({ length: times }, (_, index) => work(index % 2 ? server : beside)));
const stagesOf = (id: string) =>
  server.context.store
    .selectFrom('order_event')
    .selectAll()
    .where('order_id', '=', id)
    .orderBy('seq')
    .execute();

test('thirty taps on two processes sell once, and every tap gets the same order', async () => {
  const attemptId = crypto.randomUUID();
  const orders = await bothAtOnce(30, async (one) => json<Order>(await post(one, attemptId)));
  await engine.pass(1000);
  expect(new Set(orders.map(({ id }) => id)).size).toBe(1);
  expect(await engine.count(SUCCEEDS)).toEqual({ inbox: 1, transactions: 1 });
});

test('an order that many follow at once reaches each stage once, numbered without a gap', async () => {
  const { id } = await json<Order>(await post(server, crypto.randomUUID()));
  await engine.passUnseen(1000);
  await bothAtOnce(20, async (one) => {
    const order = await orderById(one.context.store, id);
    return order && follow(one.context, order);
  });
  const stages = await stagesOf(id);
  expect(stages.map(({ seq, stage }) => [seq, stage])).toEqual([
    [1, 'accepted'],
    [2, 'submitted'],
    [3, 'processing'],
    [4, 'success'],
  ]);
});

test('two processes that start at once drive an order on once, and restore a lost journal once', async () => {
  const { id } = await json<Order>(await post(server, crypto.randomUUID()));
  await engine.pass(1000);
  await server.context.store.deleteFrom('orders').execute();
  await server.context.store.deleteFrom('order_event').execute();
  await bothAtOnce(2, (one) => recoverOrders(one.context));
  await bothAtOnce(2, (one) => sweepOrders(one.context, { eager: true }));
  expect((await orderById(server.context.store, id))?.state).toBe('success');
  expect((await stagesOf(id)).map(({ stage }) => stage)).toEqual([
    'accepted',
    'submitted',
    'processing',
    'success',
  ]);
  expect(await engine.count(SUCCEEDS)).toEqual({ inbox: 1, transactions: 1 });
});
