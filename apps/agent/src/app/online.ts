import { onlineManager, useIsFetching } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { isNetworkError } from '../api/client.ts';
import { keys } from '../api/keys.ts';
import { queryClient } from '../api/query.ts';
import { useConnection } from '../live/use-live.ts';

/**
 * True when the server cannot be reached: the device says so, or the last question about the agent went without an
 * answer while no socket stands. Phones often claim to be online behind a dead network.
 */
export function useIsOffline(): boolean {
  const online = useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
  const { phase } = useConnection();
  useIsFetching({ queryKey: keys.me });
  const asked = queryClient.getQueryState(keys.me);
  return !online || (phase !== 'open' && isNetworkError(asked?.error ?? asked?.fetchFailureReason));
}
