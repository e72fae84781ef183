import type { QueryClient } from '@tanstack/react-query';

/** Milliseconds: at most one fetch per key in this time, however many events ask for it. */
const CALM_MS = 1_000;

/** Pages of an endless list that are worth fetching again for one change. */
const FEW_PAGES = 3;

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
    void client.invalidateQueries({ queryKey, predicate: ({ state }) => !isLong(state.data) });
    setTimeout(() => {
      waiting.delete(name);
      if (started.again) refresh(queryKey);
    }, calmMs);
  };
}

/** A list scrolled far down follows its rows by their own events; fetching all its pages for each would be a storm. */
export function isLong(data: unknown): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    'pages' in data &&
    Array.isArray(data.pages) &&
    data.pages.length > FEW_PAGES
  );
}
