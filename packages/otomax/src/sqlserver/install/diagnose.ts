import { openSession } from '../connection.ts';
import type { SqlServerSettings } from '../settings.ts';
import { checkInstallation, type Finding } from './check.ts';

/** The server's clock in UTC to the millisecond, in a form that every version knows. */
export const CLOCK_SQL = 'select convert(varchar(23), sysutcdatetime(), 126) as [utc]';

export interface Diagnosis {
  findings: Finding[];
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
    const asked = Date.now();
    const { rows } = await session.run<{ utc: string }>(CLOCK_SQL, []);
    const answered = Date.now();
    const theirs = Date.parse(`${rows[0]?.utc ?? ''}Z`);
    return {
      findings: await checkInstallation(session),
      clockAheadMs: theirs - (asked + answered) / 2,
      roundTripMs: answered - asked,
    };
  } finally {
    session.close();
  }
}
