import type { Body } from '../body.ts';
import type { Position, SharedBody, SharedLease, SharedTier, Signal, Taken } from '../tier.ts';
import type { Argument, RedisLink } from './link.ts';
import {
  beatScript,
  behindScript,
  giveScript,
  leaveScript,
  lookScript,
  publishScript,
  renewScript,
  settleScript,
  takeScript,
} from './protocol.ts';
import { readReply, readTexts } from './reply.ts';
import type { Script } from './script.ts';

export interface RedisTierOptions {
  /** As long as the cache trusts without a sign of life, in ms; the same in every process. 1000 unless given. */
  heartbeatLimitMs?: number;
  /** Milliseconds that a shared body lives at most; ten minutes unless given. */
  bodyLifeMs?: number;
  /** Bodies larger than this many bytes are not shared; 256 KiB unless given. */
  largestBody?: number;
  /** How many tags Redis remembers the last move of; 100,000 (some 12 MB) unless given. */
  rememberedTags?: number;
  /** Milliseconds on the clock of the cache; its own unless given. */
  clock?: () => number;
  /** Processes share bodies only with their own kind, such as a version that writes them in the same form. */
  kind?: string;
  /** Told of what went wrong in the background. */
  onError?: (error: unknown) => void;
}

export interface RedisTier extends SharedTier {
  /** Stops looking, and lets nobody wait for this process any more. */
  close(): Promise<void>;
}

/** Batches that a process may be behind before it has to forget everything. */
const loggedBatches = 256;
/** Milliseconds for which one process may keep the others from loading the same key. */
const leaseLifeMs = 1000;
/** Processes look this many times within the heartbeat limit when nothing tells them to. */
const looksPerLimit = 5;
/** A publisher waits for this share of the limit, to be certain whatever the clocks' rates are. */
const patience = 1.1;
/** Milliseconds between two questions for a held lease, and whether everyone has followed. */
const firstPauseMs = 2;
const longestPauseMs = 40;

/**
 * The shared tier on Redis. A process believes its memory for `heartbeatLimitMs` from the moment at which it asked
 * Redis for what is new (a "look"), less the age of the relay's last sign of life, and follows everything in the
 * answer first. So however late an answer comes, and whatever becomes of messages, nobody trusts longer than the
 * limit after the last look; and who publishes waits until everyone who has ever looked has followed, or the limit
 * has passed on his own clock. Messages only make it quick. Clocks are never compared between machines, except for
 * the age of the relay's sign of life, where both ends are Redis's own clock.
 *
 * When publishing fails, nobody knows which versions have moved: everything here is forgotten, nothing is taken from
 * Redis, and the tags are owed until they could be published.
 */
export function createRedisTier(link: RedisLink, options: RedisTierOptions = {}): RedisTier {
  const { heartbeatLimitMs = 1000, bodyLifeMs = 600_000, largestBody = 262_144 } = options;
  const { rememberedTags = 100_000, clock = Date.now, kind = '' } = options;
  const node = crypto.randomUUID();
  const channel = link.key('cache');
  const base = ['state', 'versions', 'log', 'nodes'].map((name) => link.key(name));
  const followers: ((signal: Signal) => void)[] = [];
  const waiters = new Set<() => void>();
  /** Tags that could not be published, each with the number of its failure. */
  const owed = new Map<string, number>();
  let failures = 0;
  let position: Position = { epoch: '', sequence: 0 };
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let beating = false;
  let closed = false;

  const ask = async (script: Script, args: readonly Argument[], keys: readonly string[] = []) =>
    readReply(await link.run(script, [...base, ...keys], [crypto.randomUUID(), channel, ...args]));
  const askTexts = async (script: Script, args: readonly Argument[]) => readTexts(await ask(script, args));
  const failed = (error: unknown): void => options.onError?.(error);

  function signal(told: Signal): void {
    position = told.position;
    for (const follow of followers) follow(told);
  }

  function followBatch(epoch: string, batch: string): void {
    const [sequence, ...tags] = batch.split('\n');
    if (epoch !== position.epoch || Number(sequence) !== position.sequence + 1) return;
    signal({ type: 'moved', position: { epoch, sequence: Number(sequence) }, tags });
  }

  /** Asks once what is new, follows it, and answers whether anything was. */
  async function look(): Promise<boolean> {
    const asked = clock();
    const from = position;
    const [epoch = '', last, age, ...batches] = await askTexts(lookScript, [node, from.epoch, from.sequence]);
    if (closed) return false;
    const sequence = Number(last);
    if (epoch !== position.epoch) signal({ type: 'renewed', position: { epoch, sequence } });
    for (const batch of batches) followBatch(epoch, batch);
    // More is missing than the log holds: the position tells the cache of the gap.
    if (position.sequence < sequence)
      signal({ type: 'alive', position: { epoch, sequence }, age: Number.POSITIVE_INFINITY });
    await payOwed();
    const silence = Number(age) < 0 ? Number.POSITIVE_INFINITY : Number(age) + clock() - asked;
    if (owed.size === 0 && clock() >= asked && silence < heartbeatLimitMs)
      signal({ type: 'alive', position, age: silence });
    return from.epoch !== position.epoch || from.sequence !== position.sequence;
  }

  async function lookUntilNothingIsNew(): Promise<void> {
    do {
      lookAgain = false;
      if (await look()) lookAgain = true;
    } while (lookAgain && !closed);
  }

  /** Looks now, or again after the look that is under way. Never rejects. */
  function lookSoon(): Promise<void> {
    lookAgain = true;
    looking ??= lookUntilNothingIsNew()
      .catch(failed)
      .finally(() => {
        looking = undefined;
      });
    return looking;
  }

  /** Moves the tags of failed publishings. Who asked for it was told that it failed, and nobody waits any more. */
  async function payOwed(): Promise<void> {
    if (owed.size === 0) return;
    const due = [...owed];
    await ask(publishScript, [rememberedTags, loggedBatches, ...due.map(([tag]) => tag)]);
    // What was owed once more in the meantime may have changed once more.
    for (const [tag, failure] of due) if (owed.get(tag) === failure) owed.delete(tag);
  }

  /** Waits until nobody can serve from before this batch. Throws when that cannot be told. */
  async function untilFollowed([epoch = '', sequence = '']: readonly string[]): Promise<void> {
    const first = await askTexts(behindScript, [epoch, sequence]);
    const until = performance.now() + patience * heartbeatLimitMs;
    let answer = first;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, 2 * pauseMs)) {
      const [current, settled, ...behind] = answer;
      if (current !== epoch) throw new Error('the order of changes began anew while a change was on its way');
      if (settled === '1' && behind.length === 0) return;
      const left = until - performance.now();
      if (left <= 0) break;
      await untilToldOr(Math.min(left, pauseMs));
      answer = await askTexts(behindScript, [epoch, sequence]);
    }
    const [settled] = await askTexts(settleScript, [epoch, ...first.slice(2)]);
    if (settled !== '1') throw new Error('the order of changes began anew while a change was on its way');
  }

  function untilToldOr(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = (): void => {
      clearTimeout(timer);
      waiters.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    waiters.add(wake);
    return promise;
  }

  /** What is shared may be older than what the caller knows, and so may what is here. */
  function owe(tags: readonly string[]): void {
    failures += 1;
    for (const tag of tags) owed.set(tag, failures);
    signal({ type: 'renewed', position: { epoch: '', sequence: 0 } });
  }

  const stopHearing = link.subscribe('cache', (text) => {
    const [what, epoch = '', ...batch] = text.split('\n');
    if (what === 'followed') for (const wake of [...waiters]) wake();
    if (what === 'moved') followBatch(epoch, batch.join('\n'));
    if (what === 'moved' || what === 'look') void lookSoon();
  });
  const timer = setInterval(() => void lookSoon(), heartbeatLimitMs / looksPerLimit);
  link.onState(({ up }) => {
    if (up) void lookSoon();
  });

  const keysOf = (key: string): string[] => [
    link.key(`body:${kind}:${key}`),
    link.key(`lease:${kind}:${key}`),
  ];

  return {
    async take(key): Promise<Taken> {
      for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, 2 * pauseMs)) {
        if (owed.size > 0) throw new Error('changes are owed to the other processes');
        const [what, ...rest] = await ask(takeScript, [node, leaseLifeMs], keysOf(key));
        if (String(what) === 'body') return { body: readBody(rest) };
        const [epoch, sequence] = rest;
        if (String(what) === 'lease')
          return { lease: { key, position: { epoch: String(epoch), sequence: Number(sequence) } } };
        await Bun.sleep(pauseMs);
      }
    },
    async give(lease: SharedLease, body: SharedBody | undefined): Promise<void> {
      const { epoch, sequence } = lease.position;
      const kept = body && body.bytes.byteLength <= largestBody ? body : undefined;
      const what = kept ? [epoch, sequence, bodyLifeMs, kept.tags.join('\n'), kept.etag, kept.bytes] : [];
      await ask(giveScript, [node, ...what], keysOf(lease.key));
    },
    async publish(tags) {
      if (tags.length === 0) return;
      try {
        const bumped = await askTexts(publishScript, [rememberedTags, loggedBatches, ...new Set(tags)]);
        void lookSoon();
        await untilFollowed(bumped);
      } catch (error) {
        owe(tags);
        throw error;
      }
    },
    beat() {
      if (beating || closed) return;
      beating = true;
      ask(beatScript, [heartbeatLimitMs / 2])
        .catch(failed)
        .finally(() => {
          beating = false;
        });
    },
    async renew() {
      await ask(renewScript, []);
      await lookSoon();
    },
    subscribe: (follow) => void followers.push(follow),
    async close() {
      closed = true;
      clearInterval(timer);
      stopHearing();
      await ask(leaveScript, [node]).catch(() => undefined);
    },
  };
}

function readBody([tags, etag, bytes]: readonly Buffer[]): SharedBody {
  const body: Body = { bytes: new Uint8Array(bytes ?? []), etag: String(etag) };
  return { ...body, tags: String(tags).split('\n').filter(Boolean) };
}
