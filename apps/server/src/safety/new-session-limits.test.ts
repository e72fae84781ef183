import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import type { Notification, Order, Proof, SessionLimits } from '@hexaflate/contract';
import { writeAccepted } from '../orders/journal.ts';
import { setSettings } from '../testing/change-setting.ts';
import { demoAgent, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { insertOrder } from '../testing/orders.ts';
import { markSafe, sessionOf } from '../testing/safe-sessions.ts';
import { newSessionRefusal } from './new-session-limits.ts';

let server: TestServer;
let token: string;
let deviceId: string;
beforeEach(async () => {
  server = await startTestServer();
  ({ token, deviceId } = await server.signIn());
});
afterEach(() => server.close());

let last = 0;
/** A sale of about Rp10.425 to a number of its own. */
const sell = (as = token, changes: object = {}, on = server) => {
  last += 1;
  return on.ask('/api/v1/orders', {
    method: 'POST',
    token: as,
    body: {
      attemptId: crypto.randomUUID(),
      productCode: 'S10',
      destination: `0812${String(last).padStart(8, '3')}`,
      maxPrice: '10425',
      pin: demoAgent.pin,
      ...changes,
    },
  });
};
const limits = async (as = token) =>
  json<SessionLimits>(await server.ask('/api/v1/session/limits', { token: as }));
const soldSum = async () => {
  const rows = await server.context.store.selectFrom('orders').select(['price', 'max_price']).execute();
  return rows.reduce((sum, row) => sum + Number(row.price ?? row.max_price), 0);
};

describe('a new device', () => {
  test('sells within its limit for one sale, and hears what the limit is above it', async () => {
    await setSettings(server, { 'newSessions.perOrder': '10425' });
    expect((await sell()).status).toBe(201);
    await setSettings(server, { 'newSessions.perOrder': '10424' });
    const attemptId = crypto.randomUUID();
    expect(await errorOf(await sell(token, { attemptId }))).toMatchObject({
      code: 'order.overNewDeviceOrder',
      details: { max: '10424', maxText: 'Rp10.424' },
    });
    // The attempt is as good as new once the device is safe.
    await markSafe(server, deviceId);
    expect((await sell(token, { attemptId })).status).toBe(201);
  });

  test('sells no more than the total in 24 hours, and hears what is left and when there is more', async () => {
    await setSettings(server, { 'newSessions.perDay': '25000' });
    expect((await sell()).status).toBe(201);
    const first = server.clock.now;
    server.clock.now += 3_600_000;
    expect((await sell()).status).toBe(201);
    const moreAt = new Date(first + 86_400_000).toISOString();
    expect(await errorOf(await sell())).toMatchObject({
      code: 'order.overNewDeviceTotal',
      details: { max: '25000', left: '4150', leftText: 'Rp4.150', moreAt },
    });
    expect(await limits()).toMatchObject({ total: { max: '25000', left: '4150', moreAt } });
    server.clock.now = first + 86_400_000;
    expect((await sell()).status).toBe(201);
    expect((await errorOf(await sell())).code).toBe('order.overNewDeviceTotal');
  });

  test('gets back what failed', async () => {
    await setSettings(server, { 'newSessions.perDay': '11000' });
    const order = await json<Order>(await sell());
    expect((await errorOf(await sell())).code).toBe('order.overNewDeviceTotal');
    await server.context.store
      .updateTable('orders')
      .set({ state: 'failed' })
      .where('id', '=', order.id)
      .execute();
    expect((await sell()).status).toBe(201);
  });

  test('wins nothing by signing in again: all new devices of an agent share the total', async () => {
    await setSettings(server, { 'newSessions.perDay': '11000' });
    expect((await sell()).status).toBe(201);
    await json(await server.ask('/api/v1/devices', { token }));
    await server.ask('/api/v1/auth/sign-out', { method: 'POST', token });
    const again = await server.signIn();
    expect((await errorOf(await sell(again.token))).code).toBe('order.overNewDeviceTotal');
  });

  test('is not charged for what safe devices and other agents sell', async () => {
    await setSettings(server, { 'newSessions.perDay': '11000' });
    const other = await server.signIn();
    await markSafe(server, other.deviceId);
    for (let times = 0; times < 3; times += 1) expect((await sell(other.token)).status).toBe(201);
    await insertOrder(server.context, { session_id: null });
    await insertOrder(server.context, { agent_code: 'AG0002', session_id: deviceId, max_price: '900000' });
    expect((await limits()).total?.left).toBe('11000');
    expect((await sell()).status).toBe(201);
  });

  test('has no limits where they are 0', async () => {
    await setSettings(server, { 'newSessions.perDay': '0', 'newSessions.perOrder': '0' });
    await insertOrder(server.context, { session_id: deviceId, max_price: '900000000', price: null });
    expect((await sell()).status).toBe(201);
    expect(await limits()).toMatchObject({ safeBecause: null, perOrder: null, total: null });
  });

  test('is refused after the PIN alone, so that limits tell a thief without it nothing', async () => {
    await setSettings(server, { 'newSessions.perOrder': '1' });
    expect((await errorOf(await sell(token, { pin: '000000' }))).code).toBe('pin.wrong');
  });
});

describe('two hundred sales at once', () => {
  test('never exceed the total, on two processes', async () => {
    const beside = await server.beside();
    await setSettings(server, { 'newSessions.perDay': '50000' });
    await beside.context.settings.refresh();
    const second = await server.signIn();
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        sell(index % 4 < 2 ? token : second.token, {}, index % 2 ? server : beside),
      ),
    );
    const accepted = answers.filter(({ status }) => status === 201);
    // The wrong-turn of a PIN or a rate limit refuses some; none may be sold beyond four of Rp10.425.
    expect(accepted).toHaveLength(4);
    expect(await soldSum()).toBeLessThanOrEqual(50_000);
    await beside.close();
  }, 60_000);
});

describe('two hundred that reach the journal at once', () => {
  test('are written up to the total and not one more', async () => {
    const beside = await server.beside();
    await setSettings(server, { 'newSessions.perDay': '100000' });
    const session = await sessionOf(server, deviceId);
    const pattern = await insertOrder(server.context, { session_id: deviceId, max_price: '0', price: '0' });
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, (_, index) => {
        const { context } = index % 2 ? server : beside;
        const order = {
          ...pattern,
          id: crypto.randomUUID(),
          attempt_id: crypto.randomUUID(),
          accepted_at: context.now(),
          max_price: '10000',
          price: null,
        };
        return writeAccepted(context, order, async (transaction) => {
          const settings = await context.settings.exact(transaction);
          return newSessionRefusal(context, transaction, { session, order, settings });
        });
      }),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(await soldSum()).toBe(100_000);
    await beside.close();
  }, 60_000);
});

describe('a device becomes safe', () => {
  test('by the rule of age, when it is on, and not before', async () => {
    expect((await limits()).safeAt).toBeNull();
    await setSettings(server, { 'newSessions.safeAfterDays': 3, 'newSessions.perOrder': '1' });
    expect((await errorOf(await sell())).code).toBe('order.overNewDeviceOrder');
    expect(await limits()).toMatchObject({ safeBecause: null, safeAt: expect.any(String) });
    server.clock.now += 3 * 86_400_000;
    expect((await limits()).safeBecause).toBe('age');
    expect((await sell()).status).toBe(201);
    await setSettings(server, { 'newSessions.safeAfterDays': 0 });
    expect((await errorOf(await sell())).code).toBe('order.overNewDeviceOrder');
  });

  test('by a yes from an older, safe device, while that rule is on', async () => {
    await markSafe(server, deviceId);
    const fresh = await server.signIn();
    const makeSafe = (proofId?: string) =>
      server.ask('/api/v1/session/safe', { method: 'POST', token: fresh.token, body: { proofId } });
    expect((await errorOf(await makeSafe())).code).toBe('proof.impossible');
    await setSettings(server, { 'newSessions.safeByDevice': true, 'newSessions.perOrder': '1' });
    expect((await limits(fresh.token)).canAskDevice).toBe(true);
    expect((await errorOf(await makeSafe())).code).toBe('proof.required');
    const asked = await server.ask('/api/v1/proofs', {
      method: 'POST',
      token: fresh.token,
      body: { purpose: 'session.safe', method: 'device' },
    });
    const { id } = await json<Proof>(asked);
    expect((await errorOf(await makeSafe(id))).code).toBe('proof.required');
    await json(
      await server.ask(`/api/v1/proofs/${id}/answer`, { method: 'POST', token, body: { approve: true } }),
    );
    expect(await json<SessionLimits>(await makeSafe(id))).toMatchObject({
      safeBecause: 'device',
      perOrder: null,
    });
    expect((await sell(fresh.token)).status).toBe(201);
    const { items } = await json<{ items: Notification[] }>(
      await server.ask('/api/v1/notifications', { token }),
    );
    expect(items.map(({ kind }) => kind)).toContain('session.safe');
    await setSettings(server, { 'newSessions.safeByDevice': false });
    expect((await errorOf(await sell(fresh.token))).code).toBe('order.overNewDeviceOrder');
  });
});
