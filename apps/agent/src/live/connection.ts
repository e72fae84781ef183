/** Where the live socket of this device stands. */
export interface Connection {
  phase: 'off' | 'connecting' | 'open' | 'waiting';
  /** Failed or lost connections since the last one that was welcomed. */
  failures: number;
  /** Id of the last event seen, or where it began; given back to the server so that it sends what was missed. */
  resume: string | null;
}

export type Happening =
  /** `resume`: where what is on the screen was read, if that is known. */
  | { type: 'start'; resume: string | null }
  | { type: 'stop' }
  | { type: 'event'; id: string }
  | { type: 'welcome'; id: string }
  /** The socket closed, could not open, or has been silent for too long. */
  | { type: 'lost' }
  /** The waiting time is over, or the device is online or in the foreground again. */
  | { type: 'due' };

/** What must be done after a happening; at most one thing. */
export type Effect =
  | { type: 'none' }
  | { type: 'connect' }
  | { type: 'close' }
  | { type: 'wait'; ms: number };

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
const NONE: Effect = { type: 'none' };

export const disconnected: Connection = { phase: 'off', failures: 0, resume: null };

/** From this many failures on, the app asks by itself instead of waiting to be told. */
export const FAILURES_UNTIL_POLLING = 2;

/**
 * Milliseconds before the next try: doubling up to half a minute, with the upper half left to chance so that
 * devices that lost one server do not all come back in the same instant. `chance` is from 0 to 1.
 */
export function waitBefore(failures: number, chance: number): number {
  const ceiling = Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1), LONGEST_WAIT_MS);
  return Math.round(ceiling / 2 + (ceiling / 2) * chance);
}

/** The next state of the connection and what to do about it. Pure; `chance` spreads the waiting times. */
export function nextConnection(
  connection: Connection,
  happening: Happening,
  chance: number,
): [Connection, Effect] {
  switch (happening.type) {
    case 'start':
      if (connection.phase !== 'off') return [connection, NONE];
      return [{ ...connection, phase: 'connecting', resume: happening.resume }, { type: 'connect' }];
    case 'stop':
      // Another person's events must not be resumed with this one's mark.
      return [disconnected, { type: 'close' }];
    case 'welcome':
      if (connection.phase !== 'connecting') return [connection, NONE];
      return [{ phase: 'open', failures: 0, resume: happening.id }, NONE];
    case 'event':
      if (connection.phase !== 'open') return [connection, NONE];
      return [{ ...connection, resume: happening.id }, NONE];
    case 'lost': {
      if (connection.phase === 'off' || connection.phase === 'waiting') return [connection, NONE];
      const failures = connection.failures + 1;
      return [
        { ...connection, phase: 'waiting', failures },
        { type: 'wait', ms: waitBefore(failures, chance) },
      ];
    }
    case 'due':
      if (connection.phase !== 'waiting') return [connection, NONE];
      return [{ ...connection, phase: 'connecting' }, { type: 'connect' }];
  }
}
