import { setTimeout as pause } from 'node:timers/promises';
import { metric, readMetrics } from './metrics.ts';

/** The relay looks more often for a while after the last change. */
const SETTLE_MS = 2500;
const SECONDS = 3;

/** What the server has asked Otomax's database so far, by its own count. */
export async function countStatements(url: string, by: 'requests' | 'relay'): Promise<number> {
  return metric(await readMetrics(url), `hexaflate_otomax_statements_total{by="${by}"}`);
}

/** What the relay asks Otomax's database in a second while nothing happens. */
export async function idleStatements(url: string): Promise<number> {
  await pause(SETTLE_MS);
  const before = await countStatements(url, 'relay');
  const began = performance.now();
  await pause(SECONDS * 1000);
  return ((await countStatements(url, 'relay')) - before) / ((performance.now() - began) / 1000);
}
