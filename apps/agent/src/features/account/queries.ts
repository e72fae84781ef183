import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';

/** What I say of my shop, beside what Otomax says. */
export const profileQuery = queryOptions({
  queryKey: keys.profile,
  queryFn: ({ signal }) => call('GET /profile', {}, { signal }),
  meta: { offline: true },
});

/** My numbers in Otomax. */
export const numbersQuery = queryOptions({
  queryKey: keys.numbers,
  queryFn: ({ signal }) => call('GET /numbers', {}, { signal }),
  meta: { offline: true },
});

/** Milliseconds between looks at a copy that is being written. */
const LOOK_MS = 1_500;

/** Where the newest copy of my data stands; looked at again while it is being written. */
export const ownDataQuery = queryOptions({
  queryKey: keys.ownData,
  queryFn: ({ signal }) => call('GET /own-data', {}, { signal }),
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.newest?.state === 'preparing' ? LOOK_MS : false),
});

/** What closing my account would mean now. */
export const closingQuery = queryOptions({
  queryKey: keys.closing,
  queryFn: ({ signal }) => call('GET /closing', {}, { signal }),
  staleTime: 0,
});
