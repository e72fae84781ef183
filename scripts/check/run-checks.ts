/** One part of `npm run check`. Answers what is wrong as text for people; empty means nothing. */
export interface Check {
  name: string;
  run(): Promise<string>;
}

export interface CheckResult {
  name: string;
  problems: string;
  milliseconds: number;
}

/** Runs the checks one after another, so that their times mean something on two cores, and reports each as it ends. */
export async function runChecks(
  checks: readonly Check[],
  report: (result: CheckResult) => void,
): Promise<number> {
  let failed = 0;
  for (const { name, run } of checks) {
    const startedAt = performance.now();
    const problems = await run();
    if (problems) failed += 1;
    report({ name, problems, milliseconds: Math.round(performance.now() - startedAt) });
  }
  return failed;
}

/** A check that is a program of its own: it fails with everything it said when it ends with another code than 0. */
export function commandCheck(name: string, root: string, command: readonly string[]): Check {
  return {
    name,
    async run() {
      const child = Bun.spawn([...command], { cwd: root, stdout: 'pipe', stderr: 'pipe' });
      const [out, err, code] = await Promise.all([
        new Response(child.stdout).text(),
        new Response(child.stderr).text(),
        child.exited,
      ]);
      return code === 0 ? '' : `${out}${err}`.trim() || `ended with code ${code}`;
    },
  };
}
