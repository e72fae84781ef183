import type { Order } from '@hexaflate/contract/orders';
import { type QueryKey, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { apiOrigin, call, isSessionOver } from '../api/client.ts';
import { keys } from '../api/keys.ts';
import { queryClient } from '../api/query.ts';
import { whenIdle } from '../app/when-idle.ts';
import { firstAnswer } from '../start/first-answer.ts';
import { applyEvent, applyOrder } from './apply.ts';
import { type Connection, disconnected, FAILURES_UNTIL_POLLING } from './connection.ts';
import { noticeDevice } from './device-news.ts';
import { openLive, webSocket } from './socket.ts';

/** Refresh of what is on the screen while no socket can be had. */
const POLL_MS = 15_000;
/** Seconds that the server may hold a question about one order. */
const HOLD_SECONDS = 25;

let connection = disconnected;
let sessionEnded: (reason: unknown) => void = () => {};
/** Until the first welcome after a start: who resumes then began at home's answer, and only its parts did with it. */
let beginning = true;
const listeners = new Set<() => void>();

const live = openLive({
  ticket: async () => {
    try {
      return (await call('POST /live/ticket')).ticket;
    } catch (error) {
      if (isSessionOver(error)) sessionEnded(error.details.reason);
      throw error;
    }
  },
  connect: () => webSocket(`${apiOrigin.replace(/^http/, 'ws')}/api/v1/live`),
  onEvent: (event, resumed) => {
    if (event.type === 'session.ended') return sessionEnded(event.reason);
    if (event.type === 'notification.created') noticeDevice(event.notification);
    const covered = (key: QueryKey) => resumed && (!beginning || firstAnswer.covers(key));
    applyEvent(queryClient, event, covered);
    if (event.type === 'welcome') beginning = false;
  },
  onConnection: (next) => {
    connection = next;
    for (const listener of listeners) listener();
  },
});

/** State of the device's live connection. */
export function useConnection(): Connection {
  return useSyncExternalStore(watch, () => connection);
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** True while events arrive by themselves. */
export function useIsLive(): boolean {
  return useConnection().phase === 'open';
}

/** Keeps the live connection while someone is signed in, and asks regularly while there is none. */
export function useLive(signedIn: boolean, onSessionEnd: (reason: unknown) => void): void {
  useEffect(() => {
    if (!signedIn) return;
    sessionEnded = onSessionEnd;
    let callOff: (() => void) | null = () => {};
    beginning = true;
    // The screen comes first: what happens until then is told to whoever resumes where home was read.
    void firstAnswer.position().then((position) => {
      if (callOff) callOff = whenIdle(() => live.start(position));
    });
    const nudge = () => {
      if (document.visibilityState === 'visible') live.nudge();
    };
    addEventListener('online', nudge);
    document.addEventListener('visibilitychange', nudge);
    return () => {
      callOff?.();
      callOff = null;
      removeEventListener('online', nudge);
      document.removeEventListener('visibilitychange', nudge);
      live.stop();
    };
  }, [signedIn, onSessionEnd]);

  const unheard = useSyncExternalStore(
    watch,
    () => connection.phase !== 'open' && connection.failures >= FAILURES_UNTIL_POLLING,
  );
  const polling = signedIn && unheard;
  useEffect(() => {
    if (!polling) return;
    const timer = setInterval(() => void queryClient.invalidateQueries({ refetchType: 'active' }), POLL_MS);
    return () => clearInterval(timer);
  }, [polling]);
}

/** True when nothing about this order is expected to change by itself. */
export function isSettled(order: Order | undefined): boolean {
  return order?.state === 'success' || order?.state === 'failed';
}

/**
 * One order, kept true: by events while the socket stands, else by questions that the server holds until the
 * order changes. With the socket up it is still asked now and then, so that one lost event cannot leave it hanging.
 */
export function useLiveOrder(id: string): UseQueryResult<Order> {
  const client = useQueryClient();
  const isLive = useIsLive();
  const query = useQuery<Order>({
    queryKey: keys.order(id),
    queryFn: async ({ signal }) => {
      const fresh = await call('GET /orders/{id}', { params: { id }, query: {} }, { signal });
      const known = client.getQueryData<Order>(keys.order(id));
      return known && known.version > fresh.version ? known : fresh;
    },
    refetchInterval: ({ state }) => (isSettled(state.data) ? false : POLL_MS),
    meta: { offline: true },
  });
  const version = query.data?.version;
  const settled = isSettled(query.data);

  useEffect(() => {
    if (isLive || settled || version === undefined) return;
    const gone = new AbortController();
    const ask = async () => {
      while (!gone.signal.aborted) {
        try {
          const order = await call(
            'GET /orders/{id}',
            { params: { id }, query: { wait: HOLD_SECONDS, version } },
            { signal: gone.signal, timeoutMs: (HOLD_SECONDS + 10) * 1_000 },
          );
          applyOrder(client, order);
          if (order.version > version) return;
        } catch (error) {
          if (gone.signal.aborted || isSessionOver(error)) return;
          await pause(3_000, gone.signal);
        }
      }
    };
    void ask();
    return () => gone.abort();
  }, [client, id, isLive, settled, version]);

  return query;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
