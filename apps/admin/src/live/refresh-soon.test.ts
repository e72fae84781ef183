import { expect, jest, test } from 'bun:test';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { createRefresh } from './refresh-soon.ts';

/** A watched query that counts how often it is fetched. */
async function watch(client: QueryClient, queryKey: string[], data: unknown) {
  let fetched = 0;
  const observer = new QueryObserver(client, {
    queryKey,
    queryFn: () => {
      fetched += 1;
      return data;
    },
  });
  const stop = observer.subscribe(() => undefined);
  await client.refetchQueries({ queryKey });
  fetched = 0;
  return { fetched: () => fetched, stop };
}

test('a burst of events fetches a list at once and once more after it, not for every event', async () => {
  const client = new QueryClient();
  const list = await watch(client, ['orders'], []);
  jest.useFakeTimers();
  const refresh = createRefresh(client, 1000);
  for (let event = 0; event < 30; event += 1) refresh(['orders']);
  await Promise.resolve();
  expect(list.fetched()).toBe(1);
  jest.advanceTimersByTime(1000);
  await Promise.resolve();
  expect(list.fetched()).toBe(2);
  jest.advanceTimersByTime(5000);
  await Promise.resolve();
  expect(list.fetched()).toBe(2);
  jest.useRealTimers();
  list.stop();
});

test('a list scrolled far down is not fetched page by page for every event', async () => {
  const client = new QueryClient();
  const pages = [[], [], [], []];
  const long = await watch(client, ['orders', 'pages'], { pages, pageParams: pages });
  createRefresh(client, 1)(['orders']);
  await Promise.resolve();
  expect(long.fetched()).toBe(0);
  long.stop();
});
