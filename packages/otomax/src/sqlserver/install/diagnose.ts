import { openSession, type SqlSession } from '../connection.ts';
import type { SqlServerSettings } from '../settings.ts';
import { checkInstallation } from './check.ts';
import type { Finding } from './finding.ts';

/** The server's clock in UTC to the millisecond, in a form that every version knows. */
export const CLOCK_SQL = 'select convert(varchar(23), sysutcdatetime(), 126) as [utc]';

const LOOKS = 3;

export interface Diagnosis extends Clock {
  findings: Finding[];
}

interface Clock {
  /** Milliseconds that the server's clock is ahead of ours; negative when it is behind. */
  clockAheadMs: number;
  /** Milliseconds of one question and its answer. */
  roundTripMs: number;
}

/**
 * Looks at an Otomax database as `check` does, and compares clocks. Changes nothing. Rejects with the driver's error
 * when the server cannot be reached.
 */
export async function diagnoseOtomax(settings: SqlServerSettings): Promise<Diagnosis> {
  const session = await openSession(settings);
  try {
    const looks: Clock[] = [];
    // The first question of a session may take long, and then tells least of the clock.
    for (let look = 0; look < LOOKS; look += 1) looks.push(await lookAtClock(session));
    const quickest = looks.reduce((best, next) => (next.roundTripMs < best.roundTripMs ? next : best));
    return { findings: await checkInstallation(session, settings), ...quickest };
  } finally {
    session.close();
  }
}

async function lookAtClock(session: SqlSession): Promise<Clock> {
  const asked = Date.now();
  const { rows } = await session.run<{ utc: string }>(CLOCK_SQL, []);
  const answered = Date.now();
  const theirs = Date.parse(`${rows[0]?.utc ?? ''}Z`);
  return { clockAheadMs: theirs - (asked + answered) / 2, roundTripMs: answered - asked };
}
