const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** When a local calendar day ("2026-01-31") begins, `plusDays` later, for a zone `offsetMinutes` ahead of UTC. */
export function localDayStart(day: string, offsetMinutes: number, plusDays = 0): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - offsetMinutes * MINUTE_MS + plusDays * DAY_MS);
}
