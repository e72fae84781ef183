import type { QueryClient } from '@tanstack/react-query';

/** Milliseconds: at most one fetch per key in this time, however many events ask for it. */
const CALM_MS = 1_000;

/**
 * A busy evening brings dozens of events a second; each key is fetched at once for the first of them and once more
 * after the last, never for every one.
 */
export function createRefresh(client: QueryClient, calmMs = CALM_MS) {
  const waiting = new Map<string, { again: boolean }>();

  return function refresh(queryKey: readonly unknown[]): void {
    const name = JSON.stringify(queryKey);
    const round = waiting.get(name);
    if (round) {
      round.again = true;
      return;
    }
    const started = { again: false };
    waiting.set(name, started);
    void client.invalidateQueries({ queryKey });
    setTimeout(() => {
      waiting.delete(name);
      if (started.again) refresh(queryKey);
    }, calmMs);
  };
}
