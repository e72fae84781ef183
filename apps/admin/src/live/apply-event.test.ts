import { describe, expect, test } from 'bun:test';
import type { AdminOrder, UnknownOrder } from '@hexaflate/contract/admin';
import type { LiveEvent } from '@hexaflate/contract/live';
import { QueryClient } from '@tanstack/react-query';
import { keys } from '../api/queries.ts';
import { applyEvent } from './apply-event.ts';
import { anOrder } from './order.test-data.ts';

const AT = '2026-01-01T00:10:00.000Z';
let nth = 0;

function changed({ agentName, ...order }: AdminOrder): LiveEvent {
  nth += 1;
  return { type: 'order.changed', id: `e:${nth}`, at: AT, order };
}

function hear(client: QueryClient, event: LiveEvent): string[] {
  const asked: string[] = [];
  applyEvent(client, event, (queryKey) => asked.push(queryKey.join('/')));
  return asked;
}

describe('a changed order', () => {
  test('enters the feed with the name that other rows of its agent carry', () => {
    const client = new QueryClient();
    client.setQueryData(keys.feed, [anOrder({ id: 'feed-1' })]);
    hear(client, changed(anOrder({ id: 'feed-2', agentName: '', createdAt: AT })));
    const rows = client.getQueryData<AdminOrder[]>(keys.feed);
    expect(rows?.map(({ id, agentName }) => [id, agentName])).toEqual([
      ['feed-2', 'Maju Jaya Cell'],
      ['feed-1', 'Maju Jaya Cell'],
    ]);
  });

  test('of an agent whom no row names makes the lists be read again', () => {
    const client = new QueryClient();
    client.setQueryData(keys.feed, [anOrder({ id: 'known-1' })]);
    expect(hear(client, changed(anOrder({ id: 'stranger', agentCode: 'Z9' })))).toContain('orders');
    expect(client.getQueryData<AdminOrder[]>(keys.feed)).toHaveLength(1);
  });

  test('that comes late changes nothing', () => {
    const client = new QueryClient();
    client.setQueryData(keys.feed, [anOrder({ id: 'late', state: 'processing', version: 1 })]);
    hear(client, changed(anOrder({ id: 'late', state: 'success', version: 3 })));
    expect(hear(client, changed(anOrder({ id: 'late', state: 'processing', version: 2 })))).toEqual([]);
    expect(client.getQueryData<AdminOrder[]>(keys.feed)?.[0]?.state).toBe('success');
  });
});

describe('the queue of undecided orders', () => {
  const waiting: UnknownOrder = {
    ...anOrder({ id: 'hanging', state: 'unknown', version: 4 }),
    unknownSince: AT,
    assignedTo: null,
    lastNote: null,
  };

  test('lets an order go once Otomax has decided, and names it as decided', () => {
    const client = new QueryClient();
    client.setQueryData(keys.unknown, [waiting]);
    hear(client, changed(anOrder({ id: 'hanging', state: 'failed', version: 5 })));
    expect(client.getQueryData<UnknownOrder[]>(keys.unknown)).toEqual([]);
    expect(client.getQueryData<AdminOrder[]>(keys.decided)?.map(({ id, state }) => [id, state])).toEqual([
      ['hanging', 'failed'],
    ]);
  });
});

test('a connection that stands anew makes everything on the screen be read again, but not the account', () => {
  const client = new QueryClient();
  client.setQueryData(keys.feed, []);
  client.setQueryData(keys.account, null);
  hear(client, { type: 'welcome', id: 'e:0', at: AT });
  expect(client.getQueryState(keys.feed)?.isInvalidated).toBe(true);
  expect(client.getQueryState(keys.account)?.isInvalidated).toBe(false);
});
