import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findBrokenHouseRules } from './check/house-rules.ts';
import { findLockProblems } from './check/lock-file.ts';
import { type Check, commandCheck, runChecks } from './check/run-checks.ts';
import { findSecurityTableProblems } from './check/security-table.ts';
import { checkLayering } from './layering/check-layering.ts';
import { ROOT } from './setup/places.mjs';
import { bold, dim, green, red } from './setup/say.mjs';

/** Fewer files than this in the whole repository means that the layering check went blind. */
const FEWEST_FILES = 60;
/** Programs that each leave a core idle for part of their time. */
const AT_ONCE = 2;
const bin = (name: string) => join(ROOT, 'node_modules', '.bin', name);

const workspaces = ['apps', 'packages']
  .flatMap((group) => readdirSync(join(ROOT, group)).map((name) => `${group}/${name}`))
  .filter((folder) => existsSync(join(ROOT, folder, 'tsconfig.json')));

const checks: Check[] = [
  ...['.', ...workspaces].map((folder) => commandCheck(`types ${folder}`, ROOT, [bin('tsc'), '-p', folder])),
  commandCheck('biome', ROOT, [bin('biome'), 'check', '--max-diagnostics=50', '.']),
  commandCheck('knip', ROOT, [bin('knip'), '--no-progress']),
  {
    name: 'layering',
    run: async () => checkLayering(ROOT, FEWEST_FILES).problems.join('\n'),
  },
  { name: 'lock file', run: async () => findLockProblems(ROOT).join('\n') },
  { name: 'security table', run: async () => findSecurityTableProblems(ROOT).join('\n') },
  { name: 'house rules', run: async () => findBrokenHouseRules(ROOT).join('\n') },
];

/** `npm run check`: everything that can be said about the sources without running them. */
const failed = await runChecks(checks, AT_ONCE, ({ name, problems, milliseconds }) => {
  const mark = problems ? red('✗') : green('✓');
  process.stdout.write(`${mark} ${name} ${dim(`${milliseconds} ms`)}\n`);
  if (problems) process.stdout.write(`${problems.replace(/^/gm, '    ')}\n`);
});
const passed = checks.length - failed;
process.stdout.write(`\n${bold('check')}: ${passed} of ${checks.length} fine\n`);
process.exitCode = failed ? 1 : 0;
