import type { Locale } from '@hexaflate/contract/wire';

const tag = { id: 'id-ID', en: 'en-GB' } as const;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Time of day on this device: "12.04". With `seconds`: "12.04.31". By hand, because every row of a list asks. */
export function clockTime(instant: string | number, locale: Locale, seconds = false): string {
  const at = new Date(instant);
  const parts = [at.getHours(), at.getMinutes(), ...(seconds ? [at.getSeconds()] : [])];
  return parts.map((part) => String(part).padStart(2, '0')).join(locale === 'id' ? '.' : ':');
}

/** Calendar day on this device: "22 Nov 2026". */
export function dayText(instant: string | number, locale: Locale): string {
  return new Intl.DateTimeFormat(tag[locale], { day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(instant),
  );
}

/** Day and time: "22 Nov 2026, 12.04". */
export function dayAndTime(instant: string | number, locale: Locale): string {
  return `${dayText(instant, locale)}, ${clockTime(instant, locale)}`;
}

/** For rows: the time when it was today, else the day and time without the year when it is this one. */
export function shortTime(instant: string | number, locale: Locale, now = Date.now()): string {
  const then = new Date(instant);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return clockTime(instant, locale);
  const day = new Intl.DateTimeFormat(tag[locale], {
    day: 'numeric',
    month: 'short',
    ...(then.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' }),
  }).format(then);
  return `${day}, ${clockTime(instant, locale)}`;
}

/** For narrow rows: the time when it was today, else only the day: "12.04", "22 Nov". */
export function rowTime(instant: string | number, locale: Locale, now = Date.now()): string {
  const then = new Date(instant);
  if (then.toDateString() === new Date(now).toDateString()) return clockTime(instant, locale);
  return new Intl.DateTimeFormat(tag[locale], { day: 'numeric', month: 'short' }).format(then);
}

/** Key and heading of the day that a list is grouped by: today, yesterday, else the date. */
export function dayHeading(
  instant: string | number,
  locale: Locale,
  words: { today: string; yesterday: string },
  now = Date.now(),
): string {
  const day = new Date(instant).toDateString();
  if (day === new Date(now).toDateString()) return words.today;
  const before = new Date(now);
  before.setDate(before.getDate() - 1);
  if (day === before.toDateString()) return words.yesterday;
  return new Intl.DateTimeFormat(tag[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(new Date(instant).getFullYear() === new Date(now).getFullYear() ? {} : { year: 'numeric' }),
  }).format(new Date(instant));
}

/** How long ago, coarsely, for the age of data; `{ unit: 'now' }` under a minute. */
export function ageOf(
  instant: string | number,
  now = Date.now(),
): { unit: 'now' | 'minutes' | 'hours' | 'days'; count: number } {
  const ms = Math.max(0, now - new Date(instant).getTime());
  if (ms < MINUTE) return { unit: 'now', count: 0 };
  if (ms < HOUR) return { unit: 'minutes', count: Math.floor(ms / MINUTE) };
  if (ms < DAY) return { unit: 'hours', count: Math.floor(ms / HOUR) };
  return { unit: 'days', count: Math.floor(ms / DAY) };
}

/** A duration in the person's words, from milliseconds: "38 md", "4 dtk", "2 mnt" (or ms, s, min). */
export function durationText(ms: number, locale: Locale): string {
  const unit = locale === 'id' ? { ms: 'md', s: 'dtk', min: 'mnt' } : { ms: 'ms', s: 's', min: 'min' };
  if (ms < 1_000) return `${Math.round(ms)} ${unit.ms}`;
  if (ms < 60_000) return `${Math.round(ms / 1_000)} ${unit.s}`;
  return `${Math.round(ms / 60_000)} ${unit.min}`;
}
