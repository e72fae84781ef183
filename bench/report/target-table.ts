import { readFile, writeFile } from 'node:fs/promises';
import type { Results } from '../results.ts';
import { showTarget, showValue } from './words.ts';

const BEGIN = '<!-- figures: written by npm run bench -->';
const END = '<!-- end of figures -->';

/** Every figure that has a target, with what it reached. */
export function targetTable(results: Results): string {
  const rows = results.scenarios.flatMap(({ scenario, result }) =>
    scenario.figures.flatMap((figure) => {
      const value = result.medians[figure.key];
      const apart = result.spread[figure.key];
      if (!figure.target || value === undefined || !apart) return [];
      const verdict = result.targets[figure.key]?.met ? 'met' : '**missed**';
      const range = `${showValue(apart.min, figure.unit)} – ${showValue(apart.max, figure.unit)}`;
      return [
        `| ${figure.label} | \`${scenario.name}.${figure.key}\` | ${showTarget(figure)} | ${showValue(value, figure.unit)} | ${range} | ${verdict} |`,
      ];
    }),
  );
  return [
    `${results.at.slice(0, 10)}, ${results.machine.cores} cores (${results.machine.cpu}), medians of ${results.roundsAsked} rounds; all figures stand in [bench/results](../bench/results/README.md).`,
    '',
    '| | figure | target | median | lowest – highest | |',
    '|---|---|---|---:|---:|---|',
    ...rows,
  ].join('\n');
}

/** The page with the table put in place of the one before. Throws when the page has no place for it. */
export function withTable(page: string, table: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error('The page has no place for the table of figures');
  return `${page.slice(0, begin + BEGIN.length)}\n${table}\n${page.slice(end)}`;
}

/** Writes the table into a page of the docs. */
export async function updatePage(file: string, results: Results): Promise<void> {
  await writeFile(file, withTable(await readFile(file, 'utf8'), targetTable(results)));
}
