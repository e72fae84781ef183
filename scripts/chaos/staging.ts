import { hearLines } from '@hexaflate/testing';
import { BUN, ROOT } from '../setup/places.mjs';

const HEXAFLATE = ['--no-orphans', 'apps/server/src/main.ts'];

/**
 * Makes a staging Otomax with nothing but opening balances, or with some days of sales, in the database, which must be empty or have been made so
 * before, and installs our tables and triggers, with the commands that an operator uses. Answers the arguments of its
 * engine for Bun. Throws with the commands' own words when one of them fails.
 */
export async function makeStaging(url: string, historyDays = 0): Promise<readonly string[]> {
  const sandbox = [...HEXAFLATE, 'sandbox', '--otomax', url, '--history-days', String(historyDays)];
  const engine = Bun.spawn([BUN, ...sandbox, '--anew'], { cwd: ROOT, stdout: 'pipe', stderr: 'inherit' });
  const said = hearLines(engine.stdout);
  await said
    .until(() => said.lines.some((line) => line.includes('sandbox engine at work')))
    .catch(() => Promise.reject(new Error(said.lines.join('\n'))));
  engine.kill('SIGTERM');
  if ((await engine.exited) !== 0) throw new Error('The staging engine did not end cleanly');

  // Nobody's business is watched here.
  const install = Bun.spawn([BUN, ...HEXAFLATE, 'otomax', 'install', '--watch-seconds', '0'], {
    cwd: ROOT,
    env: { ...process.env, OTOMAX_URL: url },
    stdout: 'pipe',
    stderr: 'inherit',
  });
  const report = await new Response(install.stdout).text();
  if ((await install.exited) !== 0) throw new Error(report);
  return sandbox;
}
