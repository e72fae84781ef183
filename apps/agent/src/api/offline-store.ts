import type { QueryKey } from '@tanstack/react-query';

/** One answer as it is kept on the device. */
export interface StoredAnswer {
  key: QueryKey;
  data: unknown;
  /** Milliseconds since the epoch, when the server gave it. */
  updatedAt: number;
}

/** Where answers are kept: IndexedDB in the app, a map in tests. */
export interface AnswerStore {
  all: () => Promise<StoredAnswer[]>;
  put: (id: string, answer: StoredAnswer) => Promise<void>;
  clear: () => Promise<void>;
}

/** Answers in IndexedDB, opened on first use; loaded apart from the app's first script. */
export function indexedAnswers(name: string): AnswerStore {
  const opened = import('idb-keyval').then((idb) => ({ idb, store: idb.createStore(name, 'answers') }));
  opened.catch(() => {});
  return {
    all: async () => {
      const { idb, store } = await opened;
      return idb.values<StoredAnswer>(store);
    },
    put: async (id, answer) => {
      const { idb, store } = await opened;
      await idb.set(id, answer, store);
    },
    clear: async () => {
      const { idb, store } = await opened;
      await idb.clear(store);
    },
  };
}
