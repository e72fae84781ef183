import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { buildApps } from '../scripts/setup/build-apps.mjs';
import { ROOT } from '../scripts/setup/places.mjs';
import { runMain } from '../scripts/setup/say.mjs';
import { readOptions } from './options.ts';
import { toMarkdown } from './report/markdown.ts';
import { saveReport } from './report/save-report.ts';
import { updatePage } from './report/target-table.ts';
import { toJson } from './results.ts';
import { runScenarios } from './run.ts';
import { scenarios } from './scenarios/index.ts';

const RESULTS = join(ROOT, 'bench', 'results');

/** `npm run bench -- [--only SCENARIO]… [--rounds N] [--json FILE] [--otomax URL]`: measures, and writes what came out. */
await runMain(async () => {
  const usual = scenarios.filter(({ onlyWhenNamed }) => !onlyWhenNamed);
  const { only, rounds, json, otomax } = readOptions(
    process.argv.slice(2),
    scenarios.map(({ name }) => name),
  );
  const wanted = only.length === 0 ? usual : scenarios.filter(({ name }) => only.includes(name));
  await buildApps();
  const { results, broken } = await runScenarios(wanted, { rounds, otomax }, say);
  // A part of the scenarios never replaces the report of a whole run: figures of two runs are not comparable.
  const folder = only.length === 0 ? RESULTS : join(RESULTS, 'partial');
  await saveReport(results, folder);
  if (folder === RESULTS) await updatePage(join(ROOT, 'docs', 'BENCHMARKS.md'), results);
  if (json) {
    await mkdir(dirname(resolve(json)), { recursive: true });
    await writeFile(json, `${JSON.stringify(toJson(results), null, 2)}\n`);
  }
  say(`\n${toMarkdown(results, { charts: false })}`);
  say(`Written to ${relative(ROOT, folder)}`);
  return broken ? 1 : 0;
});

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
