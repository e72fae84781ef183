import { Database } from 'bun:sqlite';
import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hearLines, startTcpProxy, type TcpProxy } from '@hexaflate/testing';
import { type RedisServer, startRedisServer } from '../testing/redis-server.ts';

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
  const said: Line[] = [];
  const heard = hearLines(child.stdout, (line) => void said.push(JSON.parse(line)));
  return {
    child,
    said,
    until: heard.until,
    async end() {
      child.kill('SIGCONT');
      child.kill('SIGTERM');
      await child.exited;
      await heard.ended;
    },
  };
}

test('in three processes no read is older than what was applied before it began, whatever breaks', async () => {
  const lines: TcpProxy[] = [await startTcpProxy(redis), await startTcpProxy(redis)];
  const [first, second] = lines as [TcpProxy, TcpProxy];
  const writer = startProcess('writer', redis.port);
  const readers = [startProcess('reader', first.port), startProcess('reader', second.port)];
  const pause = (): void => readers[0]?.child.kill('SIGSTOP');
  const resume = (): void => readers[0]?.child.kill('SIGCONT');
  const applied = (): number => writer.said.length;
  const apply = (count: number) => {
    const before = applied();
    return writer.until(() => applied() >= before + count);
  };
  /** Each reader answers so many further reads from this source. */
  const readFrom = (source: string, count: number) =>
    Promise.all(
      readers.map((reader) => {
        const seen = () => reader.said.filter((line) => 'seen' in line && line.source === source).length;
        const before = seen();
        return reader.until(() => seen() >= before + count);
      }),
    );
  /** Lets changes be applied and both readers trust their memories, so that each fault meets full ones. */
  const settle = () => Promise.all([apply(5), readFrom('memory', 10)]);

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
      await readFrom('distrusted', 5);
      redis.resume();
    },
    async () => {
      await redis.kill();
      await readFrom('distrusted', 5);
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

  const done = writer.said.flatMap((line) => ('applied' in line ? [line] : []));
  const reads = readers.flatMap(({ said }) => said.flatMap((line) => ('seen' in line ? [line] : [])));
  const stale = reads.filter(({ began, seen }) => {
    const floor = done.findLast(({ at }) => at < began);
    return floor !== undefined && seen < floor.applied;
  });
  expect(stale).toEqual([]);
}, 60_000);
