import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import {
  type AdminPin,
  AdminPinSchema,
  type BegunApprovalKey,
  type PinChange,
  PinChangeSchema,
  type Proof,
  proofDigest,
} from '@hexaflate/contract';
import { openSandboxDatabase } from '@hexaflate/otomax/sandbox';
import { setSettings } from '../testing/change-setting.ts';
import { demoAgent, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { addOperator, signInOperator } from '../testing/operators.ts';
import { createPasskey } from '../testing/passkeys.ts';
import { markSafe } from '../testing/safe-sessions.ts';
import { startEngine, type TestEngine } from '../testing/sandbox-engine.ts';

const NEW_PIN = '907153';
const ORIGIN = 'https://agen.shop.test';
let server: TestServer;
let engine: TestEngine;
/** A safe device, and one that has just been signed in with a code. */
let old: { token: string; deviceId: string };
let fresh: { token: string; deviceId: string };
let operator: string;

async function begin(formatsAsFound = true): Promise<void> {
  server = await startTestServer({ formatsAsFound });
  engine = await startEngine(server);
  await server.context.features.refresh();
  old = await server.signIn();
  await markSafe(server, old.deviceId);
  fresh = await server.signIn();
  ({ token: operator } = await signInOperator(server));
}
afterEach(async () => {
  await engine.close();
  await server.close();
});

const post = (path: string, token: string, body: unknown) =>
  server.ask(`/api/v1${path}`, { method: 'POST', token, body, headers: { Origin: ORIGIN } });
const get = (path: string, token: string) => server.ask(`/api/v1${path}`, { token });
const refusal = async (answer: Promise<Response>) => (await errorOf(await answer)).code;
const reset = (token: string, more: object = {}) =>
  post('/pin/resets', token, { attemptId: crypto.randomUUID(), newPin: NEW_PIN, ...more });
const done = async (answer: Promise<Response>): Promise<PinChange> => {
  const asked = PinChangeSchema.parse(await json(await answer));
  await engine.pass(1000);
  return PinChangeSchema.parse(await json(await get(`/pin/changes/${asked.id}`, old.token)));
};
async function proveByCode(token: string): Promise<string> {
  const asked = await json<Proof>(await post('/proofs', token, { purpose: 'pin.reset', method: 'code' }));
  const code = await server.codeOn(demoAgent.phone);
  await json(await post(`/proofs/${asked.id}/code`, token, { code }));
  return asked.id;
}
const forget = async (token: string, times = 10) => {
  for (let time = 0; time < times; time += 1) {
    await post('/pin/check', token, { pin: '000000' });
    if (time % 5 === 4) server.clock.now += 15 * 60_000;
  }
};
const admin = async (): Promise<AdminPin> =>
  AdminPinSchema.parse(await json(await get(`/admin/agents/${demoAgent.code}/pin`, operator)));
const start = (token = operator, reason = 'Sudah video call dengan pemilik konter') =>
  post(`/admin/agents/${demoAgent.code}/pin-reset`, token, { reason });
const messages = async () => {
  const db = openSandboxDatabase(join(server.dataDir, 'otomax.sqlite'), { readOnly: true });
  const rows = await db.selectFrom('inbox').select('pesan').where('pesan', 'like', 'GP.%').execute();
  await db.destroy();
  return rows.map(({ pesan }) => pesan);
};

test('a stolen phone that lies unlocked with its SIM card in it resets nothing, until an operator has looked into it', async () => {
  await begin();
  const methods = async (token: string) =>
    (await json<{ methods: string[] }>(await get('/proof-methods?purpose=pin.reset', token))).methods;
  // The thief reads the code on the phone itself, and signs a second one in with it, which the first could answer for.
  expect([await methods(old.token), await methods(fresh.token)]).toEqual([[], []]);
  for (const method of ['code', 'device'])
    for (const { token } of [old, fresh])
      expect(await refusal(post('/proofs', token, { purpose: 'pin.reset', method }))).toBe(
        'proof.impossible',
      );
  expect(await refusal(reset(old.token))).toBe('proof.impossible');
  await json(await start());
  expect([await methods(old.token), await methods(fresh.token)]).toEqual([['code'], ['device', 'code']]);
});

describe('a forgotten PIN, where no operator has to look into it', () => {
  beforeEach(async () => {
    await begin();
    await setSettings(server, { 'pin.resetNeedsOperator': false });
  });

  test('is replaced after a strong proof, by the same format, with the present PIN read where it is written', async () => {
    const proofId = await proveByCode(old.token);
    expect(await done(reset(old.token, { proofId }))).toMatchObject({ kind: 'reset', state: 'done' });
    expect(await messages()).toEqual([`GP.${demoAgent.pin}.${NEW_PIN}`]);
    expect((await post('/pin/check', old.token, { pin: NEW_PIN })).status).toBe(204);
    const texts = await server.messages(demoAgent.phone);
    for (const pin of [demoAgent.pin, NEW_PIN]) expect(texts.join('\n')).not.toContain(pin);
  });

  test('is not replaced without a proof, nor with one that was used, was for something else or is another session’s', async () => {
    expect(await refusal(reset(old.token))).toBe('proof.required');
    const proofId = await proveByCode(old.token);
    expect(await refusal(reset(fresh.token, { proofId }))).toBe('proof.required');
    await done(reset(old.token, { proofId }));
    expect(await refusal(reset(old.token, { proofId, newPin: '515972' }))).toBe('proof.required');
    server.clock.now += 61_000;
    const other = await json<Proof>(
      await post('/proofs', old.token, { purpose: 'account.export', method: 'code' }),
    );
    const code = await server.codeOn(demoAgent.phone);
    await json(await post(`/proofs/${other.id}/code`, old.token, { code }));
    expect(await refusal(reset(old.token, { proofId: other.id, newPin: '515972' }))).toBe('proof.required');
  });

  test('a proof is not used up by a new PIN that is refused, and once by resets that race', async () => {
    const proofId = await proveByCode(old.token);
    expect(await refusal(reset(old.token, { proofId, newPin: '123456' }))).toBe('pin.weak');
    const answers = await Promise.all(Array.from({ length: 10 }, () => reset(old.token, { proofId })));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(await messages()).toHaveLength(1);
  });

  test('the same attempt again answers what became of it, without another proof', async () => {
    const attemptId = crypto.randomUUID();
    const proofId = await proveByCode(old.token);
    const first = await done(reset(old.token, { proofId, attemptId }));
    expect(PinChangeSchema.parse(await json(await reset(old.token, { attemptId })))).toEqual(first);
  });

  test('a disabled PIN is opened again by the reset, and by nothing else', async () => {
    await forget(old.token);
    expect(await refusal(post('/pin/check', old.token, { pin: demoAgent.pin }))).toBe('pin.disabled');
    const change = { attemptId: crypto.randomUUID(), pin: demoAgent.pin, newPin: NEW_PIN };
    expect(await refusal(post('/pin/changes', old.token, change))).toBe('pin.disabled');
    const proofId = await proveByCode(old.token);
    await done(reset(old.token, { proofId }));
    expect((await post('/pin/check', old.token, { pin: NEW_PIN })).status).toBe(204);
    const { items } = await json<{ items: { kind: string }[] }>(await get('/notifications', fresh.token));
    expect(items.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['pin.disabled', 'pin.locked', 'pin.reset']),
    );
  });

  test('a reset that Otomax refuses opens nothing', async () => {
    await forget(old.token);
    const proofId = await proveByCode(old.token);
    await json(await reset(old.token, { proofId }));
    const db = openSandboxDatabase(join(server.dataDir, 'otomax.sqlite'));
    await db.updateTable('inbox').set({ status: 48 }).where('pesan', 'like', 'GP.%').execute();
    await db.destroy();
    await engine.pass(1000);
    expect((await admin()).state).toBe('disabled');
  });

  test('whoever holds the SIM card in a new phone resets nothing with a code', async () => {
    expect(await refusal(post('/proofs', fresh.token, { purpose: 'pin.reset', method: 'code' }))).toBe(
      'proof.required',
    );
  });

  test('a yes of the older, safe device does', async () => {
    const asked = await json<Proof>(
      await post('/proofs', fresh.token, { purpose: 'pin.reset', method: 'device' }),
    );
    await json(await post(`/proofs/${asked.id}/answer`, old.token, { approve: true }));
    expect(await done(reset(fresh.token, { proofId: asked.id }))).toMatchObject({ state: 'done' });
  });

  describe('proved by a passkey', () => {
    async function enrol(token: string) {
      const passkey = await createPasskey(ORIGIN);
      const { challengeId, options } = await json<BegunApprovalKey>(
        await post('/approval-keys/begin', token, { pin: demoAgent.pin }),
      );
      const key = { kind: 'passkey', attestation: await passkey.attest(options) };
      await json(await post('/approval-keys', token, { challengeId, key }));
      return passkey;
    }
    const askFor = async (token: string) =>
      json<Proof>(await post('/proofs', token, { purpose: 'pin.reset', method: 'passkey' }));

    test('of a safe device it works, once and for this proof alone', async () => {
      const passkey = await enrol(old.token);
      const proof = await askFor(old.token);
      const another = { ...proof, id: crypto.randomUUID() };
      const wrong = { kind: 'passkey', assertion: await passkey.sign(await proofDigest(another)) };
      expect(await refusal(post(`/proofs/${proof.id}/passkey`, old.token, { approval: wrong }))).toBe(
        'approval.refused',
      );
      const approval = { kind: 'passkey', assertion: await passkey.sign(await proofDigest(proof)) };
      await json(await post(`/proofs/${proof.id}/passkey`, old.token, { approval }));
      expect(await refusal(post(`/proofs/${proof.id}/passkey`, old.token, { approval }))).toBe(
        'proof.closed',
      );
      expect(await done(reset(old.token, { proofId: proof.id }))).toMatchObject({ state: 'done' });
    });

    test('made on a new device it proves nothing: PIN and SIM card are all it took', async () => {
      const passkey = await enrol(fresh.token);
      expect(await refusal(post('/proofs', fresh.token, { purpose: 'pin.reset', method: 'passkey' }))).toBe(
        'proof.required',
      );
      await enrol(old.token);
      const proof = await askFor(fresh.token);
      const approval = { kind: 'passkey', assertion: await passkey.sign(await proofDigest(proof)) };
      expect(await refusal(post(`/proofs/${proof.id}/passkey`, fresh.token, { approval }))).toBe(
        'approval.refused',
      );
    });

    test('it is not asked for where the operator allows none', async () => {
      await enrol(old.token);
      await setSettings(server, { 'pin.keysAllowed': false });
      expect(await refusal(post('/proofs', old.token, { purpose: 'pin.reset', method: 'passkey' }))).toBe(
        'proof.required',
      );
    });
  });
});

describe('an operator who helps', () => {
  beforeEach(() => begin());

  test('starts a reset, with a reason, which lets a code be enough; he neither sets nor sees a PIN', async () => {
    await forget(old.token);
    expect(await admin()).toMatchObject({ state: 'disabled', failures: 10, resetStarted: null });
    const started = AdminPinSchema.parse(await json(await start()));
    expect(started).toMatchObject({
      state: 'disabled',
      resetStarted: { operator: 'operator', reason: 'Sudah video call dengan pemilik konter' },
    });
    const standing = await json<{ resetStartedUntil: string | null }>(await get('/pin', fresh.token));
    expect(standing.resetStartedUntil).toBe(started.resetStarted?.until ?? '');
    expect(await refusal(reset(fresh.token))).toBe('proof.required');
    const proofId = await proveByCode(fresh.token);
    expect(await done(reset(fresh.token, { proofId }))).toMatchObject({ state: 'done' });
    expect(await admin()).toMatchObject({ state: 'open', failures: 0, resetStarted: null });
  });

  test('what he started ends with the reset, and by itself when its time is over', async () => {
    await json(await start());
    server.clock.now += 24 * 3_600_000;
    ({ token: operator } = await signInOperator(server));
    expect((await admin()).resetStarted).toBeNull();
    expect(await refusal(post('/proofs', fresh.token, { purpose: 'pin.reset', method: 'code' }))).toBe(
      'proof.impossible',
    );
    await json(await start());
    const proofId = await proveByCode(fresh.token);
    await done(reset(fresh.token, { proofId }));
    server.clock.now += 61_000;
    expect(await refusal(post('/proofs', fresh.token, { purpose: 'pin.reset', method: 'code' }))).toBe(
      'proof.impossible',
    );
  });

  test('leaves it in the trail, and the agent is told on all devices', async () => {
    await json(await start());
    const entry = await server.context.store
      .selectFrom('audit_entry')
      .selectAll()
      .where('verb', '=', 'agentPin.resetStarted')
      .executeTakeFirst();
    expect(entry).toMatchObject({
      actor: 'operator:operator',
      subject: `agent:${demoAgent.code}`,
      reason: 'Sudah video call dengan pemilik konter',
    });
    const { items } = await json<{ items: { kind: string }[] }>(await get('/notifications', old.token));
    expect(items.map(({ kind }) => kind)).toContain('pin.resetStarted');
  });

  test('needs the permission and a reason', async () => {
    const { token } = await addOperator(server, 'readOnly');
    expect(await refusal(start(token))).toBe('auth.forbidden');
    expect(await refusal(start(operator, ' '))).toBe('request.invalid');
    const support = await addOperator(server, 'support');
    expect((await start(support.token)).status).toBe(200);
  });

  test('cannot open a disabled PIN himself where its agent can reset it', async () => {
    await forget(old.token);
    const release = post(`/admin/agents/${demoAgent.code}/pin-release`, operator, { reason: 'diminta' });
    expect(await refusal(release)).toBe('pin.notDisabled');
  });
});

test('where Otomax cannot be asked, an operator opens a disabled PIN again after it was changed there, in the trail', async () => {
  await begin(false);
  await forget(old.token);
  expect(await refusal(start())).toBe('feature.missing');
  const release = () =>
    post(`/admin/agents/${demoAgent.code}/pin-release`, operator, { reason: 'PIN diganti di Otomax' });
  expect(await json<AdminPin>(await release())).toMatchObject({ state: 'open', failures: 0 });
  expect(await refusal(release())).toBe('pin.notDisabled');
  const entries = await server.context.store
    .selectFrom('audit_entry')
    .select('verb')
    .where('verb', '=', 'agentPin.released')
    .execute();
  expect(entries).toHaveLength(1);
  expect((await post('/pin/check', old.token, { pin: demoAgent.pin })).status).toBe(204);
});
