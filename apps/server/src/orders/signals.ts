import type { RedisLink } from '@hexaflate/cache/redis';

/** Wakes requests that wait for an order to change; holds nothing else. */
export interface OrderSignals {
  /** Resolves when the order changes, or after `timeoutMs`. */
  wait(orderId: string, timeoutMs: number): Promise<void>;
  changed(orderId: string): void;
}

/** Signals to all processes; the store remains the truth, a missed signal costs only the wait. */
export function createOrderSignals(link?: RedisLink, channel = 'orders'): OrderSignals {
  const waiting = new Map<string, Set<() => void>>();
  const wakeAll = (orderId: string): void => {
    for (const wake of [...(waiting.get(orderId) ?? [])]) wake();
  };
  link?.subscribe(channel, wakeAll);
  return {
    wait(orderId, timeoutMs) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const waiters = waiting.get(orderId) ?? new Set();
      waiting.set(orderId, waiters);
      const wake = () => {
        clearTimeout(timer);
        waiters.delete(wake);
        if (waiters.size === 0 && waiting.get(orderId) === waiters) waiting.delete(orderId);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      waiters.add(wake);
      return promise;
    },
    changed(orderId) {
      wakeAll(orderId);
      link?.publish(channel, orderId).catch(() => undefined);
    },
  };
}
