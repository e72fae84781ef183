import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  type PropsWithChildren,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { call, meansSignedOut } from '../api/call.ts';
import { accountQuery } from '../api/queries.ts';
import { useAnnounce } from '../parts/announce.tsx';
import { useSignedOut } from '../session/signed-out.tsx';
import { applyEvent } from './apply-event.ts';
import { createRefresh, isLong } from './refresh-soon.ts';
import { keepLive, type LiveStatus } from './socket.ts';

const LiveContext = createContext<LiveStatus>('connecting');

/** Milliseconds between polls while the socket is down. */
const POLL_MS = 5_000;

/** How the panel learns of changes at this moment. */
export const useLiveStatus = (): LiveStatus => useContext(LiveContext);

/** `refetchInterval` of a room: polls while the socket is down, else `calmMs` (false: events are enough). */
export function usePolling(calmMs: number | false = false): number | false {
  return useLiveStatus() === 'polling' ? POLL_MS : calmMs;
}

/** The same for an endless list, which is fetched again only while few of its pages stand on the screen. */
export function useListPolling(calmMs: number | false = false) {
  const everyMs = usePolling(calmMs);
  return ({ state }: { state: { data?: unknown } }) => (isLong(state.data) ? false : everyMs);
}

/** Holds the live connection while somebody is signed in who may hear of orders (`enabled`); others poll. */
export function LiveConnection({ children, enabled }: PropsWithChildren<{ enabled: boolean }>) {
  const client = useQueryClient();
  const signedOut = useSignedOut();
  const [status, setStatus] = useState<LiveStatus>('connecting');
  const { t } = useTranslation();
  const announce = useAnnounce();
  const tellCopied = useEffectEvent((code: string, device: string) =>
    announce(t('member.copiedNow', { device, code })),
  );

  useEffect(() => {
    if (!enabled) {
      setStatus('polling');
      return;
    }
    const refresh = createRefresh(client);
    const live = keepLive({
      getTicket: async () => {
        try {
          return (await call('POST /admin/live/ticket')).ticket;
        } catch (error) {
          if (meansSignedOut(error)) client.setQueryData(accountQuery.queryKey, null);
          throw error;
        }
      },
      openSocket: () => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/live`),
      onEvent: (event) => {
        if (event.type === 'session.ended') {
          // Only agents' sessions are replaced or found copied.
          const { reason } = event;
          signedOut(reason === 'replaced' || reason === 'copied' ? 'revoked' : reason);
        } else {
          applyEvent(client, event, refresh);
          if (event.type === 'session.copied') tellCopied(event.agentCode, event.device);
        }
      },
      onStatus: setStatus,
    });
    const stopListening = client.getQueryCache().subscribe((change) => {
      if (change.type === 'updated' && change.action.type === 'success' && !change.action.manual)
        live.serverAnswers();
    });
    return () => {
      stopListening();
      live.close();
    };
  }, [client, signedOut, enabled]);

  return <LiveContext value={status}>{children}</LiveContext>;
}
