import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { keys } from '../../api/keys.ts';

/** How the agent's PIN stands at this moment. */
export function usePinStanding() {
  return useQuery({
    queryKey: keys.pinStanding,
    queryFn: ({ signal }) => call('GET /pin', {}, { signal }),
    staleTime: 0,
  });
}
