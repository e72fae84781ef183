import type { RedisAddress } from './address.ts';
import { openConnection } from './link.ts';

/** What Redis says of itself. */
export interface RedisReport {
  version: string;
  /** What it does when memory is full: noeviction, volatile-lru, allkeys-lru … */
  evictionPolicy: string;
  /** Bytes it may use; 0 is no bound. */
  maxMemoryBytes: number;
  usedMemoryBytes: number;
  appendOnly: boolean;
  /** Milliseconds that its clock is ahead of ours; negative when it is behind. */
  clockAheadMs: number;
  roundTripMs: number;
}

const PATIENCE_MS = 3000;

/** Asks Redis about itself over a connection of its own. Rejects when it does not answer within some seconds. */
export async function inspectRedis(address: RedisAddress): Promise<RedisReport> {
  const connection = openConnection(address, PATIENCE_MS);
  try {
    await whenReady(connection);
    const asked = Date.now();
    const [seconds, microseconds] = await connection.time();
    const answered = Date.now();
    const facts = new Map(
      (await connection.info()).split(/\r?\n/).flatMap((line) => {
        const [name, ...value] = line.split(':');
        return name && value.length > 0 ? [[name, value.join(':')] as const] : [];
      }),
    );
    return {
      version: facts.get('redis_version') ?? '',
      evictionPolicy: facts.get('maxmemory_policy') ?? '',
      maxMemoryBytes: Number(facts.get('maxmemory') ?? 0),
      usedMemoryBytes: Number(facts.get('used_memory') ?? 0),
      appendOnly: facts.get('aof_enabled') === '1',
      clockAheadMs: Number(seconds) * 1000 + Number(microseconds) / 1000 - (asked + answered) / 2,
      roundTripMs: answered - asked,
    };
  } finally {
    connection.disconnect();
  }
}

/** The first failure is the answer: whoever asks wants to know now, not after many tries. */
function whenReady(connection: ReturnType<typeof openConnection>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS);
    const settle = (end: () => void) => () => {
      clearTimeout(timer);
      end();
    };
    connection.once('ready', settle(resolve));
    connection.on('error', (error: Error) => settle(() => reject(error))());
  });
}
