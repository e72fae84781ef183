import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import { type RedisServer, startRedisServer } from '@hexaflate/cache/testing';
import type { FraudCase, Order, Proof } from '@hexaflate/contract';
import { StoreUnavailableError } from '@hexaflate/store';
import { until } from '@hexaflate/testing';
import { fraudRefusal } from '../fraud/object.ts';
import { orderSubject } from '../proofs/subject.ts';
import { type ServerBehindLine, startBehindLine } from '../testing/behind-line.ts';
import { setSettings } from '../testing/change-setting.ts';
import { demoAgent, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { signInOperator } from '../testing/operators.ts';
import { markSafe, sessionOf } from '../testing/safe-sessions.ts';
import { writeAccepted } from './journal.ts';
import { newOrder } from './new-order.ts';
import { orderHash } from './order-hash.ts';

interface Device {
  token: string;
  deviceId: string;
}

let last = 0;
/** An order of about Rp10.425 to a number of its own. */
const order = () => {
  last += 1;
  return {
    attemptId: crypto.randomUUID(),
    productCode: 'S10',
    destination: `0812${String(last).padStart(8, '5')}`,
    counter: 1,
    maxPrice: '10425',
  };
};
const post = (server: TestServer, path: string, { token }: Pick<Device, 'token'>, body: unknown) =>
  server.ask(`/api/v1${path}`, { method: 'POST', token, body });
const sell = (server: TestServer, device: Device, wanted: object = order()) =>
  post(server, '/orders', device, { pin: demoAgent.pin, ...wanted });
const codeOf = async (answer: Promise<Response>) => {
  const response = await answer;
  return response.ok ? 'ok' : (await errorOf(response)).code;
};
const askProof = async (server: TestServer, device: Device, wanted: object) =>
  json<Proof>(await post(server, '/proofs', device, { purpose: 'order', method: 'device', order: wanted }));
const answer = (server: TestServer, device: Device, { id }: Proof, approve = true) =>
  post(server, `/proofs/${id}/answer`, device, { approve });
const rowsOf = (server: TestServer, table: 'orders' | 'fraud_case') =>
  server.context.store.selectFrom(table).select('id').execute();

/** The older one is safe and may answer for the other. */
async function signInTwo(server: TestServer): Promise<{ old: Device; fresh: Device }> {
  const old = await server.signIn();
  await markSafe(server, old.deviceId);
  return { old, fresh: await server.signIn() };
}

describe('while the store is away', () => {
  let broken: ServerBehindLine;
  let old: Device;
  let fresh: Device;
  beforeEach(async () => {
    broken = await startBehindLine();
    ({ old, fresh } = await signInTwo(broken.server));
  });
  afterEach(() => broken.close());

  test('no proof is asked for, given or used, and what was asked before is answered afterwards, once', async () => {
    const { server, line } = broken;
    await setSettings(server, { 'fraud.velocity.action': 'proof', 'fraud.velocity.sum': '1' });
    const wanted = order();
    const proof = await askProof(server, fresh, wanted);
    line.cut();
    const deeds = [
      post(server, '/proofs', fresh, { purpose: 'order', method: 'device', order: order() }),
      answer(server, old, proof),
      sell(server, fresh, { ...wanted, proofId: proof.id }),
    ];
    expect(await Promise.all(deeds.map(codeOf))).toEqual(deeds.map(() => 'store.unavailable'));
    line.mend();
    await until(async () => (await server.ask('/health/ready')).status === 200);
    expect(await codeOf(answer(server, old, proof))).toBe('ok');
    expect(await codeOf(answer(server, old, proof))).toBe('proof.closed');
    expect(await codeOf(sell(server, fresh, { ...wanted, proofId: proof.id }))).toBe('ok');
    expect(await codeOf(sell(server, fresh, { ...order(), proofId: proof.id }))).toBe('order.proofRequired');
  });

  test('a new device sells nothing past its total, however often it asked meanwhile', async () => {
    const { server, line } = broken;
    await setSettings(server, { 'newSessions.perDay': '25000' });
    const wanted = Array.from({ length: 6 }, order);
    expect(await codeOf(sell(server, fresh, wanted[0]))).toBe('ok');
    line.cut();
    for (const one of wanted) expect(await codeOf(sell(server, fresh, one))).toBe('store.unavailable');
    line.mend();
    await until(async () => (await server.ask('/health/ready')).status === 200);
    const codes = await Promise.all(wanted.map((one) => codeOf(sell(server, fresh, one))));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(2);
    expect(await rowsOf(server, 'orders')).toHaveLength(2);
  });

  test('a device is neither made safe nor called unsafe by halves', async () => {
    const { server, line } = broken;
    const operator = await signInOperator(server);
    const mark = () =>
      post(server, `/admin/sessions/${fresh.deviceId}/safe`, operator, { reason: 'dikenal lewat telepon' });
    const trail = () =>
      server.context.store
        .selectFrom('audit_entry')
        .select('verb')
        .where('verb', '=', 'agentSession.markedSafe')
        .execute();
    line.cut();
    expect(await codeOf(mark())).toBe('store.unavailable');
    line.mend();
    await until(async () => (await server.ask('/health/ready')).status === 200);
    expect([(await sessionOf(server, fresh.deviceId)).safeBy, await trail()]).toEqual([null, []]);
    expect(await codeOf(mark())).toBe('ok');
    expect(await trail()).toHaveLength(1);
  });

  test('an order that the rules would hold is not sent, and held once afterwards', async () => {
    const { server, line } = broken;
    await setSettings(server, { 'fraud.velocity.action': 'hold', 'fraud.velocity.sum': '1' });
    const wanted = order();
    line.cut();
    expect(await codeOf(sell(server, fresh, wanted))).toBe('store.unavailable');
    line.mend();
    await until(async () => (await server.ask('/health/ready')).status === 200);
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(sell(server, fresh, wanted))));
    expect(codes).toEqual(['order.held', 'order.held', 'order.held']);
    expect([await rowsOf(server, 'orders'), await rowsOf(server, 'fraud_case')]).toEqual([
      [],
      [expect.anything()],
    ]);
  });
});

test('when the store breaks between the proof and the order, the proof stands and nothing is written', async () => {
  const server = await startTestServer();
  const { old, fresh } = await signInTwo(server);
  await setSettings(server, { 'fraud.velocity.action': 'proof', 'fraud.velocity.sum': '1' });
  const wanted = order();
  const proof = await askProof(server, fresh, wanted);
  await json(await answer(server, old, proof));

  const { context } = server;
  const session = await sessionOf(server, fresh.deviceId);
  const quote = await context.otomax.quote(demoAgent.code, wanted.productCode);
  if (!quote) throw new Error('no such product');
  const facts = { session, quote, wanted, destination: wanted.destination, total: 0n, inquiry: null };
  const row = newOrder(context, { ...facts, hash: orderHash(wanted) });
  const breaking = writeAccepted(context, row, async (transaction) => {
    const settings = await context.settings.exact(transaction);
    const shown = { id: proof.id, subject: orderSubject(wanted) };
    expect(
      await fraudRefusal(context, transaction, { session, order: row, settings, proof: shown }),
    ).toBeUndefined();
    throw new StoreUnavailableError('the line broke');
  });
  expect(await breaking.catch((error: Error) => error.name)).toBe('StoreUnavailableError');

  expect([await rowsOf(server, 'orders'), await rowsOf(server, 'fraud_case')]).toEqual([[], []]);
  const sold = await json<Order>(await sell(server, fresh, { ...wanted, proofId: proof.id }));
  expect(sold.attemptId).toBe(wanted.attemptId);
  await server.close();
});

describe('while Redis is away', () => {
  let redis: RedisServer;
  let here: TestServer;
  let there: TestServer;
  let old: Device;
  let fresh: Device;
  beforeAll(async () => {
    redis = await startRedisServer();
  });
  afterAll(() => redis.close());
  beforeEach(async () => {
    here = await startTestServer({ environment: { REDIS_URL: redis.url } });
    there = await here.beside();
    await until(() => [here, there].every(({ context }) => context.redis?.link.state().up === true));
    ({ old, fresh } = await signInTwo(here));
    await redis.kill();
  });
  afterEach(async () => {
    await redis.start();
    await there.close();
    await here.close();
  });

  test('a yes given at one process is good at the other, once among all', async () => {
    await setSettings(here, { 'fraud.velocity.action': 'proof', 'fraud.velocity.sum': '1' });
    const wanted = order();
    const proof = await askProof(here, fresh, wanted);
    expect(await codeOf(answer(there, old, proof))).toBe('ok');
    expect(await codeOf(answer(here, old, proof, false))).toBe('proof.closed');
    const taps = Array.from({ length: 10 }, (_, index) =>
      codeOf(sell(index % 2 ? here : there, fresh, { ...wanted, proofId: proof.id })),
    );
    expect(new Set(await Promise.all(taps))).toEqual(new Set(['ok']));
    expect(await rowsOf(here, 'orders')).toHaveLength(1);
    expect(await codeOf(sell(there, fresh, { ...order(), proofId: proof.id }))).toBe('order.proofRequired');
  });

  test('a limit that is set at one process holds at the other at once, and for both together', async () => {
    expect(there.context.settings.get('newSessions.perDay')).toBe(10_000_000_000n);
    await setSettings(here, { 'newSessions.perDay': '25000' });
    const sales = Array.from({ length: 12 }, (_, index) => codeOf(sell(index % 2 ? here : there, fresh)));
    const codes = await Promise.all(sales);
    expect(codes.filter((code) => code === 'ok')).toHaveLength(2);
    expect(codes.filter((code) => code === 'order.overNewDeviceTotal')).toHaveLength(10);
  });

  test('a device that an operator calls unsafe at one process is new at the other with its next sale', async () => {
    await setSettings(here, { 'newSessions.perOrder': '10000' });
    expect(await codeOf(sell(there, old))).toBe('ok');
    const { token } = await signInOperator(here);
    const path = `/admin/sessions/${old.deviceId}/safe/void`;
    expect(await codeOf(post(here, path, { token }, { reason: 'HP dilaporkan hilang' }))).toBe('ok');
    expect(await codeOf(sell(there, old))).toBe('order.overNewDeviceOrder');
  });

  test('a rule that is turned on at one process holds at the other, and what is released there is sold here', async () => {
    await setSettings(here, { 'fraud.velocity.action': 'hold', 'fraud.velocity.sum': '1' });
    const wanted = order();
    expect(await codeOf(sell(there, fresh, wanted))).toBe('order.held');
    const { token } = await signInOperator(there);
    const { items } = await json<{ items: FraudCase[] }>(
      await there.ask('/api/v1/admin/fraud/cases', { token }),
    );
    const body = { reason: 'sudah dicek lewat telepon', version: items[0]?.version };
    const path = `/admin/fraud/cases/${items[0]?.id}/release`;
    expect(await codeOf(post(there, path, { token }, body))).toBe('ok');
    const taps = [here, there, here].map((one) => codeOf(sell(one, fresh, wanted)));
    expect(await Promise.all(taps)).toEqual(['ok', 'ok', 'ok']);
    expect(await rowsOf(here, 'orders')).toHaveLength(1);
  });
});
