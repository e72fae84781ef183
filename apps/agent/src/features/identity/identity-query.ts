import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';

/** My documents. Never kept on the device: what they hold is nobody's business who picks up the phone. */
export const identityQuery = queryOptions({
  queryKey: keys.identity,
  queryFn: ({ signal }) => call('GET /identity', {}, { signal }),
  staleTime: 0,
});
