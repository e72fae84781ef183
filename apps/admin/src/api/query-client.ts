import { ApiError } from '@hexaflate/contract/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { meansPasswordChange, meansSignedOut } from './call.ts';
import { accountQuery, keys } from './queries.ts';

/** The cache of everything read. An answer that says "signed out" anywhere brings the sign-in back. */
export function createQueryClient(): QueryClient {
  const notice = (error: unknown) => {
    if (meansSignedOut(error)) client.setQueryData(accountQuery.queryKey, null);
    if (meansPasswordChange(error)) void client.invalidateQueries({ queryKey: keys.account });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: notice }),
    mutationCache: new MutationCache({ onError: notice }),
    defaultOptions: {
      queries: {
        // Events say when something is old; this is for rooms that are entered again soon.
        staleTime: 2_000,
        retry: (failures, error) => failures < 2 && isPassing(error),
      },
    },
  });
  return client;
}

/** Whether asking again may help: no answer came, or the server was not able to give one. */
function isPassing(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'network' || error.status >= 500);
}
