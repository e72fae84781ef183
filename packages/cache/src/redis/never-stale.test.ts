import { Database } from 'bun:sqlite';
import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RedisServer, startRedisServer } from '../testing/redis-server.ts';
import { startTcpProxy, type TcpProxy } from '../testing/tcp-proxy.ts';

const limitMs = 200;
const program = join(import.meta.dir, '../testing/never-stale-process.ts');

type Line = { applied: number; at: number } | { seen: number; began: number; source: string };

let redis: RedisServer;
let folder: string;

beforeAll(async () => {
  redis = await startRedisServer();
  folder = await mkdtemp(join(tmpdir(), 'hexaflate-never-stale-'));
  const database = new Database(join(folder, 'numbers.sqlite'));
  database.run('pragma journal_mode = wal');
  database.run('create table numbers (value integer)');
  database.run('insert into numbers values (0)');
  database.close();
});

afterAll(async () => {
  await redis.close();
  await rm(folder, { recursive: true, force: true });
});

function startProcess(role: 'writer' | 'reader', port: number) {
  const url = `redis://127.0.0.1:${port}`;
  const child = Bun.spawn(
    [process.execPath, program, role, url, join(folder, 'numbers.sqlite'), `${limitMs}`],
    { stdin: 'ignore', stdout: 'pipe', stderr: 'inherit' },
  );
  const lines: Line[] = [];
  const reading = (async () => {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const bytes of child.stdout) {
      const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) lines.push(JSON.parse(part));
    }
  })();
  return {
    child,
    lines,
    async end() {
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      await child.exited;
      await reading;
    },
  };
}

test('in three processes no read is older than what was applied before it began, whatever breaks', async () => {
  const lines: TcpProxy[] = [await startTcpProxy(redis.port), await startTcpProxy(redis.port)];
  const [first, second] = lines as [TcpProxy, TcpProxy];
  const writer = startProcess('writer', redis.port);
  const readers = [startProcess('reader', first.port), startProcess('reader', second.port)];
  const pause = (): void => readers[0]?.child.kill('SIGSTOP');
  const resume = (): void => readers[0]?.child.kill('SIGCONT');
  const applied = (): number => writer.lines.length;
  const seenBy = (index: number): number => readers[index]?.lines.length ?? 0;

  async function waitFor(holds: () => boolean): Promise<void> {
    while (!holds()) await Bun.sleep(5);
  }
  /** Lets changes be applied and both readers read, so that each fault meets full memories. */
  async function settle(): Promise<void> {
    const before = [applied(), seenBy(0), seenBy(1)] as const;
    await waitFor(
      () => applied() > before[0] + 5 && seenBy(0) > before[1] + 20 && seenBy(1) > before[2] + 20,
    );
  }
  const apply = (count: number) => {
    const before = applied();
    return waitFor(() => applied() >= before + count);
  };

  const faults: (() => Promise<unknown>)[] = [
    async () => {
      pause();
      await apply(2);
      resume();
    },
    async () => {
      second.hold();
      await apply(2);
      second.mend();
    },
    async () => {
      first.lose();
      await apply(2);
      first.mend();
    },
    async () => {
      second.delay(40);
      await apply(3);
      second.delay(0);
    },
    () => redis.command('FLUSHALL'),
    async () => {
      first.cut();
      await apply(2);
      first.mend();
    },
    async () => {
      redis.pause();
      await Bun.sleep(2 * limitMs);
      redis.resume();
    },
    async () => {
      await redis.kill();
      await redis.start();
    },
  ];
  for (const fault of faults) {
    await settle();
    await fault();
  }
  await settle();
  await Promise.all([writer, ...readers].map((one) => one.end()));
  await Promise.all(lines.map((line) => line.close()));

  const done = writer.lines.flatMap((line) => ('applied' in line ? [line] : []));
  const reads = readers.flatMap(({ lines }) => lines.flatMap((line) => ('seen' in line ? [line] : [])));
  const stale = reads.filter(({ began, seen }) => {
    const floor = done.findLast(({ at }) => at < began);
    return floor !== undefined && seen < floor.applied;
  });
  expect(stale).toEqual([]);
  expect(reads.filter(({ source }) => source === 'memory').length).toBeGreaterThan(100);
  expect(reads.filter(({ source }) => source === 'distrusted').length).toBeGreaterThan(10);
}, 40_000);
