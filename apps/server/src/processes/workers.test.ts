import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, type RedisServer, startRedisServer } from '@hexaflate/cache/testing';
import { openSandboxDatabase } from '@hexaflate/otomax/sandbox';
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
  pid?: number;
  term?: number;
}

test('two workers serve one port, a killed leader is followed within 2.5 s, and all end together', async () => {
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
  const reading = (async () => {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const bytes of child.stdout) {
      const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) if (part.startsWith('{')) lines.push(JSON.parse(part));
    }
  })();
  const count = (msg: string): number => lines.filter((line) => line.msg === msg).length;
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await Bun.sleep(5);
  };
  const pids = (): number[] =>
    lines.flatMap(({ msg, pid }) => (msg === 'program started' && pid ? [pid] : []));

  await until(() => count('ready') === 2 && count('this process leads') === 1);
  expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
  // The first worker was alone when it took the lead.
  const killedAt = performance.now();
  process.kill(pids()[0] ?? 0, 'SIGKILL');
  await until(() => count('this process leads') === 2);
  expect(performance.now() - killedAt).toBeLessThan(2500);
  await until(() => count('ready') === 3);
  expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await child.exited).toBe(0);
  await reading;
  for (const pid of pids()) expect(() => process.kill(pid, 0)).toThrow();
}, 30_000);
