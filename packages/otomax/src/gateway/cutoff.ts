/** The hours of the day in which an operator is closed, local time. */
export interface CutoffHours {
  cutoff_awal: string | null;
  cutoff_akhir: string | null;
}

const DAY_MINUTES = 1440;

/** Whether a minute of the local day lies in the closed hours, which may cross midnight. */
export function inCutoff(hours: CutoffHours, minute: number): boolean {
  const bounds = cutoffBounds(hours);
  if (!bounds) return false;
  const [from, to] = bounds;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/**
 * Minutes of the local day at which an operator closes and opens. Undefined without closed hours, and where they
 * cannot be read: a spelling mistake must not close an operator.
 */
export function cutoffBounds(hours: CutoffHours): [from: number, to: number] | undefined {
  const from = minuteOf(hours.cutoff_awal);
  const to = minuteOf(hours.cutoff_akhir);
  return from === undefined || to === undefined || from === to ? undefined : [from, to];
}

/** Whether one of the bounds lies in the time after `since` up to and including `now`, both in epoch milliseconds. */
export function crossedCutoff(
  hours: CutoffHours,
  since: number,
  now: number,
  offsetMinutes: number,
): boolean {
  const minutes = (at: number) => Math.floor(at / 60_000) + offsetMinutes;
  // How many times a daily minute has come up to a moment.
  const rounds = (at: number, bound: number) => Math.floor((minutes(at) - bound) / DAY_MINUTES);
  return (cutoffBounds(hours) ?? []).some((bound) => rounds(now, bound) > rounds(since, bound));
}

function minuteOf(time: string | null): number | undefined {
  const match = /^(\d{1,2})[:.](\d\d)/.exec((time ?? '').trim());
  if (!match) return undefined;
  const minute = Number(match[1]) * 60 + Number(match[2]);
  return minute < DAY_MINUTES ? minute : undefined;
}
