import { expect, test } from 'bun:test';
import { QueryClient } from '@tanstack/react-query';
import { keepOffline } from './offline-cache.ts';
import type { AnswerStore, StoredAnswer } from './offline-store.ts';

const HOUR = 3_600_000;

function memoryStore() {
  const kept = new Map<string, StoredAnswer>();
  const store: AnswerStore = {
    all: async () => [...kept.values()],
    put: async (id, answer) => {
      kept.set(id, answer);
    },
    clear: async () => kept.clear(),
  };
  return { kept, store };
}

function start(store: AnswerStore) {
  const client = new QueryClient({ defaultOptions: { queries: { gcTime: Number.POSITIVE_INFINITY } } });
  return { client, cache: keepOffline({ client, store, maxAgeMs: HOUR, delayMs: 1 }) };
}

const ask = (client: QueryClient, key: string, answer: unknown, offline = true) =>
  client.fetchQuery({ queryKey: [key], queryFn: async () => answer, meta: { offline } });

test('only answers that are marked for it are kept', async () => {
  const { kept, store } = memoryStore();
  const { client, cache } = start(store);
  await ask(client, 'me', { balance: '5' });
  await ask(client, 'devices', { items: [] }, false);
  await cache.flush();
  expect([...kept.values()].map(({ key }) => key)).toEqual([['me']]);
});

test('a kept answer comes back with its true age, and is asked for again at the first chance', async () => {
  const { store } = memoryStore();
  const first = start(store);
  await ask(first.client, 'me', { balance: '5' });
  const age = first.client.getQueryState(['me'])?.dataUpdatedAt;
  await first.cache.flush();

  const second = start(store);
  await second.cache.restore();
  const state = second.client.getQueryState(['me']);
  expect(state?.data).toEqual({ balance: '5' });
  expect(state?.dataUpdatedAt).toBe(age ?? Number.NaN);
  expect(state?.isInvalidated).toBe(true);
});

test('restoring never covers an answer that is already there', async () => {
  const { store } = memoryStore();
  await store.put('old', { key: ['me'], data: 'old', updatedAt: Date.now() - 1_000 });
  const { client, cache } = start(store);
  client.setQueryData(['me'], 'new');
  await cache.restore();
  expect(client.getQueryData<string>(['me'])).toBe('new');
});

test('answers beyond their age are not shown again', async () => {
  const { store } = memoryStore();
  await store.put('old', { key: ['me'], data: 'old', updatedAt: Date.now() - 2 * HOUR });
  const { client, cache } = start(store);
  await cache.restore();
  expect(client.getQueryData<string>(['me'])).toBeUndefined();
});

test('a wipe also takes what was still waiting to be written, so the next person finds nothing', async () => {
  const { kept, store } = memoryStore();
  const { client, cache } = start(store);
  await ask(client, 'me', { balance: '5' });
  const writing = cache.flush();
  await ask(client, 'orders', { items: ['secret'] });
  await cache.wipe();
  await writing;
  await cache.flush();
  expect(kept.size).toBe(0);
});

test('a wipe that is asked for while answers are being written waits for them and takes them too', async () => {
  const { kept, store } = memoryStore();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow: AnswerStore = { ...store, put: (id, answer) => held.then(() => store.put(id, answer)) };
  const { client, cache } = start(slow);
  await ask(client, 'me', { balance: '5' });
  const writing = cache.flush();
  const wiping = cache.wipe();
  release();
  await Promise.all([writing, wiping]);
  expect(kept.size).toBe(0);
});

test('of an endless list only the first page is kept', async () => {
  const { kept, store } = memoryStore();
  const { client, cache } = start(store);
  await ask(client, 'orders', { pages: [{ items: [1] }, { items: [2] }], pageParams: ['', 'c2'] });
  await cache.flush();
  expect([...kept.values()][0]?.data).toEqual({ pages: [{ items: [1] }], pageParams: [''] });
});

test('a disk that refuses costs nothing but the comfort', async () => {
  const { store } = memoryStore();
  const broken: AnswerStore = { ...store, put: () => Promise.reject(new Error('quota')) };
  const { client, cache } = start(broken);
  await ask(client, 'me', { balance: '5' });
  await cache.flush();
  expect(client.getQueryData<object>(['me'])).toEqual({ balance: '5' });
});
