let offsetMs = 0;

/**
 * Learns the server's time from an instant that it has just sent. Ages are counted by the server's clock, so that
 * an operator's computer that runs minutes wrong does not show orders from the future. The way of the message makes
 * this late by its travel time, which no age on the screen is fine enough to show.
 */
export function noteServerTime(instant: string): void {
  const server = Date.parse(instant);
  if (!Number.isNaN(server)) offsetMs = server - Date.now();
}

/** Now in milliseconds, by the server's clock as far as it is known. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}
