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

/** Runs the checks in their order, `atOnce` beside each other, reports each as it ends, and answers how many failed. */
export async function runChecks(
  checks: readonly Check[],
  atOnce: number,
  report: (result: CheckResult) => void,
): Promise<number> {
  const waiting = [...checks];
  let failed = 0;
  const runWaiting = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const startedAt = performance.now();
      const problems = await check.run();
      if (problems) failed += 1;
      report({ name: check.name, problems, milliseconds: Math.round(performance.now() - startedAt) });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, runWaiting));
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
