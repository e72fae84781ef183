import { Database } from 'bun:sqlite';
import { createCache } from '../cache.ts';
import { connectRedis, createRedisTier, readRedisAddress } from '../redis/index.ts';

/**
 * One of several processes that the never-stale test breaks. `writer` changes a row, applies the change and says when
 * that was done; `reader` reads the row's view as fast as it can. Both say what they saw in lines of JSON, with
 * times in ms of the machine's clock, which all processes share.
 */
const [role, url = '', path = '', limit = ''] = process.argv.slice(2);
const heartbeatLimitMs = Number(limit);
const database = new Database(path);
database.run('pragma busy_timeout = 2000');
const link = connectRedis(readRedisAddress(url), { timeoutMs: 200 });
const tier = createRedisTier(link, { heartbeatLimitMs });
const cache = createCache({ maxBytes: 1_000_000, heartbeatLimitMs, tier });

const current = (): number =>
  database.query<{ value: number }, []>('select value from numbers').get()?.value ?? -1;
const say = (line: Record<string, string | number>): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
let stopping = false;
process.on('SIGTERM', () => {
  stopping = true;
});

async function write(): Promise<void> {
  setInterval(() => cache.heartbeat(), heartbeatLimitMs / 8);
  for (let value = 1; !stopping; value += 1) {
    database.run('update numbers set value = ?', [value]);
    while (!stopping && !(await applied())) await Bun.sleep(20);
    if (!stopping) say({ applied: value, at: Date.now() });
    await Bun.sleep(3);
  }
}

function applied(): Promise<boolean> {
  return cache.invalidate(['number']).then(
    () => true,
    () => false,
  );
}

async function read(): Promise<void> {
  const view = {
    key: 'number',
    kind: 'number',
    load: async () => ({ body: `${current()}`, tags: ['number'] }),
  };
  for (let count = 0; !stopping; count += 1) {
    const began = Date.now();
    const { bytes, source } = await cache.read(view);
    say({ seen: Number(new TextDecoder().decode(bytes)), began, source });
    if (count % 10 === 0) await Bun.sleep(1);
  }
}

await (role === 'writer' ? write() : read());
process.exit(0);
