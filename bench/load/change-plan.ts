/** An agent who is signed in, with a ticket for one live socket. */
export interface WatchedAgent {
  code: string;
  token: string;
  ticket: string;
}

/** What a run of changes in Otomax's tables consists of, and who looks for them. It always stays on this machine. */
export interface ChangePlan {
  /** Our server. */
  url: string;
  /** The sandbox's database file, or the address of a database on SQL Server's protocol. */
  otomax: string;
  /** Agents whose every change is followed to the HTTP read and to the frame on a device of theirs. */
  watched: readonly WatchedAgent[];
  /** Agents whose balance changes besides, without anyone looking. */
  others: readonly string[];
  /** Changes of the others in a second, evenly spread. */
  perSecond: number;
  /** Milliseconds between two changes of one watched agent, at the least; up to twice as many are waited. */
  pauseMs: number;
  /** Ends when all watched agents together have had so many changes. */
  changes: number;
}

export interface ChangeResult {
  /** Milliseconds from the end of each watched commit to the first HTTP answer that shows it. */
  read: number[];
  /** Milliseconds from the end of each watched commit to the frame on the agent's device. */
  frame: number[];
  /** Changes that no read showed in time. */
  lost: number;
  /** Reads that showed an older value after a newer one had been shown. */
  stale: number;
  /** All changes that were committed in a second, those of the others included. */
  writesPerSecond: number;
}

const MOST_PER_SECOND = 2000;
const MOST_CHANGES = 200_000;

/** Throws RangeError for a plan without anyone to watch, or heavier than a measurement needs. */
export function checkChanges({ url, watched, perSecond, changes }: ChangePlan): void {
  const { hostname } = new URL(url);
  if (hostname !== 'localhost' && hostname !== '127.0.0.1')
    throw new RangeError('Changes are looked for on this machine only');
  if (watched.length === 0) throw new RangeError('Somebody has to be watched');
  if (!(perSecond >= 0 && perSecond <= MOST_PER_SECOND))
    throw new RangeError(`perSecond must be at most ${MOST_PER_SECOND}`);
  if (!Number.isInteger(changes) || changes < 1 || changes > MOST_CHANGES)
    throw new RangeError(`changes must be a whole number from 1 to ${MOST_CHANGES}`);
}
