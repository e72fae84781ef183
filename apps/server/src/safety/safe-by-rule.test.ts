import { afterEach, beforeEach, expect, test } from 'bun:test';
import {
  type BegunApprovalKey,
  type DeviceSafety,
  documentKinds,
  type SessionLimits,
} from '@hexaflate/contract';
import { eraseIdentity } from '../identity/erase.ts';
import { olderSafeSessions } from '../proofs/older-devices.ts';
import { setSettings } from '../testing/change-setting.ts';
import { demoAgent, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { approve, identityApp, repair, reviewPanel } from '../testing/identity.ts';
import { addOperator, signInOperator } from '../testing/operators.ts';
import { createPasskey } from '../testing/passkeys.ts';
import { markSafe, sessionOf } from '../testing/safe-sessions.ts';

const ORIGIN = 'https://agen.shop.test';
const DAY = 86_400_000;
let server: TestServer;
let here: { token: string; deviceId: string };
beforeEach(async () => {
  server = await startTestServer();
  here = await server.signIn();
  await signInOperator(server);
  await setSettings(server, { 'newSessions.perOrder': '1' });
});
afterEach(() => server.close());

const limits = async ({ token } = here) =>
  json<SessionLimits>(await server.ask('/api/v1/session/limits', { token }));
const because = async (device = here) => (await limits(device)).safeBecause;
let last = 0;
const sell = async ({ token } = here) => {
  last += 1;
  const answer = await server.ask('/api/v1/orders', {
    method: 'POST',
    token,
    body: {
      attemptId: crypto.randomUUID(),
      productCode: 'S10',
      destination: `0812${String(last).padStart(8, '6')}`,
      maxPrice: '10425',
      pin: demoAgent.pin,
    },
  });
  return answer.ok ? 'sold' : (await errorOf(answer)).code;
};
const reviewer = async () => reviewPanel(server, (await addOperator(server, 'reviewer')).token);
async function verified(device = here): Promise<void> {
  await identityApp(server, device.token).submitBoth();
  await (await reviewer()).decided(demoAgent.code, { ktp: approve, selfie: approve });
}
async function makeKey({ token } = here): Promise<void> {
  const ask = (path: string, body: object) =>
    server.ask(`/api/v1${path}`, { method: 'POST', token, headers: { Origin: ORIGIN }, body });
  const passkey = await createPasskey(ORIGIN);
  const { challengeId, options } = await json<BegunApprovalKey>(
    await ask('/approval-keys/begin', { pin: demoAgent.pin }),
  );
  const key = { kind: 'passkey', attestation: await passkey.attest(options) };
  await json(await ask('/approval-keys', { challengeId, key }));
}
const shown = async () => {
  const { token } = await signInOperator(server);
  const path = `/api/v1/admin/agents/${demoAgent.code}/safety`;
  return (await json<{ items: DeviceSafety[] }>(await server.ask(path, { token }))).items;
};

test('verified identity makes the device safe that sent the selfie, while that rule is on', async () => {
  await verified();
  expect(await because()).toBeNull();
  await setSettings(server, { 'newSessions.safeByIdentity': true });
  expect(await because()).toBe('identity');
  expect(await sell()).toBe('sold');
  expect((await shown()).map(({ safeBecause }) => safeBecause)).toEqual(['identity']);
  await setSettings(server, { 'newSessions.safeByIdentity': false });
  expect(await sell()).toBe('order.overNewDeviceOrder');
});

test('verified identity leaves every other device of the agent new: a later sign-in is not him yet', async () => {
  await setSettings(server, { 'newSessions.safeByIdentity': true });
  const before = await server.signIn();
  await verified();
  const after = await server.signIn();
  for (const device of [before, after]) expect(await because(device)).toBeNull();
  expect(await sell(after)).toBe('order.overNewDeviceOrder');
});

test('a device whose documents were rejected does not become safe by those that another one sent', async () => {
  await setSettings(server, { 'newSessions.safeByIdentity': true });
  const panel = await reviewer();
  await identityApp(server, here.token).submitBoth();
  await panel.decided(demoAgent.code, Object.fromEntries(documentKinds.map((kind) => [kind, repair])));
  expect(await because()).toBeNull();
  const owner = await server.signIn();
  server.clock.now += 1000;
  await identityApp(server, owner.token).submitBoth();
  expect(await because(owner)).toBeNull();
  await panel.decided(demoAgent.code, { ktp: approve, selfie: approve });
  expect(await because(owner)).toBe('identity');
  expect(await because()).toBeNull();
});

test('with the verified identity gone the device is new again', async () => {
  await setSettings(server, { 'newSessions.safeByIdentity': true });
  await verified();
  expect(await because()).toBe('identity');
  await eraseIdentity(server.context, demoAgent.code, { actor: 'system', event: 'erased' });
  expect(await because()).toBeNull();
});

test('the limits lead to the documents where these would lift them, and nowhere else', async () => {
  const leads = async () => (await limits()).canVerifyIdentity;
  expect(await leads()).toBe(false);
  await setSettings(server, { 'newSessions.safeByIdentity': true });
  expect(await leads()).toBe(true);
  await setSettings(server, { 'identity.open': false });
  expect(await leads()).toBe(false);
  await setSettings(server, { 'identity.open': true });
  await markSafe(server, here.deviceId, 'voided');
  expect(await leads()).toBe(false);
  await markSafe(server, here.deviceId, null);
  const other = await server.signIn();
  await verified(other);
  expect(await leads()).toBe(false);
});

test('a passkey makes the device safe that has held it for the days of the rule, and says when', async () => {
  await setSettings(server, { 'newSessions.safeAfterKeyDays': 2 });
  server.clock.now += 10 * DAY;
  expect(await limits()).toMatchObject({ safeBecause: null, safeAt: null });
  await makeKey();
  const made = server.clock.now;
  const other = await server.signIn();
  expect(await limits()).toMatchObject({
    safeBecause: null,
    safeAt: new Date(made + 2 * DAY).toISOString(),
  });
  server.clock.now = made + 2 * DAY - 1;
  expect(await sell()).toBe('order.overNewDeviceOrder');
  server.clock.now = made + 2 * DAY;
  expect(await because()).toBe('key');
  expect(await sell()).toBe('sold');
  expect(await because(other)).toBeNull();
  await setSettings(server, { 'pin.keysAllowed': false });
  expect(await because()).toBeNull();
  await setSettings(server, { 'pin.keysAllowed': true, 'newSessions.safeAfterKeyDays': 0 });
  expect(await because()).toBeNull();
});

test('a passkey that is gone makes nothing safe', async () => {
  await setSettings(server, { 'newSessions.safeAfterKeyDays': 1 });
  await makeKey();
  server.clock.now += DAY;
  expect(await because()).toBe('key');
  await server.context.store.deleteFrom('approval_key').execute();
  expect(await because()).toBeNull();
});

test('neither identity nor passkey makes a device safe that an operator has called unsafe', async () => {
  await setSettings(server, { 'newSessions.safeByIdentity': true, 'newSessions.safeAfterKeyDays': 1 });
  await verified();
  await makeKey();
  server.clock.now += 2 * DAY;
  await markSafe(server, here.deviceId, 'voided');
  expect(await because()).toBeNull();
  expect(await sell()).toBe('order.overNewDeviceOrder');
  expect((await shown()).map(({ safeBecause }) => safeBecause)).toEqual([null]);
  const younger = await server.signIn();
  const asker = await sessionOf(server, younger.deviceId);
  const settings = await server.context.settings.exact();
  expect(await olderSafeSessions(server.context, server.context.store, asker, settings)).toEqual([]);
});
