import { ApiError } from '@hexaflate/contract/client';
import { MutationCache, onlineManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { isSessionOver } from './client.ts';
import { keepOffline } from './offline-cache.ts';
import { indexedAnswers } from './offline-store.ts';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Keep the last answer on the device, to be shown without a connection. */
      offline?: boolean;
    };
  }
}

const DAY_MS = 86_400_000;
let onSessionOver: (reason: unknown) => void = () => {};

/** Sets what happens when any call finds that the session is over; it is told the server's reason, if there is one. */
export function whenSessionIsOver(handler: (reason: unknown) => void): void {
  onSessionOver = handler;
}

function noticeSessionEnd(error: unknown): void {
  if (isSessionOver(error)) onSessionOver(error.details.reason);
}

// The manager hears of changes only; an app that is opened without a network must know from the start.
onlineManager.setOnline(globalThis.navigator?.onLine ?? true);

/**
 * The app's query cache. Answers stay fresh until a live event or a return to the app says otherwise, so screens
 * open with what is known and settle quietly.
 */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSessionEnd }),
  mutationCache: new MutationCache({ onError: noticeSessionEnd }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: DAY_MS,
      // Only silence is worth a second try: an answer with an error would be the same again.
      retry: (failures, error) => failures < 2 && error instanceof ApiError && error.status === 0,
      retryDelay: (failures) => Math.min(1_000 * 2 ** failures, 8_000),
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    // What changes something is never repeated by itself.
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** The last known answers on this device, kept for a week. */
export const offlineCache = keepOffline({
  client: queryClient,
  store: indexedAnswers('hexaflate-offline'),
  maxAgeMs: 7 * DAY_MS,
  // Short, so that even a glance at the app leaves something to show the next time.
  delayMs: 250,
});
