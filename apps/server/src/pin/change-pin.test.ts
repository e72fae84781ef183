import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import { type PinChange, PinChangeSchema, type PinStanding, PinStandingSchema } from '@hexaflate/contract';
import { OtomaxUnavailableError } from '@hexaflate/otomax';
import { openSandboxDatabase } from '@hexaflate/otomax/sandbox';
import { sql } from 'kysely';
import { sweepOrders } from '../orders/sweep.ts';
import { demoAgent, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { insertOrder } from '../testing/orders.ts';
import { startEngine, type TestEngine } from '../testing/sandbox-engine.ts';
import { sweepChanges } from './sweep-changes.ts';

const NEW_PIN = '907153';
let server: TestServer;
let engine: TestEngine;
let token: string;
let cutOff: 'before' | 'after' | undefined;

async function begin(formatsAsFound = true): Promise<void> {
  cutOff = undefined;
  server = await startTestServer({
    formatsAsFound,
    gateway: (gateway) => ({
      ...gateway,
      async changePin(request, newPin) {
        if (cutOff === 'before') throw new OtomaxUnavailableError('cut off');
        const sent = await gateway.changePin(request, newPin);
        if (cutOff === 'after') throw new OtomaxUnavailableError('cut off after the commit');
        return sent;
      },
    }),
  });
  engine = await startEngine(server);
  await server.context.features.refresh();
  ({ token } = await server.signIn());
}
afterEach(async () => {
  await engine.close();
  await server.close();
});

interface Wanted {
  attemptId: string;
  pin: string;
  newPin: string;
}
const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  attemptId: crypto.randomUUID(),
  pin: demoAgent.pin,
  newPin: NEW_PIN,
  ...more,
});
const post = (body: Wanted, as = token) =>
  server.ask('/api/v1/pin/changes', { method: 'POST', body, token: as });
const change = async (body: Wanted) => PinChangeSchema.parse(await json(await post(body)));
const refusal = async (body: Wanted) => errorOf(await post(body));
const read = async (id: string): Promise<PinChange> =>
  PinChangeSchema.parse(await json(await server.ask(`/api/v1/pin/changes/${id}`, { token })));
const standing = async (): Promise<PinStanding> =>
  PinStandingSchema.parse(await json(await server.ask('/api/v1/pin', { token })));
const check = (pin: string) => server.ask('/api/v1/pin/check', { method: 'POST', body: { pin }, token });
async function messages(): Promise<string[]> {
  const db = openSandboxDatabase(join(server.dataDir, 'otomax.sqlite'), { readOnly: true });
  const rows = await db.selectFrom('inbox').select('pesan').where('pesan', 'like', 'GP.%').execute();
  await db.destroy();
  return rows.map(({ pesan }) => pesan);
}
const sale = (pin: string) => ({
  attemptId: crypto.randomUUID(),
  productCode: 'S10',
  destination: '081234569001',
  maxPrice: '11000',
  pin,
});

describe('where Otomax can be asked', () => {
  beforeEach(() => begin());

  test('a PIN is changed by Otomax in its own format, and the old one is wrong from then on', async () => {
    const asked = await change(wanted());
    expect(asked.state).toBe('sent');
    expect(await messages()).toEqual([`GP.${demoAgent.pin}.${NEW_PIN}`]);
    await engine.pass(1000);
    expect(await read(asked.id)).toMatchObject({ state: 'done', failure: null });
    expect((await errorOf(await check(demoAgent.pin))).code).toBe('pin.wrong');
    expect((await check(NEW_PIN)).status).toBe(204);
  });

  test('the same attempt again, in a row or at once, is sent once and answers what became of it', async () => {
    const body = wanted();
    const answers = await Promise.all(Array.from({ length: 8 }, () => change(body)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    await engine.pass(1000);
    expect(await change({ ...body, newPin: '515972' })).toMatchObject({ state: 'done' });
    expect(await messages()).toHaveLength(1);
  });

  test('two changes at once: the second is told to wait, so that none is sent with an outdated PIN', async () => {
    const answers = await Promise.all([post(wanted()), post(wanted({ newPin: '515972' }))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect(await messages()).toHaveLength(1);
  });

  test('a wrong present PIN counts, and nothing is sent', async () => {
    expect(await refusal(wanted({ pin: '000000' }))).toMatchObject({
      code: 'pin.wrong',
      details: { left: 4 },
    });
    expect(await messages()).toEqual([]);
  });

  test.each([
    ['123456', 'run'],
    [demoAgent.pin, 'present'],
    [demoAgent.phone.slice(0, 6), 'phone'],
    ['12345', 'length'],
  ])('a new PIN that others would guess is refused with the reason: %s, %s', async (newPin, why) => {
    expect(await refusal(wanted({ newPin }))).toMatchObject({
      code: 'pin.weak',
      details: { why, length: 6 },
    });
    expect(await messages()).toEqual([]);
  });

  test('the birth date in an identity number that Otomax keeps is refused', async () => {
    const db = openSandboxDatabase(join(server.dataDir, 'otomax.sqlite'));
    await db
      .updateTable('reseller')
      .set({ nomor_ktp: '3204114708900001' })
      .where('kode', '=', demoAgent.code)
      .execute();
    await db.destroy();
    expect((await refusal(wanted({ newPin: '070890' }))).details).toMatchObject({ why: 'birthDate' });
  });

  test('while the PIN is being changed nothing is sold, and afterwards it is sold with the new one', async () => {
    await change(wanted());
    const answer = await server.ask('/api/v1/orders', { method: 'POST', body: sale(demoAgent.pin), token });
    expect((await errorOf(answer)).code).toBe('pin.changing');
    await engine.pass(1000);
    expect((await server.ask('/api/v1/orders', { method: 'POST', body: sale(NEW_PIN), token })).status).toBe(
      201,
    );
  });

  test('a sale that is written down but not sent yet stops a change, and is not stopped by it', async () => {
    const order = await insertOrder(server.context, {
      state: 'accepted',
      accepted_at: server.clock.now - 5000,
      max_price: '11000',
      destination: '081234569001',
    });
    expect(await change(wanted())).toMatchObject({ state: 'refused', failure: 'saleUnderway' });
    await sweepOrders(server.context);
    const sent = await server.context.store
      .selectFrom('orders')
      .select('state')
      .where('id', '=', order.id)
      .executeTakeFirst();
    expect(sent?.state).toBe('submitted');
    expect(await messages()).toEqual([]);
  });

  test('an accepted sale waits behind a change that is underway, and goes out when it is done', async () => {
    await change(wanted());
    const order = await insertOrder(server.context, {
      state: 'accepted',
      accepted_at: server.clock.now - 5000,
      max_price: '11000',
      destination: '081234569001',
    });
    const state = async () => {
      const row = await server.context.store
        .selectFrom('orders')
        .select('state')
        .where('id', '=', order.id)
        .executeTakeFirst();
      return row?.state;
    };
    await sweepOrders(server.context);
    expect(await state()).toBe('accepted');
    await engine.pass(1000);
    await sweepOrders(server.context);
    expect(await state()).toBe('submitted');
  });

  test('an answer that was lost on the way is found again: the change is sent once', async () => {
    const body = wanted();
    cutOff = 'after';
    expect((await refusal(body)).code).toBe('otomax.unavailable');
    cutOff = undefined;
    expect((await change(body)).state).toBe('sent');
    expect(await messages()).toHaveLength(1);
  });

  test('only the session that began a change may go on with it', async () => {
    const body = wanted();
    cutOff = 'before';
    await refusal(body);
    cutOff = undefined;
    const other = await server.signIn();
    expect((await errorOf(await post({ ...body, newPin: '515972' }, other.token))).code).toBe('pin.changing');
    expect(await messages()).toEqual([]);
  });

  test('a change that was interrupted is no way to a reset without a proof', async () => {
    const { attemptId, ...body } = wanted();
    cutOff = 'before';
    await refusal({ attemptId, ...body });
    cutOff = undefined;
    const reset = { attemptId, newPin: '515972' };
    const answer = await server.ask('/api/v1/pin/resets', { method: 'POST', body: reset, token });
    expect((await errorOf(answer)).code).toBe('pin.changing');
    expect(await messages()).toEqual([]);
  });

  test('a change that could not be sent in time is closed, and its attempt sends nothing any more', async () => {
    const body = wanted();
    cutOff = 'before';
    await refusal(body);
    cutOff = undefined;
    server.clock.now += 61_000;
    await sweepChanges(server.context);
    expect(await change(body)).toMatchObject({ state: 'refused', failure: 'notSent' });
    expect(await messages()).toEqual([]);
    expect((await standing()).change).toBeNull();
    expect((await change(wanted())).state).toBe('sent');
  });

  test('Otomax says no: the change is refused, and the PIN from before stands', async () => {
    const asked = await change(wanted());
    const db = openSandboxDatabase(join(server.dataDir, 'otomax.sqlite'));
    await db.updateTable('inbox').set({ status: 48 }).where('pesan', 'like', 'GP.%').execute();
    await db.destroy();
    await sweepChanges(server.context);
    expect(await read(asked.id)).toMatchObject({ state: 'refused', failure: 'refused' });
    expect((await check(demoAgent.pin)).status).toBe(204);
  });

  test('an answer of Otomax that changed nothing is not taken for a change', async () => {
    const asked = await change(wanted());
    const db = openSandboxDatabase(join(server.dataDir, 'otomax.sqlite'));
    await db.updateTable('inbox').set({ status: 21 }).where('pesan', 'like', 'GP.%').execute();
    await db.destroy();
    await sweepChanges(server.context);
    expect((await read(asked.id)).state).toBe('sent');
    server.clock.now += 11_000;
    await sweepChanges(server.context);
    expect(await read(asked.id)).toMatchObject({ state: 'refused', failure: 'refused' });
  });

  test('a change that Otomax never answers becomes unknown, holds up no sale, and still finds its end', async () => {
    const asked = await change(wanted());
    server.clock.now += server.context.settings.get('orders.unknownAfter') + 1000;
    await sweepChanges(server.context);
    expect((await read(asked.id)).state).toBe('unknown');
    expect((await standing()).change).toBeNull();
    await engine.passUnseen(1000);
    await sweepChanges(server.context);
    expect((await read(asked.id)).state).toBe('done');
  });

  test('all devices are told of the change, and by which device', async () => {
    await change(wanted());
    await engine.pass(1000);
    const { items } = await json<{ items: { kind: string; params: Record<string, string> }[] }>(
      await server.ask('/api/v1/notifications', { token }),
    );
    expect(items.find(({ kind }) => kind === 'pin.changed')?.params).toEqual({ device: 'Chrome di Android' });
  });

  test('neither PIN is in our store, in a log or in a notification', async () => {
    await change(wanted());
    await engine.pass(1000);
    await refusal(wanted({ pin: NEW_PIN, newPin: '123456' }));
    const { store } = server.context;
    const texts = [...server.logged];
    for (const { name } of await store.introspection.getTables()) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(store);
      texts.push(JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value)));
    }
    for (const secret of [demoAgent.pin, NEW_PIN])
      expect(texts.filter((text) => text.includes(secret))).toEqual([]);
  });

  test('nobody sees the change of another', async () => {
    const { id } = await change(wanted());
    const other = await server.signIn('081200000002');
    const answer = await server.ask(`/api/v1/pin/changes/${id}`, { token: other.token });
    expect((await errorOf(answer)).code).toBe('pin.changeNotFound');
  });

  test('how the PIN stands counts the mistakes, and names what is underway', async () => {
    expect(await standing()).toEqual({
      state: 'open',
      lockedUntil: null,
      failures: 0,
      triesLeft: 5,
      length: 6,
      canChange: true,
      resetStartedUntil: null,
      change: null,
    });
    await check('000000');
    expect(await standing()).toMatchObject({ state: 'open', triesLeft: 4 });
    for (let time = 0; time < 4; time += 1) await check('000000');
    expect(await standing()).toMatchObject({ state: 'locked' });
  });
});

test('where no operator has agreed to a format nothing is asked, and the agent is told so', async () => {
  await begin(false);
  expect((await standing()).canChange).toBe(false);
  expect((await refusal(wanted())).code).toBe('feature.missing');
  expect(await messages()).toEqual([]);
});
