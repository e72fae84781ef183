import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Results, toJson } from '../results.ts';
import { drawChart } from './chart.ts';
import { chartFile } from './chart-files.ts';
import { toMarkdown } from './markdown.ts';

/** Writes results.json, README.md and a picture per chart into `folder`, in place of what an earlier run left. */
export async function saveReport(results: Results, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) if (name.endsWith('.svg')) await rm(join(folder, name));
  await writeFile(join(folder, 'results.json'), `${JSON.stringify(toJson(results), null, 2)}\n`);
  await writeFile(join(folder, 'README.md'), toMarkdown(results, { charts: true }));
  for (const { scenario, result } of results.scenarios) {
    for (const chart of scenario.charts) {
      if (chart.figures.every((key) => result.medians[key] === undefined)) continue;
      await writeFile(join(folder, chartFile(scenario, chart)), drawChart(scenario, chart, result));
    }
  }
}
