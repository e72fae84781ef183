import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, until } from '@hexaflate/testing';
import type { Subprocess } from 'bun';

/** A real redis-server of a test's own. */
export interface RedisServer {
  port: number;
  url: string;
  /** Sends one command, as words, and resolves with the raw answer. */
  command(...words: string[]): Promise<string>;
  /** Dies at once, with everything that it holds. */
  kill(): Promise<void>;
  /** Starts again on the same port, empty. */
  start(): Promise<void>;
  /** Stops answering without closing anything. */
  pause(): void;
  resume(): void;
  close(): Promise<void>;
}

/** Starts a redis-server on a free port that keeps nothing on disk. `args`: further arguments. */
export function startRedisServer(...args: string[]): Promise<RedisServer> {
  return startServer(['--save', '', ...args]);
}

/** Starts a Sentinel on a free port with a configuration file of its own, which it writes to. */
export function startSentinel(file: string): Promise<RedisServer> {
  return startServer([file, '--sentinel']);
}

async function startServer(args: readonly string[]): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'hexaflate-redis-'));
  let port = await freePort();
  let child: Subprocess | undefined;

  async function start(): Promise<void> {
    const started = Bun.spawn(
      // A configuration file comes first.
      ['redis-server', ...args, '--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder],
      { stdin: 'ignore', stdout: 'ignore', stderr: 'inherit' },
    );
    child = started;
    await until(async () => started.exitCode !== null || (await answers(port)));
    if (started.exitCode !== null) throw new Error(`redis-server ended with ${started.exitCode}`);
  }

  async function kill(): Promise<void> {
    child?.kill('SIGKILL');
    await child?.exited;
  }

  await start().catch(async () => {
    // Somebody else was faster on that port.
    port = await freePort();
    await start();
  });
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    command: (...words) => ask(port, words),
    kill,
    start,
    pause: () => child?.kill('SIGSTOP'),
    resume: () => child?.kill('SIGCONT'),
    async close() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(port: number): Promise<boolean> {
  return ask(port, ['PING']).then(
    (answer) => answer.startsWith('+PONG'),
    () => false,
  );
}

function ask(port: number, words: readonly string[]): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = createConnection({ port, host: '127.0.0.1' });
  socket.on('error', reject);
  socket.on('connect', () => {
    const bulk = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('');
    socket.write(`*${words.length}\r\n${bulk}`);
  });
  socket.on('data', (data) => {
    resolve(String(data).trim());
    socket.destroy();
  });
  socket.on('close', () => reject(new Error('no answer')));
  return promise;
}
