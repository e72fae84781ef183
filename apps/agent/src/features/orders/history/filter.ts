import type { OrderFilter } from '../../../api/keys.ts';

const states = ['pending', 'success', 'failed'] as const;
export type StateFilter = (typeof states)[number];

/** What the history shows, as it stands in the address, so that going back finds it again. */
export interface HistoryFilter {
  state: StateFilter | null;
  category: string;
  q: string;
  /** Calendar days, YYYY-MM-DD; empty for no limit. */
  from: string;
  to: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the filter from an address; anything that is not one is left out. */
export function readFilter(search: URLSearchParams): HistoryFilter {
  const day = (name: string) => {
    const text = search.get(name) ?? '';
    return DAY.test(text) ? text : '';
  };
  return {
    state: states.find((state) => state === search.get('state')) ?? null,
    category: (search.get('category') ?? '').slice(0, 40),
    q: (search.get('q') ?? '').slice(0, 60),
    from: day('from'),
    to: day('to'),
  };
}

/** Writes the filter for an address, only what is set. */
export function writeFilter(filter: HistoryFilter): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) search.set(name, value);
  return search;
}

/** The filter as the API takes it. Numbers are searched without the spaces that people type. */
export function toQuery(filter: HistoryFilter): OrderFilter {
  const q = filter.q.trim();
  return {
    ...(filter.state ? { state: filter.state } : {}),
    ...(filter.category ? { category: filter.category } : {}),
    ...(q ? { q: /^[\d\s.-]+$/.test(q) ? q.replace(/[\s.-]/g, '') : q } : {}),
    ...(filter.from ? { from: filter.from } : {}),
    ...(filter.to ? { to: filter.to } : {}),
  };
}

/** How many filters of the sheet are set: category and days. */
export function countSet(filter: HistoryFilter): number {
  return [filter.category, filter.from || filter.to].filter(Boolean).length;
}

/** The days from `days` - 1 days ago until today, as YYYY-MM-DD on this device. */
export function lastDays(days: number, today = new Date()): { from: string; to: string } {
  const first = new Date(today);
  first.setDate(first.getDate() - (days - 1));
  return { from: dayOf(first), to: dayOf(today) };
}

function dayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
