import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import {
  type FraudCase,
  FraudRuleSchema,
  type FraudRuleView,
  type HeldOrder,
  type Notification,
  type Order,
  type Proof,
} from '@hexaflate/contract';
import { setSettings } from '../testing/change-setting.ts';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
} from '../testing/context.ts';
import { approve, identityApp, reviewPanel } from '../testing/identity.ts';
import { listen } from '../testing/live-events.ts';
import { addOperator, signInOperator } from '../testing/operators.ts';
import { insertOrder } from '../testing/orders.ts';
import { markSafe } from '../testing/safe-sessions.ts';

let server: TestServer;
let device: { token: string; deviceId: string };
let operator: string;
beforeEach(async () => {
  server = await startTestServer();
  device = await server.signIn();
  operator = (await signInOperator(server)).token;
  await setSettings(server, { 'newSessions.perOrder': '0', 'newSessions.perDay': '0' });
});
afterEach(() => server.close());

let last = 0;
const order = (changes: object = {}) => {
  last += 1;
  return {
    attemptId: crypto.randomUUID(),
    productCode: 'S10',
    destination: `0812${String(last).padStart(8, '4')}`,
    maxPrice: '10425',
    pin: demoAgent.pin,
    ...changes,
  };
};
const sell = (body: object = order(), token = device.token, on = server) =>
  on.ask('/api/v1/orders', { method: 'POST', token, body });
const codeOf = async (answer: Promise<Response>) => {
  const response = await answer;
  return response.ok ? 'sold' : (await errorOf(response)).code;
};
const panel = <Answer>(path: string, method = 'GET', body?: object) =>
  server
    .ask(`/api/v1/admin/fraud${path}`, { method, token: operator, body })
    .then((answer) => json<Answer>(answer));
const cases = async (query = '') => await panel<{ items: FraudCase[]; waiting: number }>(`/cases${query}`);
const decide = (one: { id: string; version: number }, verdict: 'release' | 'reject', token = operator) =>
  server.ask(`/api/v1/admin/fraud/cases/${one.id}/${verdict}`, {
    method: 'POST',
    token,
    body: { reason: 'sudah dicek lewat telepon', version: one.version },
  });
const news = async (token = device.token) =>
  (await json<{ items: Notification[] }>(await server.ask('/api/v1/notifications', { token }))).items;

describe('each rule', () => {
  test('new device: speaks against a large order from a device that has just signed in and is not safe', async () => {
    const rule = { 'fraud.newDevice.action': 'block', 'fraud.newDevice.amount': '10000' };
    await setSettings(server, { ...rule, 'fraud.newDevice.within': 3_600_000 });
    expect(await codeOf(sell())).toBe('order.blocked');
    expect(await codeOf(sell(order({ productCode: 'S5', maxPrice: '9000' })))).toBe('sold');
    const [seen] = (await cases()).items;
    expect(seen?.hits).toEqual([
      { rule: 'newDevice', action: 'block', facts: { ageMs: 61_000, amount: '10425', from: '10000' } },
    ]);
    await markSafe(server, device.deviceId);
    expect(await codeOf(sell())).toBe('sold');
    await markSafe(server, device.deviceId, null);
    server.clock.now += 3_600_000;
    expect(await codeOf(sell())).toBe('sold');
  });

  test('new destinations: counts numbers that the agent had never sold to before', async () => {
    await setSettings(server, { 'fraud.newDestinations.action': 'block', 'fraud.newDestinations.count': 2 });
    const known = '081299990001';
    await insertOrder(server.context, {
      destination: known,
      state: 'success',
      accepted_at: server.clock.now - 86_400_000,
    });
    expect(await codeOf(sell(order({ destination: known })))).toBe('sold');
    const same = order();
    expect(await codeOf(sell(same))).toBe('sold');
    expect(await codeOf(sell({ ...order(), destination: same.destination, counter: 2 }))).toBe('sold');
    expect(await codeOf(sell())).toBe('sold');
    expect(await codeOf(sell())).toBe('order.blocked');
    expect((await cases()).items[0]?.hits[0]?.facts).toEqual({ count: 3, most: 2, withinMs: 3_600_000 });
    server.clock.now += 3_600_001;
    expect(await codeOf(sell())).toBe('sold');
  });

  test('new destinations: many sales to a known number in between hide none of them', async () => {
    await setSettings(server, {
      'fraud.velocity.action': 'off',
      'fraud.newDestinations.action': 'block',
      'fraud.newDestinations.count': 2,
    });
    const known = '081299990001';
    const at = (minutesAgo: number) => server.clock.now - minutesAgo * 60_000;
    await insertOrder(server.context, { destination: known, accepted_at: at(1440) });
    for (const [index, destination] of ['081255550001', '081255550002'].entries()) {
      await insertOrder(server.context, { destination, accepted_at: at(40 - 20 * index) });
      for (let filler = 1; filler <= 10; filler += 1)
        await insertOrder(server.context, { destination: known, accepted_at: at(40 - 20 * index - filler) });
    }
    expect(await codeOf(sell())).toBe('order.blocked');
    expect((await cases()).items[0]?.hits[0]?.facts).toEqual({ count: 3, most: 2, withinMs: 3_600_000 });
  });

  test('new destinations: what only asked for a name, or failed, makes none of them a known one', async () => {
    await setSettings(server, { 'fraud.newDestinations.action': 'block', 'fraud.newDestinations.count': 2 });
    const wanted = [order(), order(), order()];
    const accepted_at = server.clock.now - 86_400_000;
    for (const { destination } of wanted) {
      await insertOrder(server.context, { destination, accepted_at, verb: 'inquire', state: 'success' });
      await insertOrder(server.context, { destination, accepted_at, state: 'failed' });
    }
    const codes: string[] = [];
    for (const one of wanted) codes.push(await codeOf(sell(one)));
    expect(codes).toEqual(['sold', 'sold', 'order.blocked']);
  });

  test('night hours: by the local clock of the installation, over midnight too', async () => {
    const rule = { 'fraud.nightHours.action': 'block', 'fraud.nightHours.amount': '10000' };
    // Tests begin at noon of the sandbox's zone.
    await setSettings(server, { ...rule, 'fraud.nightHours.from': 12, 'fraud.nightHours.until': 13 });
    expect(await codeOf(sell())).toBe('order.blocked');
    expect((await cases()).items[0]?.hits[0]?.facts).toMatchObject({ hour: 12, amount: '10425' });
    await setSettings(server, { 'fraud.nightHours.from': 13, 'fraud.nightHours.until': 12 });
    expect(await codeOf(sell())).toBe('sold');
    await setSettings(server, { 'fraud.nightHours.from': 22, 'fraud.nightHours.until': 13 });
    expect(await codeOf(sell())).toBe('order.blocked');
    expect(await codeOf(sell(order({ productCode: 'S5', maxPrice: '9000' })))).toBe('sold');
  });

  test('shared device: counts the agents that have signed in with one key', async () => {
    await setSettings(server, { 'fraud.sharedDevice.action': 'block', 'fraud.sharedDevice.count': 1 });
    expect(await codeOf(sell())).toBe('sold');
    const other = await server.signIn(otherAgent.phone);
    expect(await codeOf(sell())).toBe('sold');
    const { store } = server.context;
    const { key_thumbprint } = await store
      .selectFrom('session')
      .select('key_thumbprint')
      .where('id', '=', device.deviceId)
      .executeTakeFirstOrThrow();
    await store.updateTable('session').set({ key_thumbprint }).where('id', '=', other.deviceId).execute();
    expect(await codeOf(sell())).toBe('order.blocked');
    expect((await cases()).items[0]?.hits[0]?.facts).toEqual({ count: 2, most: 1 });
    server.clock.now += 31 * 86_400_000;
    device = await server.signIn();
    expect(await codeOf(sell())).toBe('sold');
  });

  test('one KTP on many accounts: counts the verified accounts with the same number, and no word that nobody checked', async () => {
    await setSettings(server, { 'fraud.sharedIdentity.action': 'block' });
    const panel = reviewPanel(server, (await addOperator(server, 'reviewer')).token);
    await identityApp(server, device.token).submitBoth();
    await panel.decided(demoAgent.code, { ktp: approve, selfie: approve });
    expect(await codeOf(sell())).toBe('sold');
    const other = await server.signIn(otherAgent.phone);
    await identityApp(server, other.token).submitBoth();
    expect(await codeOf(sell())).toBe('sold');
    await panel.decided(otherAgent.code, { ktp: approve, selfie: approve });
    expect(await codeOf(sell())).toBe('order.blocked');
    const [seen] = (await cases('?rule=sharedIdentity')).items;
    expect(seen?.hits).toEqual([{ rule: 'sharedIdentity', action: 'block', facts: { count: 2, most: 1 } }]);
    await setSettings(server, { 'fraud.sharedIdentity.count': 2 });
    expect(await codeOf(sell())).toBe('sold');
  });

  test('velocity: counts orders, and their sum without those that failed', async () => {
    await setSettings(server, { 'fraud.velocity.action': 'block', 'fraud.velocity.count': 2 });
    expect(await codeOf(sell())).toBe('sold');
    expect(await codeOf(sell())).toBe('sold');
    expect(await codeOf(sell())).toBe('order.blocked');
    await setSettings(server, { 'fraud.velocity.count': 100, 'fraud.velocity.sum': '40000' });
    expect(await codeOf(sell())).toBe('sold');
    expect(await codeOf(sell())).toBe('order.blocked');
    await server.context.store.updateTable('orders').set({ state: 'failed' }).execute();
    expect(await codeOf(sell())).toBe('sold');
  });

  test('by default only watches, and notes the same thing once an hour', async () => {
    await setSettings(server, { 'fraud.velocity.count': 1 });
    for (let times = 0; times < 5; times += 1) expect(await codeOf(sell())).toBe('sold');
    const { items } = await cases();
    expect(items.map(({ state, hits }) => [state, hits[0]?.facts.count])).toEqual([['noted', 2]]);
    expect(items[0]?.orderId).not.toBeNull();
    expect(await news()).toEqual([expect.objectContaining({ kind: 'session.new' })]);
    server.clock.now += 3_600_000;
    await insertOrder(server.context, { accepted_at: server.clock.now - 1000 });
    expect(await codeOf(sell())).toBe('sold');
    expect((await cases()).items).toHaveLength(2);
  });

  test('that is off looks at nothing and writes nothing', async () => {
    const off = FraudRuleSchema.options;
    await setSettings(server, Object.fromEntries(off.map((rule) => [`fraud.${rule}.action`, 'off'])));
    await setSettings(server, { 'fraud.velocity.count': 1 });
    for (let times = 0; times < 3; times += 1) expect(await codeOf(sell())).toBe('sold');
    expect((await cases()).items).toEqual([]);
  });

  test('speaks only after the PIN, so that it tells a thief without it nothing', async () => {
    await setSettings(server, { 'fraud.velocity.action': 'block', 'fraud.velocity.sum': '1' });
    expect(await codeOf(sell(order({ pin: '000000' })))).toBe('pin.wrong');
    expect((await cases()).items).toEqual([]);
  });
});

describe('asking for a proof', () => {
  beforeEach(() => setSettings(server, { 'fraud.velocity.action': 'proof', 'fraud.velocity.sum': '1' }));

  const prove = async (body: ReturnType<typeof order>) => {
    const { pin: _pin, ...approved } = body;
    const asked = await server.ask('/api/v1/proofs', {
      method: 'POST',
      token: device.token,
      body: { purpose: 'order', method: 'code', order: approved },
    });
    const { id } = await json<Proof>(asked);
    const code = await server.codeOn(demoAgent.phone);
    await json(
      await server.ask(`/api/v1/proofs/${id}/code`, { method: 'POST', token: device.token, body: { code } }),
    );
    return id;
  };

  test('names the ways, and takes the same attempt with a proof for exactly this order, once', async () => {
    const body = order();
    const refused = await errorOf(await sell(body));
    expect(refused).toMatchObject({ code: 'order.proofRequired', details: { methods: ['code'] } });
    const proofId = await prove(body);
    expect(await codeOf(sell(order({ proofId })))).toBe('order.proofRequired');
    expect(await codeOf(sell({ ...body, maxPrice: '10500', proofId }))).toBe('order.proofRequired');
    const sold = await json<Order>(await sell({ ...body, proofId }));
    expect((await json<Order>(await sell({ ...body, proofId }))).id).toBe(sold.id);
    expect(await codeOf(sell(order({ proofId })))).toBe('order.proofRequired');
    const proved = (await cases('?state=proved')).items;
    expect(proved.map(({ orderId }) => orderId)).toEqual([sold.id]);
  });
});

describe('holding', () => {
  beforeEach(() => setSettings(server, { 'fraud.velocity.action': 'hold', 'fraud.velocity.sum': '1' }));

  const hold = async () => {
    const body = order();
    const refused = await errorOf(await sell(body));
    expect(refused.code).toBe('order.held');
    const [seen] = (await cases('?state=waiting')).items;
    if (!seen) throw new Error('no case');
    return { body, seen };
  };

  test('tells the panel, keeps one case however often it is tapped, and sends nothing', async () => {
    const events = listen(server, { audience: 'operator', sessionId: 's', subject: 'operator' });
    const { body, seen } = await hold();
    expect(events.types()).toContain('fraud.changed');
    const again = await Promise.all(Array.from({ length: 6 }, () => codeOf(sell(body))));
    expect(new Set(again)).toEqual(new Set(['order.held']));
    expect(await cases()).toMatchObject({ waiting: 1, items: [{ id: seen.id, orderId: null }] });
    expect(await server.context.store.selectFrom('orders').selectAll().execute()).toEqual([]);
    expect(
      JSON.stringify(await server.context.store.selectFrom('fraud_case').selectAll().execute()),
    ).not.toContain(demoAgent.pin);
  });

  test('released, the agent is told, and sends the same attempt himself, once and in time', async () => {
    const { body, seen } = await hold();
    const released = await json<FraudCase>(await decide(seen, 'release'));
    expect(released).toMatchObject({ state: 'released', decidedBy: 'operator', orderId: null });
    expect((await news())[0]).toMatchObject({ kind: 'order.released', params: { held: seen.id } });
    expect(await server.context.store.selectFrom('orders').selectAll().execute()).toEqual([]);

    expect(await codeOf(sell({ ...body, maxPrice: '10500' }))).toBe('order.held');
    const sold = await json<Order>(await sell(body));
    expect((await json<Order>(await sell(body))).id).toBe(sold.id);
    const held = await json<HeldOrder>(
      await server.ask(`/api/v1/held-orders/${seen.id}`, { token: device.token }),
    );
    expect(held).toMatchObject({ state: 'released', orderId: sold.id });
    expect(await codeOf(sell())).toBe('order.held');
  });

  test('released too long ago it is held again', async () => {
    const { body, seen } = await hold();
    await json(await decide(seen, 'release'));
    server.clock.now += server.context.settings.get('fraud.releaseFor');
    expect((await panel<FraudCase>(`/cases/${seen.id}`)).state).toBe('lapsed');
    expect(await codeOf(sell(body))).toBe('order.held');
    expect((await panel<FraudCase>(`/cases/${seen.id}`)).state).toBe('waiting');
  });

  test('rejected, the agent hears why, and the attempt is never sold, whatever the rules say later', async () => {
    const { body, seen } = await hold();
    await json(await decide(seen, 'reject'));
    expect((await news())[0]).toMatchObject({
      kind: 'order.rejected',
      params: { reason: 'sudah dicek lewat telepon' },
    });
    expect((await errorOf(await sell(body))).message).toContain('sudah dicek lewat telepon.');
    await setSettings(server, { 'fraud.velocity.action': 'watch' });
    expect(await codeOf(sell(body))).toBe('order.rejected');
    expect(await codeOf(sell())).toBe('sold');
  });

  test('is decided once, by one who may, with a reason, and stands in the trail', async () => {
    const { seen } = await hold();
    const support = await addOperator(server, 'support');
    expect((await errorOf(await decide(seen, 'release', support.token))).code).toBe('auth.forbidden');
    const answers = await Promise.all([
      decide(seen, 'release'),
      decide(seen, 'reject'),
      decide(seen, 'release'),
      decide(seen, 'reject'),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await errorOf(await decide(seen, 'reject'))).code).toBe('fraud.caseDecided');
    const trail = await server.context.store
      .selectFrom('audit_entry')
      .select(['verb', 'subject', 'reason'])
      .where('verb', 'like', 'fraudCase.%')
      .execute();
    expect(trail).toEqual([
      {
        verb: expect.stringMatching(/^fraudCase\.(released|rejected)$/),
        subject: `agent:${demoAgent.code}`,
        reason: 'sudah dicek lewat telepon',
      },
    ]);
  });

  test("is nobody else's to see", async () => {
    const { seen } = await hold();
    const { token } = await server.signIn(otherAgent.phone);
    const asked = await server.ask(`/api/v1/held-orders/${seen.id}`, { token });
    expect((await errorOf(asked)).code).toBe('fraud.caseNotFound');
  });

  test('survives a restart: another process finds the case, the release and the attempt', async () => {
    const { body, seen } = await hold();
    await json(await decide(seen, 'release'));
    const restarted = await server.beside();
    expect(await codeOf(sell(body, device.token, restarted))).toBe('sold');
    await restarted.close();
  });
});

describe('two orders at once', () => {
  test('cannot both slip under a rule that counts, on two processes', async () => {
    const beside = await server.beside();
    await setSettings(server, { 'fraud.velocity.action': 'block', 'fraud.velocity.count': 3 });
    await beside.context.settings.refresh();
    const codes = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        codeOf(sell(order(), device.token, index % 2 ? server : beside)),
      ),
    );
    expect(codes.filter((code) => code === 'sold')).toHaveLength(3);
    await beside.close();
  });
});

describe('the rules', () => {
  const list = async () => (await panel<{ items: FraudRuleView[] }>('/rules')).items;

  test('are changed together, hold at once at every process, and are kept and audited as settings are', async () => {
    const beside = await server.beside();
    const before = await list();
    expect(before.map(({ rule }) => rule)).toEqual([
      'newDevice',
      'newDestinations',
      'nightHours',
      'sharedDevice',
      'sharedIdentity',
      'velocity',
      'review',
    ]);
    for (const { settings } of before.slice(0, 5)) expect(settings[0]?.value).toBe('watch');
    const changes = [
      { key: 'fraud.velocity.action', value: 'block', version: 0 },
      { key: 'fraud.velocity.sum', value: '1', version: 0 },
    ];
    const put = () =>
      server.ask('/api/v1/admin/settings', { method: 'PUT', token: operator, body: { changes } });
    await json(await put());
    expect(await codeOf(sell(order(), device.token, beside))).toBe('order.blocked');
    expect((await errorOf(await put())).code).toBe('setting.conflict');
    const trail = await server.context.store
      .selectFrom('audit_entry')
      .select('subject')
      .where('verb', '=', 'setting.changed')
      .where('subject', 'like', 'setting:fraud.%')
      .execute();
    expect(trail).toHaveLength(2);
    await beside.close();
  });

  test('have bounds', async () => {
    const put = (changes: object[]) =>
      server.ask('/api/v1/admin/settings', { method: 'PUT', token: operator, body: { changes } });
    for (const change of [
      { key: 'fraud.velocity.count', value: 0, version: 0 },
      { key: 'fraud.nightHours.from', value: 24, version: 0 },
      { key: 'fraud.velocity.action', value: 'explode', version: 0 },
    ])
      expect((await errorOf(await put([change]))).code).toBe('request.invalid');
  });
});
