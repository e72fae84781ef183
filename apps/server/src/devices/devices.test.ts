import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Device } from '@hexaflate/contract';
import { signInDevice } from '../auth/sign-in-device.ts';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
  testDevice,
} from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';
import { signInOperator } from '../testing/operators.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function devicesOf(token: string): Promise<Device[]> {
  const { items } = await json<{ items: Device[] }>(await server.ask('/api/v1/devices', { token }));
  return items;
}
const end = (path: string, token: string) =>
  server.ask(`/api/v1/devices${path}`, { method: 'DELETE', token });

test('the list shows my running devices, which one I hold, and who is online', async () => {
  const phone = await server.signIn(demoAgent.phone, '198.51.100.1');
  const tablet = await server.signIn(demoAgent.phone, '198.51.100.2');
  listen(server, { audience: 'agent', sessionId: phone.deviceId, subject: demoAgent.code });
  const devices = await devicesOf(tablet.token);
  expect(devices.map(({ id, current, online }) => ({ id, current, online }))).toEqual([
    { id: tablet.deviceId, current: true, online: false },
    { id: phone.deviceId, current: false, online: true },
  ]);
  expect(devices[1]).toMatchObject({ name: 'Chrome di Android', platform: 'web', address: '198.51.100.1' });
});

test('another agent sees none of them and can end none of them', async () => {
  const mine = await server.signIn();
  const stranger = await server.signIn(otherAgent.phone);
  expect((await devicesOf(stranger.token)).map(({ id }) => id)).toEqual([stranger.deviceId]);
  const refused = await end(`/${mine.deviceId}`, stranger.token);
  expect(refused.status).toBe(404);
  expect((await errorOf(refused)).code).toBe('session.notFound');
  expect((await server.ask('/api/v1/me', { token: mine.token })).status).toBe(200);
});

test('ending a device ends its session and socket at once, and tells the others', async () => {
  const lost = await server.signIn();
  const kept = await server.signIn();
  const lostSocket = listen(server, { audience: 'agent', sessionId: lost.deviceId, subject: demoAgent.code });
  const keptSocket = listen(server, { audience: 'agent', sessionId: kept.deviceId, subject: demoAgent.code });
  expect((await end(`/${lost.deviceId}`, kept.token)).status).toBe(204);
  expect(lostSocket.closed).toBe('revoked');
  expect(lostSocket.types()).toEqual(['session.ended']);
  expect(keptSocket.types()).toEqual(['devices.changed']);
  expect((await server.ask('/api/v1/me', { token: lost.token })).status).toBe(401);
  expect((await errorOf(await end(`/${lost.deviceId}`, kept.token))).code).toBe('session.notFound');
});

test('ending all devices ends this one too, and nobody else’s', async () => {
  const [one, two] = [await server.signIn(), await server.signIn()];
  const stranger = await server.signIn(otherAgent.phone);
  const answer = await end('', one.token);
  expect(answer.status).toBe(204);
  expect(answer.headers.get('set-cookie')).toMatch(/^hexaflate_agent=;/);
  for (const { token } of [one, two])
    expect((await errorOf(await server.ask('/api/v1/me', { token }))).code).toBe('auth.expired');
  expect((await server.ask('/api/v1/me', { token: stranger.token })).status).toBe(200);
});

test('signing the others out leaves this device alone, and nobody else loses any', async () => {
  const [kept, lost] = [await server.signIn(), await server.signIn()];
  const stranger = await server.signIn(otherAgent.phone);
  const socket = listen(server, { audience: 'agent', sessionId: lost.deviceId, subject: demoAgent.code });
  const answer = await server.ask('/api/v1/devices/end-others', { method: 'POST', token: kept.token });
  expect((await json<{ ended: number }>(answer)).ended).toBeGreaterThan(0);
  expect(socket.closed).toBe('revoked');
  expect((await devicesOf(kept.token)).map(({ id }) => id)).toEqual([kept.deviceId]);
  expect((await server.ask('/api/v1/me', { token: stranger.token })).status).toBe(200);
});

describe('where only one device is allowed', () => {
  beforeAll(async () => {
    const operator = await signInOperator(server);
    const changes = [{ key: 'sessions.singleDevice', value: true, version: 0 }];
    await json(
      await server.ask('/api/v1/admin/settings', { method: 'PUT', token: operator.token, body: { changes } }),
    );
  });

  test('a sign-in ends the others at once, and tells them why', async () => {
    const before = await server.signIn();
    const stranger = await server.signIn(otherAgent.phone);
    const socket = listen(server, {
      audience: 'agent',
      sessionId: before.deviceId,
      subject: demoAgent.code,
    });
    const after = await server.signIn();
    expect(socket.closed).toBe('replaced');
    expect((await devicesOf(after.token)).map(({ id }) => id)).toEqual([after.deviceId]);
    expect((await server.ask('/api/v1/me', { token: before.token })).status).toBe(401);
    const { key, refreshToken } = server.devices.byToken(before.token);
    const refreshed = await server.ask('/api/v1/auth/refresh', {
      method: 'POST',
      key,
      body: { attemptId: crypto.randomUUID(), refreshToken },
    });
    expect((await errorOf(refreshed)).details).toEqual({ reason: 'replaced' });
    expect((await server.ask('/api/v1/me', { token: stranger.token })).status).toBe(200);
  });

  test('of many sign-ins at once in two processes exactly one device stays', async () => {
    const beside = await server.beside();
    const open = async (one: TestServer) =>
      signInDevice(
        one.context,
        {
          phone: otherAgent.phone,
          agentCode: otherAgent.code,
          device: testDevice,
          deviceKey: crypto.randomUUID(),
          transport: 'bearer',
        },
        { id: 'x', address: '203.0.113.10', proxied: false, secure: false, locale: 'id' },
      );
    await Promise.all(Array.from({ length: 20 }, (_, n) => open(n % 2 ? server : beside)));
    const running = await server.context.store
      .selectFrom('session')
      .select('id')
      .where('agent_code', '=', otherAgent.code)
      .where('ended_at', 'is', null)
      .execute();
    expect(running).toHaveLength(1);
    await beside.close();
  });
});
