/** What the parent asks of the process that holds devices' sockets open. */
export type SocketOrder =
  /** Open one more socket for each ticket. */
  | { type: 'open'; url: string; tickets: readonly string[] }
  /** Notice from now on when each socket gets its next event of this type. */
  | { type: 'arm'; event: string }
  /** Answer once every open socket has got it. */
  | { type: 'collect' };

export interface Told {
  /** Milliseconds since 1970, with fractions, when the first and the last device had the event. */
  firstAt: number;
  lastAt: number;
  devices: number;
}

const MOST_SOCKETS = 12_000;

/** Throws RangeError for an address beyond this machine or more sockets than a measurement needs. */
export function checkSockets(url: string, count: number): void {
  const { hostname } = new URL(url);
  if (hostname !== 'localhost' && hostname !== '127.0.0.1')
    throw new RangeError('Sockets are opened to this machine only');
  if (!Number.isInteger(count) || count < 1 || count > MOST_SOCKETS)
    throw new RangeError(`sockets must be a whole number from 1 to ${MOST_SOCKETS}`);
}
