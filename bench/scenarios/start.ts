import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@hexaflate/testing';
import { ROOT } from '../../scripts/setup/places.mjs';
import { isReady } from '../../scripts/setup/port.mjs';
import type { Scenario } from '../scenario.ts';

/** The first launch may have to install, build and seed. */
const FIRST_LAUNCH_MS = 180_000;
const LAUNCH_MS = 60_000;
const LOOK_EVERY_MS = 10;
const GRACE_MS = 10_000;
const LAST_WORDS = 600;

/** What somebody waits for who starts an installation that already has its data. */
export const start: Scenario = {
  name: 'start',
  title: 'Starting again',
  method:
    '`npm start` as people type it, on an installation with its data and built apps, until /health/ready answers 200. The launch that installs, builds and seeds comes first and does not count.',
  figures: [{ key: 'readyMs', label: 'npm start to ready', unit: 'ms', target: { atMost: 3000 } }],
  charts: [{ name: 'ready', title: 'From npm start to ready', figures: ['readyMs'] }],
  async open() {
    const dataDir = await mkdtemp(join(tmpdir(), 'hexaflate-bench-'));
    const close = () => rm(dataDir, { recursive: true, force: true });
    try {
      await launch(dataDir, FIRST_LAUNCH_MS);
    } catch (error) {
      await close();
      throw error;
    }
    return { round: async () => ({ readyMs: await launch(dataDir, LAUNCH_MS) }), close };
  },
};

/** Launches, waits until the server is ready, stops it again, and answers how long that took in ms. */
async function launch(dataDir: string, patienceMs: number): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    // A group of its own: stopping it must reach what npm has started.
    detached: true,
    env: { ...process.env, PORT: String(port), HEXAFLATE_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const listen = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-LAST_WORDS);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null || performance.now() - began > patienceMs)
        throw new Error(`npm start did not get ready: ${said}`);
      await pause(LOOK_EVERY_MS);
    }
    return performance.now() - began;
  } finally {
    await stop(child);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('close', resolve));
  process.kill(-pid, 'SIGTERM');
  const killer = setTimeout(() => process.kill(-pid, 'SIGKILL'), GRACE_MS);
  await gone;
  clearTimeout(killer);
}
