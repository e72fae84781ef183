import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Notification } from '@hexaflate/contract';
import {
  demoAgent,
  errorOf,
  json,
  otherAgent,
  startTestServer,
  type TestServer,
} from '../testing/context.ts';
import { listen } from '../testing/live-events.ts';
import { writeCursor } from './cursor.ts';
import { notify } from './notify.ts';

interface Inbox {
  items: Notification[];
  next?: string;
  unread: number;
}

let server: TestServer;
let token: string;
let strangersToken: string;
beforeAll(async () => {
  server = await startTestServer();
  token = (await server.signIn()).token;
  strangersToken = (await server.signIn(otherAgent.phone)).token;
  await server.context.store.deleteFrom('notification').execute();
});
afterAll(() => server.close());

const tell = (dedupeKey: string, agentCode = demoAgent.code) =>
  notify(server.context, {
    agentCode,
    kind: 'order.success',
    params: { product: 'Pulsa 10.000' },
    orderId: 'order-1',
    dedupeKey,
    committedAt: server.clock.now - 40,
  });
const inbox = async (query = '', as = token) =>
  json<Inbox>(await server.ask(`/api/v1/notifications${query}`, { token: as }));

test('applying a change twice notifies once, on the device too', async () => {
  const device = listen(server, { audience: 'agent', sessionId: 's', subject: demoAgent.code });
  await tell('order-1:success');
  await Promise.all([tell('order-1:success'), tell('order-1:success')]);
  expect((await inbox()).items).toHaveLength(1);
  expect(device.types()).toEqual(['notification.created']);
  expect(device.events[1]).toMatchObject({
    unread: 1,
    notification: { kind: 'order.success', params: { product: 'Pulsa 10.000' }, orderId: 'order-1' },
    committedAt: new Date(server.clock.now - 40).toISOString(),
  });
});

test('the same key of another agent is another notification', async () => {
  await tell('order-1:success', otherAgent.code);
  expect((await inbox('', strangersToken)).items).toHaveLength(1);
});

test('pages run from newest to oldest without gap or repeat, though many bear the same time', async () => {
  for (let index = 0; index < 25; index += 1) {
    if (index % 10 === 0) server.clock.now += 1000;
    await tell(`page-${index}`);
  }
  const seen: Notification[] = [];
  let next: string | undefined;
  do {
    const page: Inbox = await inbox(`?limit=7${next ? `&cursor=${next}` : ''}`);
    expect(page.items.length).toBeLessThanOrEqual(7);
    seen.push(...page.items);
    next = page.next;
  } while (next);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(26);
  const times = seen.map(({ createdAt }) => createdAt);
  expect(times).toEqual(times.toSorted().reverse());
});

test('a cursor that we did not write is refused, whatever it is', async () => {
  const strange = ['x', 'e30', '%00', writeCursor({ at: -1, id: 'a' }), btoa('[1,2]'), btoa('["1","a"]')];
  for (const cursor of strange) {
    const answer = await server.ask(`/api/v1/notifications?cursor=${encodeURIComponent(cursor)}`, { token });
    expect(await errorOf(answer)).toMatchObject({ code: 'request.badCursor' });
  }
});

test("another agent's cursor shows only my own", async () => {
  const cursor = writeCursor({ at: server.clock.now + 1000, id: 'z' });
  const { items } = await inbox(`?cursor=${cursor}`, strangersToken);
  expect(items).toHaveLength(1);
});

test('reading all counts down to zero and leaves others alone', async () => {
  expect((await inbox()).unread).toBe(26);
  expect((await server.ask('/api/v1/notifications/read', { method: 'POST', token })).status).toBe(204);
  const mine = await inbox();
  expect(mine.unread).toBe(0);
  expect(mine.items[0]?.readAt).toBe(new Date(server.clock.now).toISOString());
  expect((await inbox('', strangersToken)).unread).toBe(1);
});

test("one's own notification can be deleted, another's is not found", async () => {
  const [first] = (await inbox()).items;
  const path = `/api/v1/notifications/${first?.id}`;
  const stolen = await server.ask(path, { method: 'DELETE', token: strangersToken });
  expect(stolen.status).toBe(404);
  expect((await errorOf(stolen)).code).toBe('notification.notFound');
  expect((await server.ask(path, { method: 'DELETE', token })).status).toBe(204);
  expect((await server.ask(path, { method: 'DELETE', token })).status).toBe(404);
  expect((await inbox('?limit=100')).items).toHaveLength(25);
});
