import { localDay } from '../../format/time.ts';
import type { OrderFilter } from '../../live/order-lists.ts';

export const stateChoices = ['pending', 'success', 'failed'] as const;
export const dayChoices = ['today', 'yesterday', 'week'] as const;
export type DayChoice = (typeof dayChoices)[number];

/** A list of orders as its address says it. `day` is relative and stays true tomorrow; `from` and `to` are dates. */
export interface OrderAddress {
  state?: (typeof stateChoices)[number] | undefined;
  day?: DayChoice | undefined;
  from?: string | undefined;
  to?: string | undefined;
  agent?: string | undefined;
  category?: string | undefined;
  q?: string | undefined;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the filters out of an address; whatever makes no sense there counts as not said. */
export function readOrderAddress(search: URLSearchParams): OrderAddress {
  const text = (name: string, longest: number) => search.get(name)?.trim().slice(0, longest) || undefined;
  const date = (name: string) => {
    const value = search.get(name) ?? '';
    return DATE.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
  };
  const day = dayChoices.find((choice) => choice === search.get('day'));
  return {
    state: stateChoices.find((choice) => choice === search.get('state')),
    day,
    from: day ? undefined : date('from'),
    to: day ? undefined : date('to'),
    agent: text('agent', 20),
    category: text('category', 40),
    q: text('q', 60),
  };
}

/** The address with some filters changed; what becomes undefined or empty leaves it, everything else stays. */
export function withFilters(search: URLSearchParams, change: OrderAddress): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}

/** What the API is asked for an address; relative days become dates of the local calendar at `now` (ms). */
export function orderFilterOf({ day, ...address }: OrderAddress, now: number): OrderFilter {
  const span = daySpan(day, now);
  return Object.fromEntries(
    Object.entries({ ...address, ...span }).filter(([, value]) => value !== undefined),
  );
}

/** Days that reach until now stay open at their end, so that new sales may still come in. */
function daySpan(day: DayChoice | undefined, now: number): Pick<OrderFilter, 'from' | 'to'> {
  if (day === 'today') return { from: localDay(now) };
  if (day === 'week') return { from: localDay(now, 6) };
  if (day === 'yesterday') return { from: localDay(now, 1), to: localDay(now, 1) };
  return {};
}
