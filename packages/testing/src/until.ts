const FIRST_PAUSE_MS = 1;
const LONGEST_PAUSE_MS = 50;

/**
 * Resolves when it holds. For what nobody tells of: it asks again and again, ever less often, and for as long as the
 * test may take.
 */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let pauseMs = FIRST_PAUSE_MS; !(await holds()); pauseMs = Math.min(LONGEST_PAUSE_MS, 1.5 * pauseMs)) {
    await Bun.sleep(pauseMs);
  }
}
