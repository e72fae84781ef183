import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Order } from '@hexaflate/contract';
import { demoAgent, errorOf, json, startTestServer, type TestServer } from '../testing/context.ts';
import { insertOrder } from '../testing/orders.ts';
import { startEngine, type TestEngine } from '../testing/sandbox-engine.ts';

let server: TestServer;
let engine: TestEngine;
let token: string;

beforeAll(async () => {
  server = await startTestServer({ historyDays: 20 });
  engine = await startEngine(server);
  ({ token } = await server.signIn());
});

afterAll(async () => {
  await engine.close();
  await server.close();
});

interface Page {
  items: Order[];
  next?: string;
}

async function page(query: string): Promise<Page> {
  return json(await server.ask(`/api/v1/orders?${query}`, { token }));
}

async function everything(query: string): Promise<Order[]> {
  const items: Order[] = [];
  let next: string | undefined;
  do {
    const found: Page = await page(`${query}${next ? `&cursor=${encodeURIComponent(next)}` : ''}`);
    items.push(...found.items);
    next = found.next;
  } while (next);
  return items;
}

test('pages hold every transaction once, newest first, whatever the page size', async () => {
  const small = await everything('limit=7');
  const large = await everything('limit=100');
  expect(small.length).toBeGreaterThan(20);
  expect(small.map(({ id }) => id)).toEqual(large.map(({ id }) => id));
  expect(new Set(small.map(({ id }) => id)).size).toBe(small.length);
  expect(small.map(({ createdAt }) => createdAt)).toEqual(
    small
      .map(({ createdAt }) => createdAt)
      .toSorted()
      .reverse(),
  );
});

test('only the agent who asks is in it', async () => {
  expect(new Set((await everything('limit=100')).map(({ agentCode }) => agentCode))).toEqual(
    new Set([demoAgent.code]),
  );
});

test('an order stands once in the list, before and after Otomax has made a transaction of it', async () => {
  const body = {
    attemptId: crypto.randomUUID(),
    productCode: 'S10',
    destination: '081234569001',
    maxPrice: '11000',
    pin: demoAgent.pin,
  };
  const order = await json<Order>(await server.ask('/api/v1/orders', { method: 'POST', token, body }));
  const listed = async () =>
    (await page('limit=5')).items.filter(({ destination }) => destination === body.destination);
  expect((await listed()).map(({ id, state }) => [id, state])).toEqual([[order.id, 'submitted']]);
  await engine.passUnseen(0);
  expect((await listed()).map(({ id }) => id)).toEqual([order.id]);
  await engine.pass(1000);
  expect((await listed()).map(({ id, state }) => [id, state])).toEqual([[order.id, 'success']]);
});

test('filters by state, category, day and text agree with the whole list', async () => {
  const all = await everything('limit=100');
  const failed = await everything('limit=100&state=failed');
  expect(failed.map(({ id }) => id)).toEqual(
    all.filter(({ state }) => state === 'failed').map(({ id }) => id),
  );
  const games = await everything('limit=100&category=games');
  expect(games.map(({ id }) => id)).toEqual(
    all.filter(({ product }) => product.category === 'games').map(({ id }) => id),
  );
  const [sample] = all.slice(10);
  const found = await everything(`limit=100&q=${sample?.destination}`);
  expect(found.map(({ id }) => id)).toContain(sample?.id as string);
  const localDay = (instant: string) =>
    new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);
  const day = localDay(sample?.createdAt ?? '');
  const thatDay = await everything(`limit=100&from=${day}&to=${day}`);
  expect(thatDay.map(({ id }) => id)).toEqual(
    all.filter(({ createdAt }) => localDay(createdAt) === day).map(({ id }) => id),
  );
});

test('a cursor that was not made here is refused', async () => {
  for (const cursor of [
    'x',
    'bm90IGpzb24',
    Buffer.from('["abc",1]').toString('base64url'),
    Buffer.from('[1,2]').toString('base64url'),
  ]) {
    const answer = await server.ask(`/api/v1/orders?cursor=${cursor}`, { token });
    expect((await errorOf(answer)).code).toBe('request.badCursor');
  }
});

test('a cursor whose time was tampered with is refused too', async () => {
  const { next = '' } = await page('limit=5');
  const [otomax, before] = JSON.parse(Buffer.from(next, 'base64url').toString());
  for (const time of [before + 0.5, 1e300, '9']) {
    const cursor = Buffer.from(JSON.stringify([otomax, time])).toString('base64url');
    const answer = await server.ask(`/api/v1/orders?cursor=${cursor}`, { token });
    expect((await errorOf(answer)).code).toBe('request.badCursor');
  }
});

test('a waiting order is found by a part of its number, in either case, and by nothing that is not in it', async () => {
  const { id } = await insertOrder(server.context, {
    destination: 'Game_Id99',
    accepted_at: server.clock.now,
  });
  const foundBy = async (text: string) => {
    const answer = await server.ask(`/api/v1/orders?limit=100&q=${encodeURIComponent(text)}`, { token });
    return answer.ok && (await json<Page>(answer)).items.some((order) => order.id === id);
  };
  for (const text of ['game', 'GAME', 'id99']) expect([text, await foundBy(text)]).toEqual([text, true]);
  for (const text of ['id98', 'g.me']) expect([text, await foundBy(text)]).toEqual([text, false]);
});

test('hostile searches are answered, never with an error of ours', async () => {
  for (const text of ['\\', '\\%', '%', '_', "'", '\0', 'a\0b', '\ud800', '"', '$1', '?']) {
    const answer = await server.ask(`/api/v1/orders?q=${encodeURIComponent(text.toWellFormed())}`, { token });
    expect([text, answer.status < 500]).toEqual([text, true]);
  }
});

test('a selling price is kept for an order of ours and for one that came another way', async () => {
  for (const order of (await page('limit=3')).items) {
    await server.ask(`/api/v1/orders/${order.id}`, {
      method: 'PATCH',
      token,
      body: { sellingPrice: '33000' },
    });
    const after = await json<Order>(await server.ask(`/api/v1/orders/${order.id}`, { token }));
    expect(after.sellingPrice).toBe('33000');
  }
});
