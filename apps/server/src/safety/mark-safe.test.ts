import { afterEach, beforeEach, expect, test } from 'bun:test';
import type { DeviceSafety, SessionLimits } from '@hexaflate/contract';
import { verifyTrail } from '../audit/verify.ts';
import { setSettings } from '../testing/change-setting.ts';
import { demoAgent, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { addOperator, signInOperator } from '../testing/operators.ts';

let server: TestServer;
let token: string;
let deviceId: string;
let operator: string;
beforeEach(async () => {
  server = await startTestServer();
  ({ token, deviceId } = await server.signIn());
  operator = (await signInOperator(server)).token;
});
afterEach(() => server.close());

const mark = (body: unknown, as = operator, id = deviceId) =>
  server.ask(`/api/v1/admin/sessions/${id}/safe`, { method: 'POST', token: as, body });
const takeBack = (body: unknown, as = operator, id = deviceId) =>
  server.ask(`/api/v1/admin/sessions/${id}/safe/void`, { method: 'POST', token: as, body });
const safety = async () => {
  const path = `/api/v1/admin/agents/${demoAgent.code}/safety`;
  return (await json<{ items: DeviceSafety[] }>(await server.ask(path, { token: operator }))).items[0];
};
const because = async () =>
  (await json<SessionLimits>(await server.ask('/api/v1/session/limits', { token }))).safeBecause;

test('an operator marks a device safe with a reason, takes it back with one, and both stand in the trail', async () => {
  expect(await because()).toBeNull();
  expect((await mark({ reason: 'Datang ke toko membawa KTP' })).status).toBe(204);
  expect(await because()).toBe('operator');
  expect(await safety()).toMatchObject({
    safeBecause: 'operator',
    wordOf: 'operator',
    reason: 'Datang ke toko membawa KTP',
  });
  expect((await errorOf(await mark({ reason: 'sekali lagi' }))).code).toBe('session.safetyStands');
  expect((await takeBack({ reason: 'HP dijual' })).status).toBe(204);
  expect(await because()).toBeNull();
  expect(await safety()).toMatchObject({ safeBecause: null, voided: true, reason: 'HP dijual' });
  expect((await errorOf(await takeBack({ reason: 'sekali lagi' }))).code).toBe('session.safetyStands');

  const trail = await server.context.store
    .selectFrom('audit_entry')
    .select(['verb', 'subject', 'reason', 'actor'])
    .where('verb', 'like', 'agentSession.%')
    .orderBy('seq')
    .execute();
  const subject = `agent:${demoAgent.code}`;
  expect(trail).toEqual([
    {
      verb: 'agentSession.markedSafe',
      subject,
      reason: 'Datang ke toko membawa KTP',
      actor: 'operator:operator',
    },
    { verb: 'agentSession.safetyVoided', subject, reason: 'HP dijual', actor: 'operator:operator' },
  ]);
  expect((await verifyTrail(server.context.store)).broken).toBeNull();
});

test('what an operator has taken back no rule gives again', async () => {
  await takeBack({ reason: 'dilaporkan hilang' });
  await setSettings(server, { 'newSessions.safeAfterDays': 1, 'newSessions.safeByDevice': true });
  server.clock.now += 5 * 86_400_000;
  expect(await because()).toBeNull();
  const limits = await json<SessionLimits>(await server.ask('/api/v1/session/limits', { token }));
  expect(limits).toMatchObject({ canAskDevice: false, safeAt: null });
  operator = (await signInOperator(server)).token;
  expect((await mark({ reason: 'ditemukan kembali' })).status).toBe(204);
  expect(await because()).toBe('operator');
});

test('without a reason, without the right, or without such a device nothing is marked', async () => {
  expect((await errorOf(await mark({}))).code).toBe('request.invalid');
  expect((await errorOf(await mark({ reason: '  ' }))).code).toBe('request.invalid');
  const support = await addOperator(server, 'support');
  expect((await errorOf(await mark({ reason: 'minta tolong' }, support.token))).code).toBe('auth.forbidden');
  expect((await errorOf(await takeBack({ reason: 'minta tolong' }, support.token))).code).toBe(
    'auth.forbidden',
  );
  expect((await errorOf(await mark({ reason: 'tidak ada' }, operator, 'nothing'))).code).toBe(
    'session.notFound',
  );
  expect((await errorOf(await mark({ reason: 'agen sendiri' }, token))).code).not.toBe('session.notFound');
  expect(await because()).toBeNull();
});

test('marking the same device twice at once counts once', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => mark({ reason: 'bersamaan' })));
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
});
