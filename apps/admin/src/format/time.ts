import type { Words } from './words.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Building an Intl formatter costs far more than using one, and tables use the same few for every row. */
function formatter(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(tag, options);
  formats.set(key, made);
  return made;
}

const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false } as const;

/** Time of day in the viewer's zone, to the second: "12.04.31". */
export function formatClock(instant: string, { tag }: Words): string {
  return formatter(tag, CLOCK).format(new Date(instant));
}

/** Clock to the millisecond, for timelines: "12.04.31,082". */
export function formatExactClock(instant: string, { tag }: Words): string {
  return formatter(tag, { ...CLOCK, fractionalSecondDigits: 3 }).format(new Date(instant));
}

/** Day and time: "23 Nov 2026, 12.04". */
export function formatMoment(instant: string, { tag }: Words): string {
  return formatter(tag, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(instant));
}

/** Day alone: "23 Nov 2026". */
export function formatDay(instant: string, { tag }: Words): string {
  return formatter(tag, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(instant));
}

/** Time alone today, day and time on other days, for rows of a list. `now` in milliseconds. */
export function formatRowTime(instant: string, now: number, words: Words): string {
  const at = new Date(instant);
  if (at.toDateString() === new Date(now).toDateString()) return formatClock(instant, words);
  return formatter(words.tag, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(at);
}

/** A local calendar day as the API's filters want it: "2026-11-23". `daysAgo` counts back from `now` (ms). */
export function localDay(now: number, daysAgo = 0): string {
  const day = new Date(now);
  day.setDate(day.getDate() - daysAgo);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
