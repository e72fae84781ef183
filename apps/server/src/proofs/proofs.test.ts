import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import type { ErrorCode, Proof } from '@hexaflate/contract';
import { AppError } from '../http/app-error.ts';
import { setSettings } from '../testing/change-setting.ts';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
} from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';
import { markSafe, sessionOf } from '../testing/safe-sessions.ts';
import { possibleMethods } from './methods.ts';
import { orderSubject, sessionSubject } from './subject.ts';
import { useProof } from './use-proof.ts';

const order = {
  attemptId: crypto.randomUUID(),
  productCode: 'S10',
  destination: '0812-3456 9001',
  counter: 1,
  maxPrice: '11000',
};

let server: TestServer;
/** Signed in first, and safe. */
let old: { token: string; deviceId: string };
/** Signed in after it, and new. */
let fresh: { token: string; deviceId: string };
beforeEach(async () => {
  server = await startTestServer();
  await setSettings(server, { 'pin.resetNeedsOperator': false });
  old = await server.signIn();
  await markSafe(server, old.deviceId);
  fresh = await server.signIn();
});
afterEach(() => server.close());

const post = (path: string, token: string, body: unknown, on = server) =>
  on.ask(`/api/v1${path}`, { method: 'POST', token, body });
const get = (path: string, token: string) => server.ask(`/api/v1${path}`, { token });
const askFor = async (body: unknown, token = fresh.token) => json<Proof>(await post('/proofs', token, body));
const refusalOf = async (answer: Promise<Response>): Promise<ErrorCode> => (await errorOf(await answer)).code;
const waiting = async (token: string) =>
  (await json<{ items: Proof[] }>(await get('/proofs', token))).items.map(({ id }) => id);
const methods = async (purpose: string, token = fresh.token) =>
  (await json<{ methods: string[] }>(await get(`/proof-methods?purpose=${purpose}`, token))).methods;

/** Tries to use a proof; the code that it is refused with, or undefined. */
async function use(
  deed: { id: string | undefined; subject: string | null; purpose: Proof['purpose'] },
  who = fresh,
  one = server,
): Promise<ErrorCode | undefined> {
  const session = await sessionOf(one, who.deviceId);
  try {
    await one.context.store
      .transaction()
      .execute((transaction) => useProof(one.context, transaction, { ...deed, session }));
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe('a yes from an older device', () => {
  test('is asked live and in the news, says what it is about, and is used once', async () => {
    const events = listen(server, { audience: 'agent', sessionId: old.deviceId, subject: demoAgent.code });
    const proof = await askFor({ purpose: 'order', method: 'device', order });
    expect(proof).toMatchObject({
      status: 'asked',
      about: { product: 'Telkomsel 10.000', destination: '081234569001', amount: '11000' },
    });
    expect(events.types()).toEqual(['notification.created', 'proofs.changed']);
    expect(await waiting(old.token)).toEqual([proof.id]);
    const given = await json<Proof>(await post(`/proofs/${proof.id}/answer`, old.token, { approve: true }));
    expect(given.status).toBe('given');
    expect(await waiting(old.token)).toEqual([]);

    const deed = { id: proof.id, purpose: 'order' as const, subject: orderSubject(order) };
    expect(await use(deed)).toBeUndefined();
    expect(await use(deed)).toBe('proof.required');
  });

  test('approves that order and no other, for that device and no other, for that purpose and no other', async () => {
    const proof = await askFor({ purpose: 'order', method: 'device', order });
    await json(await post(`/proofs/${proof.id}/answer`, old.token, { approve: true }));
    const subject = orderSubject(order);
    for (const changed of [
      { ...order, maxPrice: '12000' },
      { ...order, attemptId: crypto.randomUUID() },
      { ...order, destination: '081234569002' },
    ])
      expect(await use({ id: proof.id, purpose: 'order', subject: orderSubject(changed) })).toBe(
        'proof.required',
      );
    expect(await use({ id: proof.id, purpose: 'pin.reset', subject })).toBe('proof.required');
    expect(await use({ id: proof.id, purpose: 'order', subject: null })).toBe('proof.required');
    expect(await use({ id: proof.id, purpose: 'order', subject }, old)).toBe('proof.required');
    const stranger = await server.signIn(otherAgent.phone);
    expect(await use({ id: proof.id, purpose: 'order', subject }, stranger)).toBe('proof.required');
    expect(await use({ id: proof.id, purpose: 'order', subject })).toBeUndefined();
  });

  test('counts from safe devices alone that were signed in before it', async () => {
    const later = await server.signIn();
    await markSafe(server, later.deviceId);
    const proof = await askFor({ purpose: 'pin.reset', method: 'device' });
    for (const token of [fresh.token, later.token]) {
      expect(await waiting(token)).toEqual([]);
      expect(await refusalOf(post(`/proofs/${proof.id}/answer`, token, { approve: true }))).toBe(
        'proof.notFound',
      );
    }
    await markSafe(server, old.deviceId, 'voided');
    expect(await refusalOf(post(`/proofs/${proof.id}/answer`, old.token, { approve: true }))).toBe(
      'proof.notFound',
    );
  });

  test('is not to be had from another agent, nor by asking for what is not there', async () => {
    const proof = await askFor({ purpose: 'pin.reset', method: 'device' });
    const { token: stranger } = await server.signIn(otherAgent.phone);
    for (const path of [`/proofs/${proof.id}/answer`, '/proofs/nothing/answer'])
      expect(await refusalOf(post(path, stranger, { approve: true }))).toBe('proof.notFound');
    expect(await refusalOf(get(`/proofs/${proof.id}`, stranger))).toBe('proof.notFound');
    expect(await refusalOf(get(`/proofs/${proof.id}`, old.token))).toBe('proof.notFound');
  });

  test('a no is final, and so is time', async () => {
    const proof = await askFor({ purpose: 'pin.reset', method: 'device' });
    await json(await post(`/proofs/${proof.id}/answer`, old.token, { approve: false }));
    expect(await refusalOf(post(`/proofs/${proof.id}/answer`, old.token, { approve: true }))).toBe(
      'proof.closed',
    );
    expect(await use({ id: proof.id, purpose: 'pin.reset', subject: null })).toBe('proof.required');

    const late = await askFor({ purpose: 'pin.reset', method: 'device' });
    server.clock.now += server.context.settings.get('proofs.giveWithin');
    expect(await waiting(old.token)).toEqual([]);
    expect(await refusalOf(post(`/proofs/${late.id}/answer`, old.token, { approve: true }))).toBe(
      'proof.closed',
    );
    expect((await json<Proof>(await get(`/proofs/${late.id}`, fresh.token))).status).toBe('expired');

    const unused = await askFor({ purpose: 'pin.reset', method: 'device' });
    await json(await post(`/proofs/${unused.id}/answer`, old.token, { approve: true }));
    server.clock.now += server.context.settings.get('proofs.useWithin');
    expect(await use({ id: unused.id, purpose: 'pin.reset', subject: null })).toBe('proof.required');
  });

  test('whoever waits for it hears of it at once', async () => {
    const proof = await askFor({ purpose: 'pin.reset', method: 'device' });
    const held = get(`/proofs/${proof.id}?wait=25&version=${proof.version}`, fresh.token);
    await json(await post(`/proofs/${proof.id}/answer`, old.token, { approve: true }));
    expect((await json<Proof>(await held)).status).toBe('given');
  });

  test('is asked for a few times an hour and not until the other gives in', async () => {
    await setSettings(server, { 'proofs.asksPerHour': 2 });
    const first = await askFor({ purpose: 'pin.reset', method: 'device' });
    await askFor({ purpose: 'pin.reset', method: 'device' });
    expect(await refusalOf(post('/proofs', fresh.token, { purpose: 'pin.reset', method: 'device' }))).toBe(
      'proof.tooMany',
    );
    // The second question took the place of the first.
    expect(await refusalOf(post(`/proofs/${first.id}/answer`, old.token, { approve: true }))).toBe(
      'proof.closed',
    );
    server.clock.now += 3_600_000;
    await askFor({ purpose: 'pin.reset', method: 'device' });
  });
});

describe('a code', () => {
  const codeFor = async (body: object, token = fresh.token) => {
    const proof = await askFor({ method: 'code', ...body }, token);
    return { proof, code: await server.codeOn(demoAgent.phone) };
  };

  test('goes to the own number, says what it is for, and gives the proof', async () => {
    const { proof, code } = await codeFor({ purpose: 'order', order });
    expect(proof.code).toMatchObject({ digits: 6, phone: '0812••••0001' });
    expect((await server.messages(demoAgent.phone))[0]).toContain(
      'Telkomsel 10.000 ke 081234569001 seharga Rp11.000',
    );
    const wrong = code === '000000' ? '000001' : '000000';
    expect(await errorOf(await post(`/proofs/${proof.id}/code`, fresh.token, { code: wrong }))).toMatchObject(
      {
        code: 'auth.codeWrong',
        details: { left: 4 },
      },
    );
    expect((await json<Proof>(await post(`/proofs/${proof.id}/code`, fresh.token, { code }))).status).toBe(
      'given',
    );
    expect(await refusalOf(post(`/proofs/${proof.id}/code`, fresh.token, { code }))).toBe('proof.closed');
    expect(await use({ id: proof.id, purpose: 'order', subject: orderSubject(order) })).toBeUndefined();
  });

  test('for a proof signs nobody in, and a code to sign in proves nothing', async () => {
    const { proof, code } = await codeFor({ purpose: 'order', order });
    const row = await server.context.store
      .selectFrom('proof')
      .select('code_id')
      .where('id', '=', proof.id)
      .executeTakeFirstOrThrow();
    const device = { name: 'x', platform: 'web', appVersion: '1' };
    const signIn = await server.ask('/api/v1/auth/verify', {
      method: 'POST',
      body: { challengeId: row.code_id, code, device, transport: 'bearer' },
    });
    expect((await errorOf(signIn)).code).toBe('auth.codeExpired');

    server.clock.now += 61_000;
    await server.requestCode();
    const other = await server.codeOn(demoAgent.phone);
    const misused = await errorOf(await post(`/proofs/${proof.id}/code`, fresh.token, { code: other }));
    // One time in a million both codes are the same.
    expect(misused.code).toBe('auth.codeWrong');
  });

  test('shares the pause and the budget of sign-in codes', async () => {
    await codeFor({ purpose: 'order', order });
    const again = await errorOf(
      await post('/proofs', fresh.token, { purpose: 'order', method: 'code', order }),
    );
    expect(again).toMatchObject({ code: 'auth.codeTooSoon', details: { retryAfter: 60 } });
    const toSignIn = await server.ask('/api/v1/auth/code', {
      method: 'POST',
      body: { phone: demoAgent.phone },
    });
    expect((await errorOf(toSignIn)).code).toBe('auth.codeTooSoon');
  });

  test('guessed by two hundred at once on two processes wins no more than its tries', async () => {
    const beside = await server.beside();
    const { proof, code } = await codeFor({ purpose: 'order', order });
    const wrong = code === '000000' ? '000001' : '000000';
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        refusalOf(
          post(`/proofs/${proof.id}/code`, fresh.token, { code: wrong }, index % 2 ? server : beside),
        ),
      ),
    );
    expect(answers.filter((refusal) => refusal === 'auth.codeWrong')).toHaveLength(5);
    expect(await refusalOf(post(`/proofs/${proof.id}/code`, fresh.token, { code }))).not.toBe(
      'auth.codeWrong',
    );
    await beside.close();
  });

  test('is in no row and in no log', async () => {
    const { proof, code } = await codeFor({ purpose: 'order', order });
    await json(await post(`/proofs/${proof.id}/code`, fresh.token, { code }));
    const { store } = server.context;
    const rows = JSON.stringify([
      await store.selectFrom('proof').selectAll().execute(),
      await store.selectFrom('sign_in_code').select(['id', 'code_hash']).execute(),
    ]);
    expect(rows).not.toContain(`"${code}"`);
    expect(server.logged.join('\n')).not.toContain(code);
  });
});

describe('a SIM card in other hands', () => {
  test('on a new device a code makes nothing safe, resets no PIN and takes no account', async () => {
    expect(await methods('order')).toEqual(['device', 'code']);
    for (const purpose of ['pin.reset', 'account.close', 'account.export'])
      expect(await methods(purpose)).toEqual(['device']);
    expect(await methods('session.safe')).toEqual([]);
    for (const purpose of ['pin.reset', 'account.close', 'account.export', 'session.safe'])
      expect(await refusalOf(post('/proofs', fresh.token, { purpose, method: 'code' }))).toStartWith(
        'proof.',
      );
    expect(await server.messages(demoAgent.phone)).toHaveLength(2);
  });

  test('where there is no older device, only the operator helps', async () => {
    await markSafe(server, old.deviceId, 'voided');
    expect(await methods('pin.reset')).toEqual([]);
    expect(await refusalOf(post('/proofs', fresh.token, { purpose: 'pin.reset', method: 'device' }))).toBe(
      'proof.impossible',
    );
    expect(await use({ id: undefined, purpose: 'pin.reset', subject: null })).toBe('proof.impossible');
  });

  test('on a safe device a code is a second thing beside it', async () => {
    expect(await methods('pin.reset', old.token)).toEqual(['code']);
  });

  test('an operator who wants it so takes no code for orders on new devices', async () => {
    await setSettings(server, { 'proofs.codeOnNewDevices': false });
    expect(await methods('order')).toEqual(['device']);
    expect(await methods('order', old.token)).toEqual(['code']);
  });

  test('a number that went to somebody else proves nothing', async () => {
    const gone = {
      ...server.context,
      otomax: { ...server.context.otomax, agentByPhone: async () => undefined },
    };
    const session = await sessionOf(server, old.deviceId);
    const settings = server.context.settings;
    expect(await possibleMethods(gone, gone.store, { session, purpose: 'pin.reset', settings })).toEqual([]);
  });
});

describe('two processes', () => {
  test('of a yes and a no at the same moment one is heard', async () => {
    const beside = await server.beside();
    const proof = await askFor({ purpose: 'pin.reset', method: 'device' });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        post(
          `/proofs/${proof.id}/answer`,
          old.token,
          { approve: index % 2 === 0 },
          index % 3 ? server : beside,
        ),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    await beside.close();
  });

  test('a proof that forty use at once stands for one deed', async () => {
    const beside = await server.beside();
    const proof = await askFor({ purpose: 'order', method: 'device', order });
    await json(await post(`/proofs/${proof.id}/answer`, old.token, { approve: true }));
    const deed = { id: proof.id, purpose: 'order' as const, subject: orderSubject(order) };
    const uses = await Promise.all(
      Array.from({ length: 40 }, (_, index) => use(deed, fresh, index % 2 ? server : beside)),
    );
    expect(uses.filter((refusal) => refusal === undefined)).toHaveLength(1);
    await beside.close();
  });
});

test('bad questions are refused: an order without content, content without an order, a subject that is no digest', async () => {
  for (const body of [
    { purpose: 'order', method: 'device' },
    { purpose: 'pin.reset', method: 'device', order },
    { purpose: 'pin.reset', method: 'device', subject: 'anything' },
    { purpose: 'everything', method: 'device' },
    { purpose: 'pin.reset', method: 'prayer' },
  ])
    expect(await refusalOf(post('/proofs', fresh.token, body))).toBe('request.invalid');
});

test('a device that asks to become safe asks for itself', async () => {
  await setSettings(server, { 'newSessions.safeByDevice': true });
  const proof = await askFor({ purpose: 'session.safe', method: 'device', subject: 'a'.repeat(64) });
  await json(await post(`/proofs/${proof.id}/answer`, old.token, { approve: true }));
  expect(await use({ id: proof.id, purpose: 'session.safe', subject: sessionSubject(old.deviceId) })).toBe(
    'proof.required',
  );
  expect(
    await use({ id: proof.id, purpose: 'session.safe', subject: sessionSubject(fresh.deviceId) }),
  ).toBeUndefined();
});
