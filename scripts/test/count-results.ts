import type { PlaywrightSuite } from './failed-names.ts';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Reads the closing lines of `bun test`. Its failures include files that could not be loaded. A run that ended
 * badly without saying so counts as one failure, so that a crash never looks green.
 */
export function countBunResults(output: string, exitCode: number): Counts {
  const text = Bun.stripANSI(output);
  // Only what follows the last such line, since a test may be named "7 pass" too.
  const closing = /(?:^|\n) *\d+ pass\n(?![\s\S]*\n *\d+ pass\n)[\s\S]*$/.exec(text)?.[0] ?? '';
  const number = (word: string) => Number(new RegExp(`^ *(\\d+) ${word}$`, 'm').exec(closing)?.[1] ?? 0);
  const counts = { passed: number('pass'), failed: number('fail'), skipped: number('skip') + number('todo') };
  return { ...counts, failed: atLeastOneFailure(counts, exitCode) };
}

/** Reads the `stats` of Playwright's JSON report; undefined when it wrote none. Flaky tests count as failed. */
export function countPlaywrightResults(report: PlaywrightReport | undefined, exitCode: number): Counts {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  const counts = { passed: expected, failed: unexpected + flaky, skipped };
  return { ...counts, failed: atLeastOneFailure(counts, exitCode) };
}

export interface PlaywrightReport {
  suites?: PlaywrightSuite[];
  stats?: { expected: number; unexpected: number; flaky: number; skipped: number };
}

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce((sum, next) => ({
    passed: sum.passed + next.passed,
    failed: sum.failed + next.failed,
    skipped: sum.skipped + next.skipped,
  }));
}

/** The line that ends `npm test`. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** Nothing passed, or a bad exit code without a failed test, is a failure too. */
function atLeastOneFailure({ passed, failed }: Counts, exitCode: number): number {
  return failed === 0 && (exitCode !== 0 || passed === 0) ? 1 : failed;
}
