import { createStore, del, get, set, values } from 'idb-keyval';

/**
 * An attempt to sell as the device keeps it, written before the first byte leaves, so that a killed app still knows
 * what it may have sent. It never holds the PIN.
 */
export interface Attempt {
  attemptId: string;
  agentCode: string;
  category: string;
  productCode: string;
  productName: string;
  destination: string;
  /** Open amount in rupiah. */
  amount: number | null;
  buyerPhone: string | null;
  counter: number;
  inquiryId: string | null;
  /** A proof for exactly this order, where one was asked for. */
  proofId?: string | null;
  /** Rupiah, wire. */
  maxPrice: string;
  sellingPrice: string | null;
  /** ISO instant when the sheet opened. */
  openedAt: string;
  /** ISO instant before the newest try that may have reached the server; null while nothing left the device. */
  sentAt: string | null;
}

/** Where attempts are kept: IndexedDB in the app, a map in tests. */
export interface AttemptStore {
  get: (attemptId: string) => Promise<Attempt | undefined>;
  put: (attempt: Attempt) => Promise<void>;
  remove: (attemptId: string) => Promise<void>;
  all: () => Promise<Attempt[]>;
}

/** Attempts in IndexedDB. Throws what the browser throws when it cannot keep them. */
export function indexedAttempts(name = 'hexaflate-attempts'): AttemptStore {
  let opened: ReturnType<typeof createStore> | undefined;
  const store = () => {
    opened ??= createStore(name, 'attempts');
    return opened;
  };
  return {
    get: (attemptId) => get<Attempt>(attemptId, store()),
    put: (attempt) => set(attempt.attemptId, attempt, store()),
    remove: (attemptId) => del(attemptId, store()),
    all: () => values<Attempt>(store()),
  };
}
