import { afterAll, beforeAll, expect, test } from 'bun:test';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSandboxDatabase } from '@hexaflate/otomax/sandbox';
import { freePort, until } from '@hexaflate/testing';
import { folderWith } from '../testing/folder.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await folderWith({});
  await openSandboxDatabase(join(dataDir, 'otomax.sqlite'), { historyDays: 0 }).destroy();
});

const running: Bun.Subprocess[] = [];
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(running.map((child) => child.exited));
});

/** `start --log` as the system's service starts it. */
function start(log: string, environment: Record<string, string>) {
  const child = Bun.spawn([process.execPath, join(import.meta.dir, '../main.ts'), 'start', '--log', log], {
    env: { ...process.env, HOST: '127.0.0.1', HEXAFLATE_DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.push(child);
  return child;
}

async function untilLogged(log: string, words: RegExp): Promise<string> {
  const read = () => (existsSync(log) ? readFileSync(log, 'utf8') : '');
  await until(() => words.test(read()));
  return read();
}

const pids = (text: string) =>
  [...text.matchAll(/"program":"server","pid":(\d+)/g)].map(([, pid]) => Number(pid));

test('what all programs say goes into the log, one that dies comes again, and all end when asked', async () => {
  const log = join(dataDir, 'logs', 'hexaflate.log');
  const child = start(log, { PORT: `${await freePort()}`, HEXAFLATE_LOG_LEVEL: 'info' });
  const first = await untilLogged(log, /whatever ends is started again/);
  expect(first).toContain('Akun panel');
  process.kill(pids(first)[0] ?? 0, 'SIGKILL');
  const second = await untilLogged(log, /program ended and is started again[\s\S]*"msg":"ready"/);
  child.kill('SIGTERM');
  expect(await child.exited).toBe(0);
  expect(pids(second)).toHaveLength(2);
  for (const pid of pids(second)) expect(() => process.kill(pid, 0)).toThrow();
}, 30_000);

test('a server that cannot start is not started for ever: its parent ends and says where to look', async () => {
  const stranger = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: () => new Response() });
  const log = join(dataDir, 'logs', 'taken.log');
  const child = start(log, { PORT: `${stranger.port}` });
  expect(await child.exited).toBe(1);
  expect(await new Response(child.stderr).text()).toContain('before it was ready');
  expect(readFileSync(log, 'utf8')).toContain(`Port ${stranger.port} sudah dipakai`);
  await stranger.stop(true);
}, 30_000);
