import { wipeAtSignOut } from '../../../session/sign-out.ts';
import { indexedAttempts } from './attempt-store.ts';

/** The app's attempts on this device; gone with the session, like everything else of the person. */
export const attempts = indexedAttempts();

wipeAtSignOut(async () => {
  for (const attempt of await attempts.all()) await attempts.remove(attempt.attemptId);
});

const underway = new Set<string>();

/** Notes that this window itself waits for an attempt's answer, so that nobody asks about it meanwhile. */
export function markUnderway(attemptId: string, waiting: boolean): void {
  if (waiting) underway.add(attemptId);
  else underway.delete(attemptId);
}

/** True while an open sheet of this window waits for the answer. */
export function isUnderway(attemptId: string): boolean {
  return underway.has(attemptId);
}
