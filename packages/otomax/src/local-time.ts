/** Minutes that the sandbox's local time (WIB) is ahead of UTC. */
export const WIB_OFFSET_MINUTES = 420;

const TEXT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?$/;
const DAY_MS = 86_400_000;
const offsetMs = (offsetMinutes: number) => offsetMinutes * 60_000;

/** An absolute time as Otomax keeps it: `YYYY-MM-DD HH:MM:SS.mmm` in the server's local time. */
export function toLocalText(at: Date, offsetMinutes = WIB_OFFSET_MINUTES): string {
  return new Date(at.getTime() + offsetMs(offsetMinutes)).toISOString().slice(0, 23).replace('T', ' ');
}

/** The absolute time of a local text. Throws RangeError on anything else. */
export function fromLocalText(text: string, offsetMinutes = WIB_OFFSET_MINUTES): Date {
  const at = new Date(`${text.replace(' ', 'T')}Z`);
  if (!TEXT.test(text) || Number.isNaN(at.getTime())) {
    throw new RangeError(`Not a local time: ${JSON.stringify(text)}`);
  }
  return new Date(at.getTime() - offsetMs(offsetMinutes));
}

/** The local midnight at or before a time. */
export function localMidnight(at: Date, offsetMinutes = WIB_OFFSET_MINUTES): Date {
  const local = at.getTime() + offsetMs(offsetMinutes);
  return new Date(Math.floor(local / DAY_MS) * DAY_MS - offsetMs(offsetMinutes));
}

/** Minutes since local midnight, 0 to 1439. */
export function localMinuteOfDay(at: Date, offsetMinutes = WIB_OFFSET_MINUTES): number {
  return Math.floor((at.getTime() - localMidnight(at, offsetMinutes).getTime()) / 60_000);
}
