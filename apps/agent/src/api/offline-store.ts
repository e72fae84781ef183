import type { QueryKey } from '@tanstack/react-query';
import { clear, createStore, set, values } from 'idb-keyval';

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

/** Answers in IndexedDB, opened on first use. */
export function indexedAnswers(name: string): AnswerStore {
  const store = createStore(name, 'answers');
  return {
    all: () => values<StoredAnswer>(store),
    put: (id, answer) => set(id, answer, store),
    clear: () => clear(store),
  };
}
