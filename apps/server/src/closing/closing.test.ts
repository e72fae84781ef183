import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import type { AdminClosing, AgentView, Closing } from '@hexaflate/contract';
import { verifyTrail } from '../audit/verify.ts';
import { follow } from '../orders/follow.ts';
import { orderById } from '../orders/journal.ts';
import { recoverOrders } from '../orders/recover.ts';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
} from '../testing/context.ts';
import { identityApp } from '../testing/identity.ts';
import { listen } from '../testing/live-events.ts';
import { addOperator, signInOperator } from '../testing/operators.ts';
import { insertOrder } from '../testing/orders.ts';
import { insertProtections } from '../testing/protections.ts';
import { eraseAccounts } from './erase-accounts.ts';

const DAY_MS = 86_400_000;

let server: TestServer;
let token: string;
let deviceId: string;
beforeEach(async () => {
  server = await startTestServer();
  ({ token, deviceId } = await server.signIn());
});
afterEach(() => server.close());

const close = (as = token, body: object = { pin: demoAgent.pin, understood: true }) =>
  server.ask('/api/v1/closing', { method: 'POST', token: as, body });
const comeBack = (as: string) => server.ask('/api/v1/closing/take-back', { method: 'POST', token: as });
const me = async (as: string) => json<AgentView>(await server.ask('/api/v1/me', { token: as }));
const closing = async (as: string) => json<Closing>(await server.ask('/api/v1/closing', { token: as }));
const rowsOf = async (table: 'session' | 'notification' | 'agent_profile' | 'receipt_settings' | 'orders') =>
  (
    await server.context.store
      .selectFrom(table)
      .select('agent_code')
      .where('agent_code', '=', demoAgent.code)
      .execute()
  ).length;

async function saveSomething(as: string): Promise<void> {
  const profile = { storeName: 'Konter', ownerName: 'Budi', phone: '', province: '', city: '', street: '' };
  const body = { ...profile, postcode: '', email: 'budi@example.com', version: 0 };
  await json(await server.ask('/api/v1/profile', { method: 'PUT', token: as, body }));
}

describe('asking', () => {
  test('says beforehand what stays in Otomax, what runs, and for how long one may come back', async () => {
    await insertOrder(server.context, { state: 'processing' });
    expect(await closing(token)).toMatchObject({
      running: null,
      graceDays: 30,
      balance: '1284500',
      openOrders: 1,
      page: '/hapus-akun',
    });
  });

  test('needs the right PIN and the word that the consequences were read', async () => {
    expect((await errorOf(await close(token, { pin: '000000', understood: true }))).code).toBe('pin.wrong');
    expect((await close(token, { pin: demoAgent.pin, understood: false })).status).toBe(400);
    expect((await me(token)).closesAt).toBeNull();
  });

  test('ends every session at once, and nobody else’s', async () => {
    const tablet = await server.signIn();
    const stranger = await server.signIn(otherAgent.phone);
    const socket = listen(server, { audience: 'agent', sessionId: deviceId, subject: demoAgent.code });
    expect((await close(tablet.token)).status).toBe(204);
    for (const gone of [token, tablet.token])
      expect((await server.ask('/api/v1/me', { token: gone })).status).toBe(401);
    expect(socket.closed).toBe('revoked');
    expect((await server.ask('/api/v1/me', { token: stranger.token })).status).toBe(200);
  });

  test('twice at once makes one wish', async () => {
    const tablet = await server.signIn();
    const answers = await Promise.all([close(token), close(tablet.token)]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const rows = await server.context.store.selectFrom('account_closing').selectAll().execute();
    expect(rows).toHaveLength(1);
  });
});

describe('the grace', () => {
  test('whoever signs in during it sees when it ends, sells nothing, and comes back by his own choice', async () => {
    await close();
    const back = await server.signIn();
    const eraseAt = (await closing(back.token)).running?.eraseAt;
    expect((await me(back.token)).closesAt).toBe(eraseAt ?? '');
    const sale = await server.ask('/api/v1/orders', {
      method: 'POST',
      token: back.token,
      body: {
        attemptId: crypto.randomUUID(),
        productCode: 'S10',
        destination: '081234567890',
        counter: 1,
        maxPrice: '20000',
        pin: demoAgent.pin,
      },
    });
    expect([sale.status, (await errorOf(sale)).code]).toEqual([403, 'account.closing']);
    expect((await comeBack(back.token)).status).toBe(204);
    expect((await me(back.token)).closesAt).toBeNull();
    server.clock.now += 40 * DAY_MS;
    expect(await eraseAccounts(server.context)).toBe(0);
  });

  test('ends when the setting said at the time of asking, not a millisecond before', async () => {
    await close();
    const { erase_at } = await server.context.store
      .selectFrom('account_closing')
      .select('erase_at')
      .executeTakeFirstOrThrow();
    server.clock.now = erase_at - 1;
    expect(await eraseAccounts(server.context)).toBe(0);
    server.clock.now = erase_at;
    expect(await eraseAccounts(server.context)).toBe(1);
  });

  test('nothing is left to take back without a wish', async () => {
    expect((await errorOf(await comeBack(token))).code).toBe('closing.notRunning');
  });
});

describe('erasing', () => {
  test('takes all that was kept of the person and leaves sales that name nobody', async () => {
    const order = await insertOrder(server.context, {
      state: 'success',
      destination: '081298765432',
      buyer_phone: '081200001111',
      serial: '1234-5678',
      note: 'ke 081298765432',
      transaction_code: 77,
    });
    const others = await insertOrder(server.context, { agent_code: otherAgent.code, state: 'success' });
    await saveSomething(token);
    await close();
    server.clock.now += 30 * DAY_MS;
    expect(await eraseAccounts(server.context)).toBe(1);
    for (const table of ['session', 'notification', 'agent_profile', 'receipt_settings', 'orders'] as const)
      expect([table, await rowsOf(table)]).toEqual([table, 0]);
    const kept = await orderById(server.context.store, order.id);
    expect(kept).toMatchObject({
      destination: '•••432',
      buyer_phone: null,
      serial: null,
      note: null,
      session_id: null,
      price: order.price,
      product_code: order.product_code,
      state: 'success',
      transaction_code: 77,
    });
    expect(kept?.agent_code).toMatch(/^x-[0-9a-f]{12}$/);
    expect(await orderById(server.context.store, others.id)).toEqual(others);
    expect((await verifyTrail(server.context.store)).broken).toBeNull();
  });

  test('takes passkeys, PIN changes and cases of the rules, and leaves those of others', async () => {
    await insertProtections(server.context, deviceId);
    const { store } = server.context;
    const tables = [
      'approval_challenge',
      'approval_key',
      'fraud_case',
      'pin_change',
      'pin_reset_start',
    ] as const;
    const counts = () =>
      Promise.all(tables.map(async (table) => (await store.selectFrom(table).select('id').execute()).length));
    expect(await counts()).toEqual([1, 1, 1, 1, 1]);
    await store
      .insertInto('pin_reset_start')
      .values({
        id: 'of another',
        agent_code: otherAgent.code,
        operator: 'budi',
        reason: 'lupa',
        at: server.clock.now,
        until: server.clock.now,
        used_at: null,
      })
      .execute();
    await close();
    server.clock.now += 31 * DAY_MS;
    expect(await eraseAccounts(server.context)).toBe(1);
    expect(await counts()).toEqual([0, 0, 0, 0, 1]);
  });

  test('destroys the key of identity documents, so that no copy of their bytes opens again', async () => {
    await identityApp(server, token).upload('ktp');
    await close();
    server.clock.now += 31 * DAY_MS;
    await eraseAccounts(server.context);
    const keys = await server.context.store.selectFrom('identity_key').select('agent_code').execute();
    expect(keys).toEqual([]);
    expect(await Array.fromAsync(server.context.blobs.list())).toEqual([]);
  });

  test('waits for sales under way, and for those that nobody knows the end of', async () => {
    const order = await insertOrder(server.context, { state: 'unknown' });
    await close();
    server.clock.now += 31 * DAY_MS;
    expect(await eraseAccounts(server.context)).toBe(0);
    await server.context.store
      .updateTable('orders')
      .set({ state: 'failed' })
      .where('id', '=', order.id)
      .execute();
    expect(await eraseAccounts(server.context)).toBe(1);
  });

  test('is not kept waiting by others, however many wait for their sales or cannot be erased', async () => {
    const { store } = server.context;
    await close();
    const wish = await store.selectFrom('account_closing').selectAll().executeTakeFirstOrThrow();
    for (let n = 0; n < 25; n += 1) {
      const agent_code = `AG9${n}`;
      const row = { ...wish, id: `earlier ${n}`, agent_code, erase_at: wish.erase_at - 1000 };
      await store.insertInto('account_closing').values(row).execute();
      await insertOrder(server.context, { agent_code, state: 'unknown' });
    }
    const odd = { ...wish, id: 'odd', agent_code: otherAgent.code, erase_at: wish.erase_at - 1 };
    await store.insertInto('account_closing').values(odd).execute();
    const stranger = await server.signIn(otherAgent.phone);
    const { live } = server.context;
    const endSession = live.endSession;
    live.endSession = (id, reason) => {
      if (id === stranger.deviceId) throw new Error('a fault of one account');
      endSession(id, reason);
    };
    server.clock.now += 31 * DAY_MS;
    await expect(eraseAccounts(server.context)).rejects.toThrow('a fault of one account');
    const erased = store
      .selectFrom('account_closing')
      .select('agent_code')
      .where('erased_at', 'is not', null);
    expect(await erased.execute()).toEqual([{ agent_code: demoAgent.code }]);
  });

  test('happens once, however many processes try, and whoever is late cannot come back any more', async () => {
    await close();
    const back = await server.signIn();
    server.clock.now += 31 * DAY_MS;
    const beside = await server.beside();
    try {
      const [one, two, late] = await Promise.all([
        eraseAccounts(server.context),
        eraseAccounts(beside.context),
        comeBack(back.token),
      ]);
      const erased = (one ?? 0) + (two ?? 0);
      expect([
        [1, 401],
        [1, 409],
        [0, 204],
      ]).toContainEqual([erased, late.status]);
      const entries = await server.context.store
        .selectFrom('audit_entry')
        .select('seq')
        .where('verb', '=', 'account.erased')
        .execute();
      expect(entries).toHaveLength(erased);
    } finally {
      await beside.close();
    }
  });

  test('goes on where a process died in the middle of it', async () => {
    await saveSomething(token);
    await close();
    server.clock.now += 31 * DAY_MS;
    await server.context.store
      .updateTable('account_closing')
      .set({ erasing_at: server.clock.now - 1000 })
      .execute();
    expect(await eraseAccounts(server.context)).toBe(1);
    expect(await rowsOf('agent_profile')).toBe(0);
  });

  test('lets nobody sign in until an operator has closed the account in Otomax', async () => {
    await close();
    server.clock.now += 31 * DAY_MS;
    await eraseAccounts(server.context);
    const challengeId = await server.requestCode();
    const answer = await server.ask('/api/v1/auth/verify', {
      method: 'POST',
      body: {
        challengeId,
        code: await server.codeOn(demoAgent.phone),
        device: { name: 'HP', platform: 'web', appVersion: '1' },
        transport: 'bearer',
      },
    });
    expect((await errorOf(answer)).code).toBe('auth.notAllowed');
  });

  test('a start afterwards writes nothing back from the submissions, and a late flip finds its sale', async () => {
    const order = await insertOrder(server.context, { state: 'success' });
    await close();
    server.clock.now += 31 * DAY_MS;
    await eraseAccounts(server.context);
    expect(await recoverOrders(server.context)).toBe(0);
    const kept = await orderById(server.context.store, order.id);
    if (!kept) throw new Error('the sale is gone');
    await follow(server.context, kept);
    expect(await rowsOf('orders')).toBe(0);
  });
});

describe('the operator', () => {
  const list = async (as: string) =>
    json<{ items: AdminClosing[]; toDo: number }>(await server.ask('/api/v1/admin/closings', { token: as }));

  test('sees who goes and when, then has the account to close in Otomax, and notes in the trail that it is done', async () => {
    const operator = await signInOperator(server);
    const socket = listen(server, {
      audience: 'operator',
      sessionId: operator.sessionId,
      subject: 'operator',
    });
    await close(token, { pin: demoAgent.pin, understood: true, reason: 'Pindah usaha' });
    expect(socket.types()).toContain('closings.changed');
    const [waiting] = (await list(operator.token)).items;
    expect(waiting).toMatchObject({
      agentCode: demoAgent.code,
      agentName: 'Maju Jaya Cell',
      state: 'waiting',
      askedBy: 'app',
      reason: 'Pindah usaha',
      balance: '1284500',
    });
    const done = (as: string) =>
      server.ask(`/api/v1/admin/closings/${waiting?.id}/done`, { method: 'POST', token: as });
    expect((await errorOf(await done(operator.token))).code).toBe('closing.notToDo');

    server.clock.now += 31 * DAY_MS;
    await eraseAccounts(server.context);
    const again = await signInOperator(server);
    const afterwards = await list(again.token);
    expect(afterwards.toDo).toBe(1);
    expect(afterwards.items[0]).toMatchObject({ state: 'toDo', reason: null, balance: '1284500' });
    const { token: support } = await addOperator(server, 'support');
    expect((await errorOf(await done(support))).code).toBe('auth.forbidden');
    const answers = await Promise.all([done(again.token), done(again.token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await list(again.token)).toMatchObject({
      toDo: 0,
      items: [{ state: 'done', doneBy: 'operator' }],
    });
    const entries = await server.context.store
      .selectFrom('audit_entry')
      .select('subject')
      .where('verb', '=', 'closing.done')
      .execute();
    expect(entries).toEqual([{ subject: `agent:${demoAgent.code}` }]);
  });
});
