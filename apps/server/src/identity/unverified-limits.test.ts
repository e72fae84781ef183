import { afterEach, beforeEach, expect, test } from 'bun:test';
import type { SessionLimits } from '@hexaflate/contract';
import { setSettings } from '../testing/change-setting.ts';
import { demoAgent, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { approve, identityApp, reviewPanel } from '../testing/identity.ts';
import { addOperator } from '../testing/operators.ts';

let server: TestServer;
let token: string;
beforeEach(async () => {
  server = await startTestServer();
  ({ token } = await server.signIn());
  await setSettings(server, { 'newSessions.perOrder': '0', 'newSessions.perDay': '0' });
});
afterEach(() => server.close());

let last = 0;
/** A sale of Rp10.425 to a number of its own. */
const sell = (as = token) => {
  last += 1;
  return server.ask('/api/v1/orders', {
    method: 'POST',
    token: as,
    body: {
      attemptId: crypto.randomUUID(),
      productCode: 'S10',
      destination: `0812${String(last).padStart(8, '4')}`,
      maxPrice: '10425',
      pin: demoAgent.pin,
    },
  });
};
const limits = async () =>
  (await json<SessionLimits>(await server.ask('/api/v1/session/limits', { token }))).unverified;
const verify = async () => {
  const app = identityApp(server, token);
  await app.submitBoth();
  const panel = reviewPanel(server, (await addOperator(server, 'reviewer')).token);
  await panel.decided(demoAgent.code, { ktp: approve, selfie: approve });
};

test('until his identity is verified an agent sells no more at once than the setting says, and hears what lifts it', async () => {
  await setSettings(server, { 'identity.unverifiedPerOrder': '10424' });
  const refused = await errorOf(await sell());
  expect(refused).toMatchObject({
    code: 'order.overUnverifiedOrder',
    details: { max: '10424', maxText: 'Rp10.424' },
  });
  expect(refused.message).toContain('verifikasi identitas');
  expect(await limits()).toEqual({ perOrder: '10424', total: null });
  await verify();
  expect(await limits()).toBeNull();
  expect((await sell()).status).toBe(201);
});

test('any number of his devices at once sell no more than the total of 24 hours', async () => {
  await setSettings(server, { 'identity.unverifiedPerDay': '25000' });
  const tablet = (await server.signIn()).token;
  const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => sell(n % 2 ? tablet : token)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
  expect(await limits()).toEqual({ perOrder: null, total: { max: '25000', left: '4150' } });
  expect(await errorOf(await sell())).toMatchObject({
    code: 'order.overUnverifiedTotal',
    details: { left: '4150', leftText: 'Rp4.150' },
  });
  server.clock.now += 24 * 3_600_000;
  ({ token } = await server.signIn());
  expect((await sell()).status).toBe(201);
});

test('where no documents are taken nobody is held to it, since nobody could lift it', async () => {
  await setSettings(server, { 'identity.unverifiedPerOrder': '1', 'identity.open': false });
  expect((await sell()).status).toBe(201);
  expect(await limits()).toBeNull();
});
