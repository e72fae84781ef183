import { afterEach, beforeEach, expect, test } from 'bun:test';
import type { DeviceKey, MessageStarted } from '@hexaflate/contract';
import { relayBatch } from '../relay/relay.ts';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
  testDevice,
} from '../testing/context.ts';
import { startEngine, type TestEngine } from '../testing/sandbox-engine.ts';
import { setSettings } from '../testing/set-settings.ts';
import { matchMessages } from './match-messages.ts';

const CENTER = '081100000900';
const STRANGER = '081399990088';
let server: TestServer;
let engine: TestEngine;
let key: DeviceKey;
beforeEach(async () => {
  server = await startTestServer();
  engine = await startEngine(server);
  key = await server.devices.newKey();
  await setSettings(server, { 'signIn.method': 'both', 'signInMessage.whatsappNumbers': [CENTER] });
});
afterEach(async () => {
  await engine.close();
  await server.close();
});

const post = (path: string, body: object, by = key) =>
  server.ask(`/api/v1/auth/message${path}`, { method: 'POST', body, key: by });
const start = async (phone: string = demoAgent.phone) => json<MessageStarted>(await post('', { phone }));
const wait = (started: MessageStarted, seconds = 0, by = key) =>
  post('/wait', { challengeId: started.challengeId, wait: seconds }, by);
const finish = (started: MessageStarted, by = key) =>
  post('/finish', { challengeId: started.challengeId, device: testDevice, transport: 'bearer' }, by);
/** What the phone of a number sends; looked for as the leader does. */
async function send(from: string, text: string, channel: 'sms' | 'whatsapp' = 'whatsapp') {
  await server.context.phones.send({ from, channel, text });
  await matchMessages(server.context);
}

test('the text, sent from the number to the center, signs the waiting device in', async () => {
  const started = await start();
  expect(started.text).toMatch(/^MASUK [A-Z2-9]{8}$/);
  expect(started.targets).toEqual([
    {
      channel: 'whatsapp',
      number: CENTER,
      link: `https://wa.me/6281100000900?text=${encodeURIComponent(started.text)}`,
    },
  ]);
  expect(await json<object>(await wait(started))).toEqual({ state: 'waiting' });
  await send(demoAgent.phone, started.text.toLowerCase());
  expect(await json<object>(await wait(started))).toEqual({ state: 'arrived' });
  const { token } = await json<{ token: string }>(await finish(started));
  expect((await server.ask('/api/v1/me', { token })).status).toBe(200);
});

test('the change feed carries the text, and wakes who waits', async () => {
  const started = await start();
  const waiting = wait(started, 20);
  await server.context.phones.send({ from: demoAgent.phone, channel: 'whatsapp', text: started.text });
  await engine.passUnseen(0);
  await relayBatch(server.context);
  expect(await json<object>(await waiting)).toEqual({ state: 'arrived' });
});

test('a text signs in once, even when it is finished many times at once', async () => {
  const started = await start();
  await send(demoAgent.phone, started.text);
  const answers = await Promise.all(Array.from({ length: 200 }, () => finish(started)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test('before the text has come nobody gets in', async () => {
  const started = await start();
  expect((await errorOf(await finish(started))).code).toBe('auth.codeExpired');
});

test('the text from another number, or in the name of one, proves nothing', async () => {
  const started = await start();
  await send(otherAgent.phone, started.text);
  await send(STRANGER, `${demoAgent.phone} ${started.text}`);
  expect(await json<object>(await wait(started))).toEqual({ state: 'waiting' });
});

test('a kind of sender that the operator does not trust proves nothing', async () => {
  const started = await start();
  await send(demoAgent.phone, started.text, 'sms');
  expect(await json<object>(await wait(started))).toEqual({ state: 'waiting' });
  await setSettings(server, { 'signInMessage.senderTypes': ['S'], 'signInMessage.smsNumbers': [CENTER] });
  await matchMessages(server.context);
  expect(await json<object>(await wait(started))).toEqual({ state: 'arrived' });
});

test('a text from before it was asked for proves nothing', async () => {
  const first = await start();
  await send(demoAgent.phone, first.text);
  const second = await start();
  await matchMessages(server.context);
  expect(await json<object>(await wait(second))).toEqual({ state: 'waiting' });
});

test('what we write to Otomax ourselves proves nothing', async () => {
  const started = await start();
  const incoming = await server.context.otomax.messagesFrom([demoAgent.phone], 0);
  const { token } = await server.signIn();
  const order = {
    attemptId: crypto.randomUUID(),
    productCode: 'S5',
    destination: '081234567890',
    counter: 1,
    maxPrice: '100000',
    pin: demoAgent.pin,
  };
  expect((await server.ask('/api/v1/orders', { method: 'POST', body: order, token })).status).toBe(201);
  expect(await server.context.otomax.messagesFrom([demoAgent.phone], 0)).toEqual(incoming);
  expect(await json<object>(await wait(started))).toEqual({ state: 'waiting' });
});

test('wrong texts from the number use up the tries, each once, and the right one then comes too late', async () => {
  await setSettings(server, { 'signInMessage.tries': 2 });
  const started = await start();
  await send(demoAgent.phone, 'MASUK AAAA2222');
  await matchMessages(server.context);
  await matchMessages(server.context);
  expect(await json<object>(await wait(started))).toEqual({ state: 'waiting' });
  await send(demoAgent.phone, 'MASUK BBBB2222');
  expect((await errorOf(await wait(started))).code).toBe('auth.codeExpired');
  await send(demoAgent.phone, started.text);
  expect((await errorOf(await finish(started))).code).toBe('auth.codeExpired');
});

test('a text that comes after its time proves nothing', async () => {
  const started = await start();
  server.clock.now += 300_000;
  await send(demoAgent.phone, started.text);
  expect((await errorOf(await wait(started))).code).toBe('auth.codeExpired');
});

test('only the device that asked can go on', async () => {
  const started = await start();
  await send(demoAgent.phone, started.text);
  const strange = await server.devices.newKey();
  expect((await errorOf(await finish(started, strange))).code).toBe('auth.codeExpired');
  expect((await errorOf(await wait(started, 0, strange))).code).toBe('auth.codeExpired');
  expect((await finish(started)).status).toBe(200);
});

test('agents, suspended agents and strangers get the same answer until the number is proved', async () => {
  const suspended = (await server.context.otomax.agent('AG0015'))?.phones[0] ?? '';
  const shapes = [];
  const all = [];
  for (const phone of [demoAgent.phone, suspended, STRANGER]) {
    const started = await start(phone);
    all.push(started);
    shapes.push({ ...started, challengeId: '', text: '', targets: started.targets.length });
    expect(await json<object>(await wait(started))).toEqual({ state: 'waiting' });
  }
  expect(shapes[1]).toEqual(shapes[0]);
  expect(shapes[2]).toEqual(shapes[0]);
  const [, ofSuspended, ofStranger] = all;
  if (!ofSuspended || !ofStranger) throw new Error('two were asked for');
  await send(suspended, ofSuspended.text);
  await send(STRANGER, ofStranger.text);
  expect((await errorOf(await finish(ofSuspended))).code).toBe('auth.notAllowed');
  expect((await errorOf(await finish(ofStranger))).code).toBe('auth.notRegistered');
});

test('while nobody waits, Otomax is asked nothing', async () => {
  const before = server.context.otomax.statementCount();
  await matchMessages(server.context);
  expect(server.context.otomax.statementCount()).toBe(before);
});

test('the way is off until the operator turns it on and says where texts go', async () => {
  await setSettings(server, { 'signInMessage.whatsappNumbers': [] });
  expect((await errorOf(await post('', { phone: demoAgent.phone }))).code).toBe('auth.wayOff');
  await setSettings(server, { 'signIn.method': 'code', 'signInMessage.whatsappNumbers': [CENTER] });
  expect((await errorOf(await post('', { phone: demoAgent.phone }))).code).toBe('auth.wayOff');
});

test('the code stands neither in the store nor in a log', async () => {
  const started = await start();
  await send(demoAgent.phone, started.text);
  const rows = JSON.stringify(await server.context.store.selectFrom('sign_in_message').selectAll().execute());
  const code = started.text.split(' ')[1] ?? 'none';
  expect(rows).not.toContain(code);
  expect(server.logged.join()).not.toContain(code);
});

test("the sandbox's phone page sends a text from its number", async () => {
  const started = await start();
  const sent = await server.askRaw(`/sandbox/phone/${demoAgent.phone}`, {
    method: 'POST',
    body: new URLSearchParams({ text: started.text, channel: 'whatsapp' }),
    headers: { origin: 'http://shop.test', host: 'shop.test' },
  });
  expect(sent.status).toBe(303);
  await matchMessages(server.context);
  expect(await json<object>(await wait(started))).toEqual({ state: 'arrived' });
});
