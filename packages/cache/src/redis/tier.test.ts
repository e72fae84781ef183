import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import { brotliDecompressSync } from 'node:zlib';
import { startTcpProxy, type TcpProxy, until } from '@hexaflate/testing';
import type { Cache, CacheEvent, View } from '../api.ts';
import { createCache } from '../cache.ts';
import { inCoding } from '../coding.ts';
import { type RedisServer, startRedisServer } from '../testing/redis-server.ts';
import { readRedisAddress } from './address.ts';
import { connectRedis, type RedisLink } from './link.ts';
import { lookScript, settleScript } from './protocol.ts';
import type { Script } from './script.ts';
import { createRedisTier, type RedisTier } from './tier.ts';

interface Terms {
  /** Trust is believed for this long. */
  limitMs: number;
  /** Redis counts as away after this long without an answer. */
  timeoutMs: number;
}

/** For tests in which trust is lost, or Redis is away: they wait for it. */
const brief: Terms = { limitMs: 300, timeoutMs: 200 };
/** For tests in which neither may happen, however busy the machine is. */
const calm: Terms = { limitMs: 3000, timeoutMs: 5000 };
const beatMs = 40;

/** A process of its own, as far as Redis can tell. */
interface Node {
  cache: Cache;
  tier: RedisTier;
  link: RedisLink;
  proxy: TcpProxy;
  events: CacheEvent[];
  /** How often Redis has answered this script. */
  answered(script: Script): number;
}

let redis: RedisServer;
let nodes: Node[] = [];
let beats: ReturnType<typeof setInterval>[] = [];

beforeAll(async () => {
  redis = await startRedisServer();
});

afterAll(() => redis.close());

beforeEach(async () => {
  await redis.command('FLUSHALL');
});

afterEach(async () => {
  for (const timer of beats) clearInterval(timer);
  await Promise.all(nodes.map(({ tier }) => tier.close()));
  await Promise.all(nodes.map(({ link, proxy }) => Promise.all([link.close(), proxy.close()])));
  nodes = [];
  beats = [];
});

async function join({ limitMs, timeoutMs }: Terms): Promise<Node> {
  const proxy = await startTcpProxy(redis);
  const line = connectRedis(readRedisAddress(`redis://127.0.0.1:${proxy.port}`), { timeoutMs });
  const answers: Script[] = [];
  const link: RedisLink = {
    ...line,
    async run(script, keys, args) {
      const answer = await line.run(script, keys, args);
      answers.push(script);
      return answer;
    },
  };
  const events: CacheEvent[] = [];
  const tier = createRedisTier(link, { heartbeatLimitMs: limitMs });
  const cache = createCache({
    maxBytes: 1_000_000,
    heartbeatLimitMs: limitMs,
    tier,
    observe: (event) => void events.push(event),
  });
  const answered = (script: Script) => answers.filter((one) => one === script).length;
  const node = { cache, tier, link, proxy, events, answered };
  nodes.push(node);
  return node;
}

/** The relay of a node: signs of life until the end of the test, or until stopped. */
function beat(node: Node): () => void {
  node.cache.heartbeat();
  const timer = setInterval(() => node.cache.heartbeat(), beatMs);
  beats.push(timer);
  return () => clearInterval(timer);
}

const trusts = (node: Node) => until(() => node.cache.stats().trusted);
const distrusts = (node: Node) => until(() => !node.cache.stats().trusted);

/** Two processes on one Redis whose relay is the first of them, both believing their memory. */
async function twoNodes(hereTerms: Terms, thereTerms = hereTerms): Promise<[Node, Node]> {
  const here = await join(hereTerms);
  const there = await join(thereTerms);
  beat(here);
  await Promise.all([trusts(here), trusts(there)]);
  // Spares each test the wait for everyone from before the flush; the first test of all takes it.
  await redis.command('HSET', '{hexaflate}:state', 'settled', '1');
  return [here, there];
}

/** A view of one row whose loads show the row as it is when they begin. */
function rowView(row: { value: number }, key = 'catalogue', tags = ['row']): View & { loads: number } {
  const counted = {
    loads: 0,
    key,
    kind: 'catalogue',
    async load() {
      counted.loads += 1;
      return { body: `${row.value}`, tags };
    },
  };
  return counted;
}

async function readText(node: Node, view: View): Promise<string> {
  return new TextDecoder().decode((await node.cache.read(view)).bytes);
}

describe('several processes on one Redis', () => {
  test('the first change after Redis began anew waits until everyone from before has lost his trust', async () => {
    const limitMs = 1000;
    const here = await join({ ...calm, limitMs });
    await until(() => here.link.state().up);
    const began = performance.now();
    await here.cache.invalidate(['row']);
    expect(performance.now() - began).toBeGreaterThan(limitMs);
    expect(here.answered(settleScript)).toBe(1);
    await here.cache.invalidate(['row']);
    expect(here.answered(settleScript)).toBe(1);
  });

  test('one loads for all of them, with one entity tag', async () => {
    const [here, there] = await twoNodes(calm);
    const view = rowView({ value: 1 });
    const [first, second] = await Promise.all([here.cache.read(view), there.cache.read(view)]);
    expect(view.loads).toBe(1);
    expect(second.etag).toBe(first.etag);
    expect((await there.cache.read(view)).source).toBe('memory');
    const later = await join(calm);
    await trusts(later);
    expect(await readText(later, view)).toBe('1');
    expect(view.loads).toBe(1);
  });

  test('a packed body, which is no text, comes to the others byte for byte', async () => {
    const [here, there] = await twoNodes(calm);
    const view = inCoding(rowView({ value: 123_456 }), 'br');
    const [first, second] = [await here.cache.read(view), await there.cache.read(view)];
    expect(second.etag).toBe(first.etag);
    expect([...second.bytes]).toEqual([...first.bytes]);
    expect(brotliDecompressSync(second.bytes).toString()).toBe('123456');
  });

  test('a change that one of them applied is seen by every read that begins later', async () => {
    const [here, there] = await twoNodes(calm);
    const row = { value: 0 };
    const view = rowView(row);
    for (let value = 1; value <= 50; value += 1) {
      row.value = value;
      const from = value % 2 ? here : there;
      await from.cache.invalidate(['row']);
      expect(await Promise.all([readText(here, view), readText(there, view)])).toEqual([
        `${value}`,
        `${value}`,
      ]);
    }
  });

  test('a load that a change overtook is shared with nobody', async () => {
    const [here, there] = await twoNodes(calm);
    const slow = Promise.withResolvers<{ body: string; tags: string[] }>();
    const began = Promise.withResolvers<void>();
    const load = () => {
      began.resolve();
      return slow.promise;
    };
    const before = readText(here, { ...rowView({ value: 0 }), load });
    await began.promise;
    await there.cache.invalidate(['row']);
    slow.resolve({ body: 'old', tags: ['row'] });
    expect(await before).toBe('old');
    expect(await readText(there, rowView({ value: 2 }))).toBe('2');
    expect(await readText(here, rowView({ value: 2 }))).toBe('2');
  });

  test('the lease of a process that died runs out', async () => {
    const [here, there] = await twoNodes(calm);
    const began = Promise.withResolvers<void>();
    const never = Promise.withResolvers<never>();
    const load = () => {
      began.resolve();
      return never.promise;
    };
    here.cache.read({ ...rowView({ value: 0 }), load }).catch(() => undefined);
    await began.promise;
    expect(await readText(there, rowView({ value: 5 }))).toBe('5');
    never.reject(new Error('the end of the test'));
  });

  test('bodies run out, large ones stay at home, and old tags are forgotten without believing more', async () => {
    const [here] = await twoNodes(calm);
    const small = createRedisTier(here.link, {
      heartbeatLimitMs: calm.limitMs,
      largestBody: 4,
      bodyLifeMs: 60_000,
      rememberedTags: 2,
    });
    const body = (text: string, tags: string[]) => ({
      bytes: new TextEncoder().encode(text),
      etag: `"${text}"`,
      tags,
    });
    const leased = async (key: string) => {
      const taken = await small.take(key);
      if ('body' in taken) throw new Error('nothing was given yet');
      return taken.lease;
    };
    await small.give(await leased('large'), body('12345', ['x']));
    expect(await small.take('large')).toHaveProperty('lease');
    await small.give(await leased('kept'), body('1234', ['x']));
    expect(await small.take('kept')).toMatchObject({ body: { etag: '"1234"', tags: ['x'] } });
    expect(Number((await redis.command('PTTL', '{hexaflate}:body::kept')).slice(1))).toBeWithin(1, 60_001);
    for (const tag of ['a', 'b', 'c']) await small.publish([tag]);
    expect(await redis.command('ZCARD', '{hexaflate}:versions')).toBe(':3');
    expect(await small.take('kept')).toHaveProperty('lease');
    await small.close();
  });

  test('a reset in one is a new epoch for all', async () => {
    const [here, there] = await twoNodes(calm);
    await readText(there, rowView({ value: 1 }));
    await here.cache.reset('by hand');
    await until(() => there.events.some((event) => event.type === 'reset' && event.reason === 'a new epoch'));
    await trusts(there);
    expect((await there.cache.read(rowView({ value: 1 }))).source).toBe('loaded');
  });
});

describe('a change is applied only when nobody can serve from before it', () => {
  const faults: [string, (node: Node) => void][] = [
    ['is cut off', ({ proxy }) => proxy.cut()],
    ['hangs on a half-open connection', ({ proxy }) => proxy.lose()],
    ['hears nothing in time', ({ proxy }) => proxy.hold()],
  ];
  test.each(faults)('while one of them %s, and afterwards', async (_, fault) => {
    const [here, there] = await twoNodes({ ...calm, limitMs: brief.limitMs }, brief);
    const row = { value: 1 };
    const view = rowView(row);
    await readText(there, view);
    fault(there);
    row.value = 2;
    await here.cache.invalidate(['row']);
    expect(there.cache.stats().trusted).toBe(false);
    expect(await readText(there, view)).toBe('2');
    // It is not waited for a second time.
    const waits = here.answered(settleScript);
    expect(waits).toBe(1);
    await here.cache.invalidate(['row']);
    expect(here.answered(settleScript)).toBe(waits);
    there.proxy.mend();
    await trusts(there);
    expect(await readText(there, view)).toBe('2');
    row.value = 3;
    await here.cache.invalidate(['row']);
    expect(await readText(there, view)).toBe('3');
  });

  test('while messages are late', async () => {
    const [here, there] = await twoNodes(calm);
    const row = { value: 0 };
    const view = rowView(row);
    there.proxy.delay(30);
    for (let value = 1; value <= 5; value += 1) {
      row.value = value;
      await here.cache.invalidate(['row']);
      expect(await readText(there, view)).toBe(`${value}`);
    }
  });

  test('right after Redis was flushed', async () => {
    const [here, there] = await twoNodes(calm);
    const row = { value: 1 };
    const view = rowView(row);
    await Promise.all([readText(here, view), readText(there, view)]);
    // It learns nothing of the flush.
    there.proxy.hold();
    await redis.command('FLUSHALL');
    row.value = 2;
    await here.cache.invalidate(['row']);
    expect(await Promise.all([readText(here, view), readText(there, view)])).toEqual(['2', '2']);
    there.proxy.mend();
    await trusts(there);
    expect(await readText(there, view)).toBe('2');
  });

  test('also when another server took over that lacks the newest changes', async () => {
    const [here, there] = await twoNodes(calm);
    const row = { value: 1 };
    const view = rowView(row);
    await readText(there, view);
    // As a replica would have it: the same epoch, an older sequence, the body still there, and a run id of its own.
    await redis.command('HSET', '{hexaflate}:state', 'seq', '0', 'run', 'of-the-server-before');
    row.value = 2;
    await here.cache.invalidate(['row']);
    expect(await Promise.all([readText(here, view), readText(there, view)])).toEqual(['2', '2']);
    expect(await redis.command('HGET', '{hexaflate}:state', 'run')).not.toContain('before');
  });

  test('although part of what Redis remembers was evicted', async () => {
    const [here, there] = await twoNodes(calm);
    const row = { value: 1 };
    const view = rowView(row);
    await readText(there, view);
    await here.cache.invalidate(['row']);
    await readText(there, view);
    await redis.command('DEL', '{hexaflate}:versions');
    row.value = 2;
    await here.cache.invalidate(['row']);
    expect(await Promise.all([readText(here, view), readText(there, view)])).toEqual(['2', '2']);
  });
});

describe('without Redis', () => {
  test.each([
    ['killed', () => redis.kill(), () => redis.start()],
    ['paused', async () => redis.pause(), async () => redis.resume()],
  ])('%s, reads go on, changes wait, and everything comes back by itself', async (_, end, begin) => {
    const [here, there] = await twoNodes(brief);
    const row = { value: 1 };
    const view = rowView(row);
    await Promise.all([readText(here, view), readText(there, view)]);
    await end();
    row.value = 2;
    await expect(here.cache.invalidate(['row'])).rejects.toThrow();
    await Promise.all([distrusts(here), distrusts(there)]);
    await until(() => !here.link.state().up);
    const before = view.loads;
    const texts = await Promise.all([readText(here, view), readText(here, view), readText(there, view)]);
    expect(texts).toEqual(['2', '2', '2']);
    expect(view.loads - before).toBeLessThanOrEqual(3);
    await begin();
    await Promise.all([trusts(here), trusts(there)]);
    await until(() => here.link.state().up);
    row.value = 3;
    await until(() =>
      here.cache.invalidate(['row']).then(
        () => true,
        () => false,
      ),
    );
    expect(await Promise.all([readText(here, view), readText(there, view)])).toEqual(['3', '3']);
  });

  test('a change that could not be published is owed: it reaches the others without being asked for again', async () => {
    const [here, there] = await twoNodes(brief);
    const row = { value: 1 };
    const view = rowView(row);
    await Promise.all([readText(here, view), readText(there, view)]);
    here.proxy.cut();
    row.value = 2;
    await expect(here.cache.invalidate(['row'])).rejects.toThrow();
    expect(await readText(here, view)).toBe('2');
    here.proxy.mend();
    await until(async () => (await readText(there, view)) === '2');
    await trusts(here);
    expect(await readText(here, view)).toBe('2');
  });
});

test('without the relay nobody believes his memory, however well Redis is', async () => {
  const terms = { ...calm, limitMs: brief.limitMs };
  const here = await join(terms);
  const there = await join(terms);
  const stop = beat(here);
  await Promise.all([trusts(here), trusts(there)]);
  stop();
  await Promise.all([distrusts(here), distrusts(there)]);
  expect(there.link.state().up).toBe(true);
});

test('a process whose answers take longer than the limit never believes its memory', async () => {
  const here = await join(calm);
  beat(here);
  const far = await join({ ...calm, limitMs: brief.limitMs });
  far.proxy.delay(0.6 * brief.limitMs);
  await trusts(here);
  const view = rowView({ value: 1 });
  for (let looks = 1; looks <= 5; looks += 1) {
    await until(() => far.answered(lookScript) >= looks);
    expect((await far.cache.read(view)).source).toBe('distrusted');
  }
  far.proxy.delay(0);
  await trusts(far);
});
