/**
 * Names what failed in the output of `bun test`: file and test, or the file alone when something went wrong outside
 * of its tests. A test that is named twice, as long runs do at their end, is listed once.
 */
export function failedBunTests(output: string): string[] {
  const failed = new Set<string>();
  let file = '';
  for (const line of Bun.stripANSI(output).split('\n')) {
    file = /^(\S+\.test\.tsx?):$/.exec(line)?.[1] ?? file;
    const title = /^\(fail\) (.+?)(?: \[[\d.]+m?s\])?$/.exec(line)?.[1];
    if (title !== undefined) failed.add(`${file}: ${title}`);
    if (line === '# Unhandled error between tests') failed.add(`${file}: an error outside of its tests`);
  }
  return [...failed];
}

/** A suite of Playwright's JSON report: a file, or a group within one. */
export interface PlaywrightSuite {
  specs?: { title: string; file: string; ok: boolean; tests?: { status: string }[] }[];
  suites?: PlaywrightSuite[];
}

/** Names the browser tests that failed or were flaky: file and test. */
export function failedBrowserTests(suites: readonly PlaywrightSuite[]): string[] {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs
      .filter(({ ok, tests = [] }) => !ok || tests.some(({ status }) => status === 'flaky'))
      .map(({ file, title }) => `${file}: ${title}`),
    ...failedBrowserTests(inner),
  ]);
}
