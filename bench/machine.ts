import { readFile } from 'node:fs/promises';
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../scripts/setup/find-chromium.mjs';
import { ROOT } from '../scripts/setup/places.mjs';

/** What the figures were measured on. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryBytes: number;
  os: string;
  versions: Record<string, string>;
}

/** Describes this machine and the parts that the figures depend on. */
export async function describeMachine(): Promise<Machine> {
  const all = cpus();
  return {
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryBytes: totalmem(),
    os: `${(await distribution()) ?? type()} (${type()} ${release()}, ${arch()})`,
    versions: {
      hexaflate: await versionOf('package.json'),
      bun: Bun.version,
      sqlite: await sqliteVersion(),
      chromium: chromiumVersion() ?? 'none',
      lighthouse: await versionOf('node_modules/lighthouse/package.json'),
    },
  };
}

/** Processes that wanted a core over the last minute, on average. Above the number of cores, figures suffer. */
export function currentLoad(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100;
}

const SPIN_MS = 100;

/** What a lone busy loop gets of a core now, from 0 to 1: less than nearly all of it, and others are working too. */
export function measureCpuShare(): number {
  const before = process.cpuUsage();
  const began = performance.now();
  while (performance.now() - began < SPIN_MS);
  const { user, system } = process.cpuUsage(before);
  const share = (user + system) / 1000 / (performance.now() - began);
  return Math.round(Math.min(1, share) * 100) / 100;
}

async function distribution(): Promise<string | undefined> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^PRETTY_NAME="?([^"\n]+)/m.exec(text)?.[1];
}

async function versionOf(path: string): Promise<string> {
  const text = await readFile(join(ROOT, path), 'utf8').catch(() => '{}');
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? 'none';
}

async function sqliteVersion(): Promise<string> {
  const { Database } = await import('bun:sqlite');
  const database = new Database(':memory:');
  const row = database.query<{ version: string }, []>('select sqlite_version() as version').get();
  database.close();
  return row?.version ?? 'unknown';
}

function chromiumVersion(): string | undefined {
  const path = findChromium();
  if (!path) return undefined;
  const { stdout, success } = Bun.spawnSync([path, '--version'], { stderr: 'ignore' });
  return success ? /[\d.]{5,}/.exec(stdout.toString())?.[0] : undefined;
}
