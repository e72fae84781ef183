import type { Query, QueryClient } from '@tanstack/react-query';
import type { AnswerStore } from './offline-store.ts';

export interface OfflineCache {
  /** Puts the kept answers back into the query cache with their true age. */
  restore: () => Promise<void>;
  /** Forgets every kept answer and whatever was about to be kept. */
  wipe: () => Promise<void>;
  /** Writes now what is waiting; for page hide and tests. */
  flush: () => Promise<void>;
}

interface OfflineCacheOptions {
  client: QueryClient;
  store: AnswerStore;
  /** Answers older than this (ms) are not shown again. */
  maxAgeMs: number;
  /** Several changes within this time (ms) cost one write. */
  delayMs: number;
}

/**
 * Keeps the answers of queries marked `meta: { offline: true }` on the device. Losing this cache loses nothing but
 * comfort, so a full disk or a private window is passed over in silence.
 */
export function keepOffline({ client, store, maxAgeMs, delayMs }: OfflineCacheOptions): OfflineCache {
  const waiting = new Map<string, Query>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Writes go one after another, so a wipe that is asked for later is also done later.
  let line: Promise<unknown> = Promise.resolve();

  const inLine = (work: () => Promise<unknown>): Promise<void> => {
    line = line.then(work).catch(() => {});
    return line.then(() => {});
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const queries = [...waiting.values()];
    waiting.clear();
    return inLine(async () => {
      for (const query of queries) {
        if (query.state.data === undefined) continue;
        await store.put(query.queryHash, {
          key: query.queryKey,
          data: firstPageOnly(query.state.data),
          updatedAt: query.state.dataUpdatedAt,
        });
      }
    });
  };

  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    if (event.query.meta?.offline !== true) return;
    waiting.set(event.query.queryHash, event.query);
    timer ??= setTimeout(() => void flush(), delayMs);
  });

  return {
    flush,
    restore: () =>
      inLine(async () => {
        const oldest = Date.now() - maxAgeMs;
        for (const answer of await store.all()) {
          if (answer.updatedAt < oldest || client.getQueryData(answer.key) !== undefined) continue;
          client.setQueryData(answer.key, answer.data, { updatedAt: answer.updatedAt });
          // However young it is: who knows what happened while the app was closed.
          await client.invalidateQueries({ queryKey: answer.key, exact: true, refetchType: 'none' });
        }
      }),
    wipe: () => {
      clearTimeout(timer);
      timer = undefined;
      waiting.clear();
      return inLine(() => store.clear());
    },
  };
}

/** Endless lists start again from their first page; the others would be old and large. */
function firstPageOnly(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('pages' in data) || !('pageParams' in data)) return data;
  const { pages, pageParams } = data;
  if (!Array.isArray(pages) || !Array.isArray(pageParams)) return data;
  return { pages: pages.slice(0, 1), pageParams: pageParams.slice(0, 1) };
}
