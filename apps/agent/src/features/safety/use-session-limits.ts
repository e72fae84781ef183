import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';

/** A safe device stays one unless somebody says otherwise, and then an event tells (ms). */
const SAFE_FOR_MS = 10 * 60_000;

/** What this device may still sell; undefined until it is known. */
export function useSessionLimits() {
  const { data } = useQuery({
    queryKey: keys.sessionLimits,
    queryFn: ({ signal }) => call('GET /session/limits', {}, { signal }),
    staleTime: ({ state }) => (state.data?.safeBecause && !state.data.unverified ? SAFE_FOR_MS : 0),
    retry: false,
  });
  return data;
}
