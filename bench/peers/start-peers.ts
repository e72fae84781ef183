import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RedisServer, startRedisServer } from '@hexaflate/cache/testing';
import { MissingPart } from '../scenario.ts';
import type { PeerPrograms } from './build-peers.ts';
import type { KnownHome } from './known-homes.ts';

/** A peer that serves the homes that it was handed. */
export interface Peer {
  port: number;
  /** Processes that do its work. */
  pids: readonly number[];
}

export interface Peers {
  axumRedis: Peer;
  rustMemory: Peer;
  stop(): Promise<void>;
}

/** Throws MissingPart when the Redis that one peer reads from cannot be started here. */
export async function startPeers(
  programs: PeerPrograms,
  headers: Record<string, string>,
  homes: readonly KnownHome[],
): Promise<Peers> {
  if (!Bun.which('redis-server'))
    throw new MissingPart('there is no redis-server; on Debian: apt-get install redis-server');
  const folder = await mkdtemp(join(tmpdir(), 'hexaflate-peers-'));
  const seed = join(folder, 'homes.json');
  const handed = homes.map(({ body, ...home }) => ({ ...home, body: [...body] }));
  await Bun.write(seed, JSON.stringify({ headers: Object.entries(headers), homes: handed }));
  const redis = await startRedisServer();
  const running: Bun.Subprocess[] = [];
  const start = async (args: string[]) => {
    const child = Bun.spawn(args, { stdio: ['ignore', 'pipe', 'inherit'] });
    running.push(child);
    return { port: await portOf(child.stdout), pid: child.pid };
  };
  const stop = async () => {
    for (const child of running) child.kill();
    await Promise.all(running.map((child) => child.exited));
    await redis.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const axumRedis = await start([programs.axumRedis, seed, redis.url]);
    const rustMemory = await start([programs.rustMemory, seed]);
    return {
      axumRedis: { port: axumRedis.port, pids: [axumRedis.pid, await redisPid(redis)] },
      rustMemory: { port: rustMemory.port, pids: [rustMemory.pid] },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The first line that a peer says. */
async function portOf(said: ReadableStream<Uint8Array>): Promise<number> {
  for await (const chunk of said) return Number(new TextDecoder().decode(chunk));
  throw new Error('a peer ended before it listened');
}

async function redisPid(redis: RedisServer): Promise<number> {
  return Number(/process_id:(\d+)/.exec(await redis.command('INFO', 'server'))?.[1]);
}
