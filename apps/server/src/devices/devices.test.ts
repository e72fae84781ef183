import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Device } from '@hexaflate/contract';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
} from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';

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
