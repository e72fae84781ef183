import { afterAll, afterEach, expect, test } from 'bun:test';
import { mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUN } from './places.mjs';
import { supervise } from './supervise.mjs';

const folder = mkdtempSync(join(tmpdir(), 'supervise-'));
const diary = join(folder, 'diary');
let running: ReturnType<typeof supervise> | undefined;

afterEach(async () => {
  await running?.stop();
  running = undefined;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Supervises a script that notes its process id in the diary before it does the rest. */
function start(rest: string, onEarlyDeath?: (reason: string) => void) {
  const script = join(folder, 'program.ts');
  const note = `import { appendFileSync } from 'node:fs';\nappendFileSync(${JSON.stringify(diary)}, process.pid + '\\n');\n`;
  writeFileSync(diary, '');
  writeFileSync(script, note + rest);
  running = supervise({ name: 'program', command: BUN, args: [script], env: process.env, onEarlyDeath });
  return running;
}

/** The process ids in the diary, as soon as there are `count`. */
function untilNoted(count: number): Promise<number[]> {
  return new Promise((resolve) => {
    const look = () => {
      const noted = readFileSync(diary, 'utf8').trim().split('\n').filter(Boolean).map(Number);
      if (noted.length < count) return;
      watcher.close();
      resolve(noted);
    };
    const watcher = watch(diary, look);
    look();
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('a program that is killed is started again', async () => {
  start('setInterval(() => {}, 1000);');
  const [first] = await untilNoted(1);
  if (first) process.kill(first, 'SIGKILL');
  const noted = await untilNoted(2);
  expect(new Set(noted).size).toBe(2);
});

test('stopping ends the program and starts it no more', async () => {
  const program = start('setInterval(() => {}, 1000);');
  const [pid = 0] = await untilNoted(1);
  await program.stop();
  expect(isAlive(pid)).toBe(false);
  expect(readFileSync(diary, 'utf8').trim()).toBe(String(pid));
});

test('a program that does not want to stop is killed after the grace period', async () => {
  const program = start("process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);");
  const [pid = 0] = await untilNoted(1);
  await program.stop(100);
  expect(isAlive(pid)).toBe(false);
});

test('a death before the program had settled is told and not repeated', async () => {
  const reason = await new Promise((resolve) => start('process.exit(7);', resolve));
  expect(reason).toBe('program stopped with exit code 7 before it was ready');
});
