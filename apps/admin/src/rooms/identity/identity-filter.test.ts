import { expect, test } from 'bun:test';
import { readIdentityFilter } from './identity-filter.ts';

test('the queue shows what waits unless its address says otherwise', () => {
  expect(readIdentityFilter(new URLSearchParams())).toEqual({ status: 'inReview' });
  expect(readIdentityFilter(new URLSearchParams('status=verified&free=true&second=true&q= AG0001 '))).toEqual(
    {
      status: 'verified',
      free: 'true',
      second: 'true',
      q: 'AG0001',
    },
  );
});

test('nonsense in the address counts as not said', () => {
  expect(readIdentityFilter(new URLSearchParams('status=none&free=1&second=&q='))).toEqual({
    status: 'inReview',
  });
});
