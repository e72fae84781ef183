import type { Attempt, AttemptStore } from './attempt-store.ts';

/** An attempt for tests: a pulsa sale that was not sent yet, with any part replaced. */
export function attemptWith(parts: Partial<Attempt> = {}): Attempt {
  return {
    attemptId: '0198c0de-0000-7000-8000-000000000001',
    agentCode: 'HX0001',
    category: 'pulsa',
    productCode: 'T25',
    productName: 'Telkomsel 25.000',
    destination: '081234567890',
    amount: null,
    buyerPhone: null,
    counter: 1,
    inquiryId: null,
    maxPrice: '25150',
    sellingPrice: '27000',
    openedAt: '2026-11-22T04:51:00.000Z',
    sentAt: null,
    ...parts,
  };
}

/** Attempts in a map. `log` tells the order of writes among other events. */
export function attemptsInMemory(kept: Attempt[] = [], log: string[] = []): AttemptStore {
  const map = new Map(kept.map((attempt) => [attempt.attemptId, attempt]));
  return {
    get: async (id) => map.get(id),
    put: async (attempt) => {
      log.push(attempt.sentAt ? 'kept as sent' : 'kept');
      map.set(attempt.attemptId, attempt);
    },
    remove: async (id) => {
      map.delete(id);
    },
    all: async () => [...map.values()],
  };
}
