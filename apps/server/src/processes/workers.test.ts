import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RedisServer, startRedisServer } from '@hexaflate/cache/testing';
import { openSandboxDatabase } from '@hexaflate/otomax/sandbox';
import { freePort, hearLines } from '@hexaflate/testing';
import { readConfig } from '../config.ts';
import { readStartOptions } from './workers.ts';

let redis: RedisServer;
let dataDir: string;

beforeAll(async () => {
  redis = await startRedisServer();
  dataDir = await mkdtemp(join(tmpdir(), 'hexaflate-workers-'));
  await openSandboxDatabase(join(dataDir, 'otomax.sqlite'), { historyDays: 0 }).destroy();
});

afterAll(async () => {
  await redis.close();
  await rm(dataDir, { recursive: true, force: true });
});

test('several workers are refused in words where they cannot be coherent or share a port', () => {
  const alone = readConfig({});
  const shared = readConfig({ REDIS_URL: 'redis://localhost' });
  const workers = (words: string, config = shared, platform = 'linux') =>
    readStartOptions(words.split(' ').filter(Boolean), config, platform).workers;
  expect(workers('', alone)).toBe(1);
  expect(workers('--workers 1', alone, 'win32')).toBe(1);
  expect(workers('--workers 3')).toBe(3);
  expect(() => workers('--workers 2', alone)).toThrow('REDIS_URL');
  expect(() => workers('--workers 2', shared, 'win32')).toThrow('PORT');
  for (const wrong of ['--workers many', '--wrokers 2', '--workers', '--workers 2 --workers 3'])
    expect(() => workers(wrong)).toThrow('Usage');
  expect(readStartOptions(['--log', 'a.log', '--workers', '2'], shared, 'linux')).toEqual({
    workers: 2,
    logFile: 'a.log',
  });
});

interface Line {
  msg: string;
  worker?: number;
  program?: string;
  pid?: number;
  term?: number;
}

test('two workers serve one port, a killed leader is followed when its lock has run out, and all end together', async () => {
  const port = await freePort();
  const child = Bun.spawn(
    [process.execPath, join(import.meta.dir, '../main.ts'), 'start', '--workers', '2'],
    {
      env: {
        ...process.env,
        PORT: `${port}`,
        HOST: '127.0.0.1',
        REDIS_URL: redis.url,
        HEXAFLATE_DATA_DIR: dataDir,
        HEXAFLATE_LOG_LEVEL: 'info',
      },
      stdin: 'ignore',
      stdout: 'pipe',
      stderr: 'inherit',
    },
  );
  const lines: Line[] = [];
  const heard = hearLines(child.stdout, (line) => {
    if (line.startsWith('{')) lines.push(JSON.parse(line));
  });
  const said = (msg: string): Line[] => lines.filter((line) => line.msg === msg);
  const leader = (): Line | undefined => said('this process leads').at(-1);
  const ready = (count: number) =>
    heard.until(() => said('ready').length === count && leader() !== undefined);

  await ready(2);
  expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
  const killed = leader();
  const { pid = 0 } =
    said('program started').findLast(({ program }) => program === `server ${killed?.worker}`) ?? {};
  process.kill(pid, 'SIGKILL');
  // Its lock dies with it.
  expect(Number((await redis.command('PTTL', '{hexaflate}:leader')).slice(1))).toBeLessThanOrEqual(1500);
  await heard.until(() => (leader()?.term ?? 0) > (killed?.term ?? 0));
  await ready(3);
  expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await child.exited).toBe(0);
  await heard.ended;
  for (const started of said('program started')) expect(() => process.kill(started.pid ?? 0, 0)).toThrow();
}, 90_000);
