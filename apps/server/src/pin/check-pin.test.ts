import { afterEach, beforeEach, expect, test } from 'bun:test';
import { OtomaxUnavailableError } from '@hexaflate/otomax';
import { AppError } from '../http/app-error.ts';
import { setSettings } from '../testing/change-setting.ts';
import { demoAgent, errorOf, otherAgent, startTestServer, type TestServer } from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';
import { checkPin } from './check-pin.ts';

const MINUTE_MS = 60_000;
let server: TestServer;
let verified = 0;
let reachable = true;
beforeEach(async () => {
  verified = 0;
  reachable = true;
  server = await startTestServer({
    gateway: (gateway) => ({
      ...gateway,
      verifyPin: (agentCode, pin) => {
        verified += 1;
        if (!reachable) return Promise.reject(new OtomaxUnavailableError('down'));
        return gateway.verifyPin(agentCode, pin);
      },
    }),
  });
});
afterEach(() => server.close());

interface Answer {
  code: string;
  details: Record<string, unknown>;
}

const attempt = (pin: string, agentCode = demoAgent.code): Promise<Answer> =>
  checkPin(server.context, agentCode, pin).then(
    () => ({ code: 'ok', details: {} }),
    (error: unknown) => {
      if (error instanceof AppError) return error;
      throw error;
    },
  );
async function wrong(times: number) {
  const answers = [];
  for (let time = 0; time < times; time += 1) answers.push(await attempt('000000'));
  return answers;
}

test('the fifth wrong PIN in a row locks for 15 minutes, for the right one too', async () => {
  const answers = await wrong(5);
  expect(answers.slice(0, 4).map(({ details }) => details)).toEqual([
    { left: 4 },
    { left: 3 },
    { left: 2 },
    { left: 1 },
  ]);
  expect(answers[4]).toMatchObject({ code: 'pin.locked', details: { minutes: 15 } });
  server.clock.now += 15 * MINUTE_MS - 1;
  expect(await attempt(demoAgent.pin)).toMatchObject({ code: 'pin.locked', details: { minutes: 1 } });
  server.clock.now += 1;
  expect((await attempt(demoAgent.pin)).code).toBe('ok');
});

test('200 guesses at once are looked at five times', async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, () => attempt('111111')));
  expect(verified).toBe(5);
  expect(answers.filter(({ code }) => code === 'pin.wrong')).toHaveLength(4);
  expect(answers.filter(({ code }) => code === 'pin.locked')).toHaveLength(196);
});

test('the right PIN among 200 guesses at once wins nothing once five were wrong', async () => {
  const pins = Array.from({ length: 200 }, (_, index) => (index === 100 ? demoAgent.pin : '111111'));
  const answers = await Promise.all(pins.map((pin) => attempt(pin)));
  expect(answers.map(({ code }) => code)).not.toContain('ok');
});

test('each further round doubles the lock, to a day at most', async () => {
  await setSettings(server, { 'pin.triesBeforeLock': 3, 'pin.firstLock': 10 * 60 * MINUTE_MS });
  const minutes = [];
  for (let lock = 0; lock < 3; lock += 1) {
    const last = (await wrong(3)).at(-1);
    minutes.push(Number(last?.details.minutes));
    server.clock.now += Number(last?.details.minutes) * MINUTE_MS;
  }
  expect(minutes).toEqual([600, 1200, 1440]);
});

test('the tenth wrong PIN in a row disables it, for the right one too and for good', async () => {
  await wrong(5);
  server.clock.now += 15 * MINUTE_MS;
  const answers = await wrong(5);
  expect(answers.map(({ code, details }) => details.left ?? code)).toEqual([4, 3, 2, 1, 'pin.disabled']);
  expect((await attempt(demoAgent.pin)).code).toBe('pin.disabled');
  server.clock.now += 365 * 24 * 60 * MINUTE_MS;
  expect((await attempt(demoAgent.pin)).code).toBe('pin.disabled');
  expect(verified).toBe(10);
});

test('however the rounds lie, no more than the set number of wrong PINs in a row is ever looked at', async () => {
  await setSettings(server, { 'pin.triesBeforeLock': 3, 'pin.triesBeforeDisabled': 4 });
  for (let round = 0; round < 6; round += 1) {
    await Promise.all(Array.from({ length: 200 }, () => attempt('111111')));
    server.clock.now += 24 * 60 * MINUTE_MS;
  }
  expect(verified).toBe(4);
  expect((await attempt(demoAgent.pin)).code).toBe('pin.disabled');
});

test('a lock and a disabled PIN are told to all devices of the agent and to the panel, once each', async () => {
  const phone = listen(server, { audience: 'agent', sessionId: 'a', subject: demoAgent.code });
  const panel = listen(server, { audience: 'operator', sessionId: 'o', subject: 'operator' });
  await Promise.all(Array.from({ length: 50 }, () => attempt('111111')));
  server.clock.now += 15 * MINUTE_MS;
  await Promise.all(Array.from({ length: 50 }, () => attempt('111111')));
  const told = phone.events.flatMap((event) =>
    event.type === 'notification.created' ? [event.notification] : [],
  );
  expect(told.map(({ kind, params }) => [kind, params])).toEqual([
    ['pin.locked', { minutes: '15', tries: '5' }],
    ['pin.disabled', { tries: '10' }],
  ]);
  expect(phone.types()).toContain('pin.changed');
  expect(panel.types()).toContain('agent.changed');
});

test('who is not signed in cannot count a wrong PIN against anybody', async () => {
  for (const token of [undefined, 'made-up']) {
    const body = { pin: '000000' };
    const given = token === undefined ? {} : { token };
    const answer = await server.ask('/api/v1/pin/check', { method: 'POST', body, ...given });
    expect(answer.status).toBe(401);
    expect((await errorOf(answer)).code).toStartWith('auth.');
  }
  expect(await server.context.store.selectFrom('pin_lock').selectAll().execute()).toEqual([]);
});

test('the right PIN starts the count again', async () => {
  await wrong(4);
  expect((await attempt(demoAgent.pin)).code).toBe('ok');
  expect((await wrong(1))[0]).toMatchObject({ code: 'pin.wrong', details: { left: 4 } });
});

test('fifty sales at once with the right PIN all pass, even after four mistakes', async () => {
  await wrong(4);
  const answers = await Promise.all(Array.from({ length: 50 }, () => attempt(demoAgent.pin)));
  expect(answers.every(({ code }) => code === 'ok')).toBe(true);
});

test('who guesses only after the right PIN was entered on another device is signed out at the tenth, and it is told', async () => {
  const owner = await server.signIn();
  const thief = await server.signIn();
  const enter = (token: string, pin: string) =>
    server.ask('/api/v1/pin/check', { method: 'POST', token, body: { pin } });
  const guess = async () => (await errorOf(await enter(thief.token, '000000'))).code;
  for (let round = 0; round < 3; round += 1) {
    const codes = [];
    for (let time = 0; time < 3; time += 1) codes.push(await guess());
    expect(codes).toEqual(['pin.wrong', 'pin.wrong', 'pin.wrong']);
    expect((await enter(owner.token, demoAgent.pin)).status).toBe(204);
  }
  expect(await guess()).toBe('auth.expired');
  expect((await server.ask('/api/v1/me', { token: thief.token, asIs: true })).status).toBe(401);
  const news = await server.ask('/api/v1/notifications', { token: owner.token });
  expect(await news.text()).toContain('session.guessed');
});

test('mistakes on a device are forgotten with the right PIN on it', async () => {
  const { token } = await server.signIn();
  const enter = (pin: string) => server.ask('/api/v1/pin/check', { method: 'POST', token, body: { pin } });
  for (let round = 0; round < 4; round += 1) {
    for (let time = 0; time < 4; time += 1) expect((await enter('000000')).status).toBe(422);
    expect((await enter(demoAgent.pin)).status).toBe(204);
  }
});

test("one agent's mistakes do not lock another", async () => {
  await wrong(5);
  expect((await attempt(otherAgent.pin, otherAgent.code)).code).toBe('ok');
});

test('a try that Otomax could not answer is given back', async () => {
  await wrong(4);
  reachable = false;
  for (let time = 0; time < 5; time += 1) await expect(attempt(demoAgent.pin)).rejects.toThrow('down');
  reachable = true;
  expect((await wrong(1))[0]?.code).toBe('pin.locked');
});

test('a process that dies while Otomax looks has counted the try', async () => {
  const never = Promise.withResolvers<boolean>();
  const dying = { ...server.context, otomax: { ...server.context.otomax, verifyPin: () => never.promise } };
  const half = checkPin(dying, demoAgent.code, '000000').catch(() => undefined);
  let row: { failures: number } | undefined;
  while (!row) {
    row = await server.context.store.selectFrom('pin_lock').select('failures').executeTakeFirst();
    await Bun.sleep(0);
  }
  expect(row.failures).toBe(1);
  never.resolve(false);
  await half;
});
