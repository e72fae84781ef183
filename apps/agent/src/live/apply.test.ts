import { expect, test } from 'bun:test';
import type { LiveEvent } from '@hexaflate/contract/live';
import type { Order } from '@hexaflate/contract/orders';
import { QueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.ts';
import { orderWith } from '../features/sell/order.fixture.ts';
import { applyEvent, applyOrder } from './apply.ts';

const everything = () => true;
const at = '2026-01-01T00:00:00.000Z';
const listKey = keys.orders({ limit: 5 });
const endlessKey = keys.orders({ limit: 30 });

function clientShowing(order: Order) {
  const client = new QueryClient();
  client.setQueryData(keys.order(order.id), order);
  client.setQueryData(listKey, { items: [order] });
  client.setQueryData(endlessKey, { pages: [{ items: [] }, { items: [order] }], pageParams: ['', 'c'] });
  return client;
}

const shown = (client: QueryClient, id: string) => ({
  alone: client.getQueryData<Order>(keys.order(id))?.state,
  list: client.getQueryData<{ items: Order[] }>(listKey)?.items[0]?.state,
  endless: client.getQueryData<{ pages: { items: Order[] }[] }>(endlessKey)?.pages[1]?.items[0]?.state,
});

test('an order that changed changes wherever it is shown', () => {
  const order = orderWith({ state: 'processing', version: 2 });
  const client = clientShowing(order);
  applyOrder(client, { ...order, state: 'success', version: 3 });
  expect(shown(client, order.id)).toEqual({ alone: 'success', list: 'success', endless: 'success' });
});

test('an event that was overtaken by a newer answer changes nothing', () => {
  const order = orderWith({ state: 'success', version: 3 });
  const client = clientShowing(order);
  applyOrder(client, { ...order, state: 'processing', version: 2 });
  expect(shown(client, order.id)).toEqual({ alone: 'success', list: 'success', endless: 'success' });
});

test('a list that does not show the order yet is asked for again', () => {
  const client = clientShowing(orderWith({ id: 'known' }));
  applyOrder(client, orderWith({ id: 'new' }));
  expect(client.getQueryState(listKey)?.isInvalidated).toBe(true);
  expect(client.getQueryState(endlessKey)?.isInvalidated).toBe(true);
});

test('a changed view is asked for again, and the others are left alone', () => {
  const client = new QueryClient();
  client.setQueryData(keys.me, {});
  client.setQueryData(keys.layout, {});
  applyEvent(client, { type: 'agent.changed', id: 'e:1', at }, everything);
  expect(client.getQueryState(keys.me)?.isInvalidated).toBe(true);
  expect(client.getQueryState(keys.layout)?.isInvalidated).toBe(false);
});

test('after a welcome all that is kept and not covered is asked for again', async () => {
  const client = new QueryClient();
  for (const queryKey of [keys.me, keys.layout])
    await client.prefetchQuery({ queryKey, queryFn: () => ({}), meta: { offline: true } });
  client.setQueryData(keys.devices, {});
  applyEvent(client, { type: 'welcome', id: 'e:1', at }, (key) => key === keys.me);
  const asked = [keys.me, keys.layout, keys.devices].map((key) => client.getQueryState(key)?.isInvalidated);
  expect(asked).toEqual([false, true, false]);
});

test('after missed events everything is asked for again', () => {
  const client = new QueryClient();
  client.setQueryData(keys.me, {});
  client.setQueryData(keys.devices, {});
  applyEvent(client, { type: 'resync', id: 'e:1', at }, everything);
  expect(client.getQueryState(keys.me)?.isInvalidated).toBe(true);
  expect(client.getQueryState(keys.devices)?.isInvalidated).toBe(true);
});

test('an event of a newer server is passed over', () => {
  const client = new QueryClient();
  client.setQueryData(keys.me, {});
  const event: LiveEvent = JSON.parse(JSON.stringify({ type: 'hologram.changed', id: 'e:1', at }));
  applyEvent(client, event, everything);
  expect(client.getQueryState(keys.me)?.isInvalidated).toBe(false);
});
