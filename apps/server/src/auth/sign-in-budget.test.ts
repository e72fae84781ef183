import { afterEach, beforeEach, expect, test } from 'bun:test';
import type { DeviceKey } from '@hexaflate/contract';
import { demoAgent, errorOf, startTestServer, type TestServer } from '../testing/context.ts';
import { setSettings } from '../testing/set-settings.ts';

let server: TestServer;
let beside: TestServer;
beforeEach(async () => {
  server = await startTestServer();
  beside = await server.beside();
  await setSettings(server, { 'signInCode.unprovenPerDevice': 7, 'signInCode.unprovenPerAddress': 12 });
});
afterEach(async () => {
  await beside.close();
  await server.close();
});

const number = (index: number) => `08139${String(1_000_000 + index)}`;

interface Asked {
  from?: string;
  /** A key of the device's own; a new one for each request unless given. */
  key?: DeviceKey;
  path?: string;
}
const ask = (one: TestServer, phone: string, { from = '198.51.100.7', key, path = 'code' }: Asked = {}) =>
  one.ask(`/api/v1/auth/${path}`, { method: 'POST', body: { phone }, from, ...(key ? { key } : {}) });

/** How many of 200 requests at once, half to each of two processes, were let through. */
async function letThrough(asked: (index: number) => Asked & { phone: string }): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, index) => {
      const { phone, ...rest } = asked(index);
      return ask(index % 2 ? server : beside, phone, rest);
    }),
  );
  for (const answer of answers.filter(({ ok }) => !ok))
    expect(['auth.codeTooSoon', 'request.tooMany']).toContain((await errorOf(answer)).code);
  return answers.filter(({ ok }) => ok).length;
}

test('200 requests at once for one number, from everywhere, send one code', async () => {
  expect(await letThrough((index) => ({ phone: number(1), from: `203.0.113.${index % 200}` }))).toBe(1);
});

test('200 numbers at once asked for by one device, from everywhere, stay within its budget', async () => {
  const key = await server.devices.newKey();
  const asked = (index: number) => ({
    phone: number(index),
    key,
    from: `203.0.113.${index % 200}`,
  });
  expect(await letThrough(asked)).toBe(7);
});

test('200 numbers at once from one address stay within its budget, however many keys the devices make', async () => {
  const asked = (index: number) => ({ phone: number(index) });
  expect(await letThrough(asked)).toBe(12);
});

test('one IPv6 network is one address', async () => {
  const asked = (index: number) => ({
    phone: number(index),
    from: `2001:db8:1:2::${(index + 1).toString(16)}`,
  });
  expect(await letThrough(asked)).toBe(12);
  expect((await ask(server, number(500), { from: '2001:db8:1:3::1' })).status).toBe(200);
});

test('whoever asks in an agent’s name does not lock him out of the device that he signed in with', async () => {
  const { token } = await server.signIn(demoAgent.phone, '203.0.113.200');
  const { key } = server.devices.byToken(token);
  for (let times = 0; times < 5; times += 1) {
    await ask(server, demoAgent.phone, { from: `203.0.113.${times}` });
    server.clock.now += 61_000;
  }
  expect((await ask(server, demoAgent.phone, { from: '203.0.113.9' })).status).toBe(429);
  expect((await ask(server, demoAgent.phone, { key })).status).toBe(200);
  // His own device has the same budget of its own.
  expect((await ask(server, demoAgent.phone, { key })).status).toBe(429);
});

test('what is used to sign in counts in no budget', async () => {
  await setSettings(server, { 'signInCode.unprovenPerAddress': 5 });
  for (let times = 0; times < 8; times += 1) await server.signIn();
  expect((await server.ask('/api/v1/auth/code', { method: 'POST', body: { phone: number(1) } })).status).toBe(
    200,
  );
});

test('texts that people send themselves have the same budgets of device and address', async () => {
  await setSettings(server, {
    'signIn.method': 'both',
    'signInMessage.whatsappNumbers': ['081100000900'],
  });
  await beside.context.settings.refresh();
  const key = await server.devices.newKey();
  const asked = (index: number) => ({
    phone: number(index),
    key,
    path: 'message',
    from: `203.0.113.${index % 200}`,
  });
  expect(await letThrough(asked)).toBe(7);
});
