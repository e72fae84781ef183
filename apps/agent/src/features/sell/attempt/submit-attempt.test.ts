import { expect, test } from 'bun:test';
import { createClient } from '@hexaflate/contract/client';
import { attemptsInMemory, attemptWith } from './attempt.fixture.ts';
import type { Attempt } from './attempt-store.ts';
import { findUnfinished } from './find-unfinished.ts';
import { orderOf, RETRY_AFTER_MS, type SubmitContext, submitAttempt } from './submit-attempt.ts';

type Answer = { status: number; body: unknown } | 'silence';
const order = { id: 'o1', state: 'accepted' };
const accepted: Answer = { status: 201, body: order };
const found: Answer = { status: 200, body: order };
const absent = refused('order.notFound', 404);
const now = new Date('2026-11-22T05:00:00.000Z');

function refused(code: string, status: number, details: Record<string, unknown> = {}): Answer {
  return { status, body: { error: { code, message: code, details, requestId: 'r' } } };
}

function scene(answers: Answer[], kept: Attempt[] = []) {
  const log: string[] = [];
  const bodies: string[] = [];
  const waits: number[] = [];
  const store = attemptsInMemory(kept, log);
  const answerNext = async (url: unknown, init?: RequestInit): Promise<Response> => {
    log.push(`${init?.method} ${String(url).replace(/attempts\/.*/, 'attempts')}`);
    if (typeof init?.body === 'string') bodies.push(init.body);
    const answer = answers.shift();
    if (!answer || answer === 'silence') throw new TypeError('network');
    return Response.json(answer.body, { status: answer.status });
  };
  const context: SubmitContext = {
    call: createClient({
      base: '',
      headers: () => ({}),
      timeoutMs: 1_000,
      fetch: Object.assign(answerNext, { preconnect: () => {} }),
    }),
    store,
    pause: async (ms) => {
      waits.push(ms);
    },
    onSilence: () => {},
    now: () => now,
  };
  return { context, store, log, bodies, waits };
}

const signal = () => new AbortController().signal;

test('the attempt is kept as sent before the first byte leaves, and forgotten once it was accepted', async () => {
  const { context, log, store } = scene([accepted]);
  const outcome = await submitAttempt(context, attemptWith(), { pin: '258036' }, signal());
  expect(log).toEqual(['kept as sent', 'POST /orders']);
  expect(outcome).toMatchObject({ kind: 'accepted', order: { id: 'o1' } });
  expect(await store.all()).toEqual([]);
});

test('the PIN is never kept', async () => {
  const { context, store } = scene([]);
  await submitAttempt(context, attemptWith(), { pin: '258036' }, signal());
  expect(JSON.stringify(await store.all())).not.toContain('258036');
});

test('an approval travels in place of the PIN, the same in every try, over exactly what the order says', async () => {
  const { context, bodies } = scene(['silence', accepted]);
  const approval = { kind: 'device', keyId: 'k', signature: 'AA' } as const;
  const attempt = attemptWith({ amount: 50_000, buyerPhone: '081298765432', inquiryId: 'i' });
  await submitAttempt(context, attempt, { approval }, signal());
  expect(new Set(bodies).size).toBe(1);
  const sent = JSON.parse(bodies[0] ?? '');
  expect(sent).toMatchObject({ ...orderOf(attempt), approval });
  expect(sent).not.toHaveProperty('pin');
});

test('nothing is sent when the device cannot keep the attempt', async () => {
  const { context, log, store } = scene([accepted]);
  const broken = { ...store, put: () => Promise.reject(new Error('quota')) };
  expect(
    await submitAttempt({ ...context, store: broken }, attemptWith(), { pin: '258036' }, signal()),
  ).toEqual({
    kind: 'notKept',
  });
  expect(log).toEqual([]);
});

test('silence is retried with the same id and content, each time a little later', async () => {
  const internal = refused('server.internal', 500);
  const away = refused('store.unavailable', 503);
  const { context, bodies, waits } = scene([
    'silence',
    internal,
    away,
    { status: 502, body: 'gateway' },
    accepted,
  ]);
  expect((await submitAttempt(context, attemptWith(), { pin: '258036' }, signal())).kind).toBe('accepted');
  expect(bodies).toHaveLength(5);
  expect(new Set(bodies).size).toBe(1);
  expect(waits).toEqual([...RETRY_AFTER_MS.slice(0, 4)]);
});

test('after the last retry the attempt stays kept, for the question what became of it', async () => {
  const { context, store } = scene([]);
  expect(await submitAttempt(context, attemptWith(), { pin: '258036' }, signal())).toEqual({
    kind: 'stillSilent',
  });
  expect((await store.all())[0]?.sentAt).toBe(now.toISOString());
});

test('a refusal without silence before it means that nothing was sent', async () => {
  const { context, store, log } = scene([refused('pin.wrong', 422, { left: 2 })]);
  const outcome = await submitAttempt(context, attemptWith(), { pin: '000000' }, signal());
  expect(outcome).toMatchObject({ kind: 'refused', order: null, error: { code: 'pin.wrong' } });
  expect((await store.all())[0]?.sentAt).toBeNull();
  expect(log).not.toContain('GET /attempts');
});

test('a refusal after silence is believed only when the server knows no such attempt', async () => {
  const repeat = refused('order.repeat', 409);
  const arrived = scene(['silence', repeat, found]);
  expect(await submitAttempt(arrived.context, attemptWith(), { pin: '258036' }, signal())).toMatchObject({
    kind: 'refused',
    order: { id: 'o1' },
  });
  expect(await arrived.store.all()).toEqual([]);
  const lost = scene(['silence', repeat, absent]);
  expect(await submitAttempt(lost.context, attemptWith(), { pin: '258036' }, signal())).toMatchObject({
    order: null,
  });
});

test('silence in an earlier round counts too, after other content was chosen', async () => {
  const before = attemptWith({ sentAt: '2026-11-22T04:59:00.000Z' });
  const { context } = scene([refused('order.conflict', 409), found], [before]);
  expect(
    await submitAttempt(context, attemptWith({ counter: 2 }), { pin: '258036' }, signal()),
  ).toMatchObject({
    kind: 'refused',
    order: { id: 'o1' },
  });
});

test('leaving the sheet stops the retries and keeps the attempt', async () => {
  const abort = new AbortController();
  const { context, store } = scene(['silence', accepted]);
  const leaving: SubmitContext = {
    ...context,
    pause: async () => {
      abort.abort();
      throw abort.signal.reason;
    },
  };
  await expect(submitAttempt(leaving, attemptWith(), { pin: '258036' }, abort.signal)).rejects.toThrow();
  expect(await store.all()).toHaveLength(1);
});

const sent = (ageMs: number) => attemptWith({ sentAt: new Date(now.getTime() - ageMs).toISOString() });

test('after a restart an attempt that arrived is found by its id, and nothing is sent again', async () => {
  const { context, store, log } = scene([found], [sent(5_000)]);
  expect(await findUnfinished(context.call, store, 'HX0001', now)).toMatchObject([{ kind: 'arrived' }]);
  expect(await store.all()).toHaveLength(1);
  expect(log).toEqual(['GET /attempts']);
});

test('"not found" is believed only once no try can be on its way any more', async () => {
  const early = scene([absent], [sent(5_000)]);
  expect(await findUnfinished(early.context.call, early.store, 'HX0001', now)).toMatchObject([
    { kind: 'notKnownYet' },
  ]);
  const late = scene([absent], [sent(120_000)]);
  expect(await findUnfinished(late.context.call, late.store, 'HX0001', now)).toMatchObject([
    { kind: 'neverArrived' },
  ]);
});

test('without a connection an attempt stays not known yet', async () => {
  const { context, store } = scene(['silence'], [sent(120_000)]);
  expect(await findUnfinished(context.call, store, 'HX0001', now)).toMatchObject([{ kind: 'notKnownYet' }]);
});

test("another agent's attempts are not looked up, and sheets that never sent are tidied away", async () => {
  const { context, store, log } = scene(
    [],
    [
      { ...sent(5_000), agentCode: 'HX0002', attemptId: 'b' },
      attemptWith({ openedAt: '2026-11-22T01:00:00.000Z' }),
    ],
  );
  expect(await findUnfinished(context.call, store, 'HX0001', now)).toEqual([]);
  expect(log).toEqual([]);
  expect((await store.all()).map((attempt) => attempt.attemptId)).toEqual(['b']);
});
